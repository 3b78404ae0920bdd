package io.confiture.suite;

import io.confiture.catalog.CatalogDiff;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.Verdict;
import io.confiture.check.Check;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.migration.Chain;
import io.confiture.migration.MigrationChecks;
import io.confiture.migration.Replay;
import io.confiture.project.SourceLocation;
import io.confiture.schema.SchemaRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks whether the migrations, applied to an empty database, give what the schema files give. */
final class EqualsSchema {

    static final Rule RULE = new Rule(
            "project/replay-equals-schema",
            Severity.ERROR,
            "All migrations applied to an empty database give the same catalog as the schema files.",
            "Add the migration that is missing, or bring the schema files up to date.");

    static final Rule COLUMN_ORDER = new Rule(
            "project/column-order",
            Severity.INFO,
            "Migrations give columns in the order of the schema files.",
            "Nothing, unless the order matters to you: PostgreSQL adds columns at the end.");

    private final Chain chain;
    private final SchemaRun schema;
    private final SourceLocation place;

    EqualsSchema(Chain chain, SchemaRun schema, SourceLocation place) {
        this.chain = chain;
        this.schema = schema;
        this.place = place;
    }

    Check check() {
        return new Check(
                new Segment("check", "result-equals-schema"),
                "result equals schema",
                place,
                Set.of("result-equals-schema"),
                MigrationChecks.LINE,
                this::compare);
    }

    private Outcome compare() {
        CatalogSnapshot built = schema.snapshot();
        if (built == null) {
            return new Outcome.Aborted("the schema files do not give a catalog: see schema: builds");
        }
        Replay replay = chain.replay();
        if (replay instanceof Replay.Broken broken) {
            return new Outcome.Aborted(broken.cause());
        }
        CatalogSnapshot replayed = ((Replay.Complete) replay).snapshot();
        CatalogDiff diff = CatalogDiff.between(built, replayed);
        List<Finding> findings = new ArrayList<>();
        if (diff.verdict() != Verdict.EQUAL && diff.verdict() != Verdict.EQUAL_BUT_COLUMN_ORDER) {
            if (!chain.notRun().isEmpty()) {
                return new Outcome.Aborted("the migrations have steps that are not SQL and were not run: "
                        + String.join(", ", chain.notRun()));
            }
            findings.add(Finding.of(
                            RULE,
                            diff.verdict() == Verdict.UNDECIDED
                                    ? "the migrations make objects that the comparison does not know"
                                    : "the migrations do not give the catalog that the schema files give")
                    .at(place)
                    .withDetail(diff.render("schema files", "migrations", Integer.MAX_VALUE)));
        }
        if (!diff.columnOrder().isEmpty()) {
            findings.add(Finding.of(COLUMN_ORDER, "some columns stand in another order")
                    .withDetail(diff.render("schema files", "migrations", Integer.MAX_VALUE)));
        }
        return Outcome.of(findings, Severity.ERROR);
    }
}

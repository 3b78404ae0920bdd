package io.confiture.suite;

import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.migration.MigrationChecks;
import io.confiture.migration.author.FileReport;
import io.confiture.migration.dryrun.DryRunRules;
import io.confiture.migration.history.HistoryChecks;
import io.confiture.migration.hook.HookChecks;
import io.confiture.migration.run.RunRules;
import io.confiture.migration.trace.LockJudge;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Prerequisites;
import io.confiture.schema.SchemaChecks;
import io.confiture.seed.SeedChecks;
import io.confiture.seed.lint.LintChecks;
import io.confiture.seed.prep.level1.SeedFilesLevel;
import io.confiture.seed.prep.level2.SchemaMappingLevel;
import io.confiture.seed.prep.level3.ResolutionLevel;
import io.confiture.seed.prep.level4.RuntimeLevel;
import io.confiture.seed.prep.level5.ExecutionLevel;
import io.confiture.suite.known.KnownFindings;
import io.confiture.sync.check.SyncChecks;
import io.confiture.sync.copy.CopyRules;
import io.confiture.sync.leak.LeakRules;
import io.confiture.sync.subset.SubsetRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows every rule that a finding can name. */
public final class Rules {

    private Rules() {}

    /** Return all rules, ordered by id, each id once. */
    public static List<Rule> all() {
        return Stream.of(
                        List.of(
                                ProjectChecks.SETTINGS,
                                ProjectChecks.NOT_EMPTY,
                                EqualsSchema.RULE,
                                EqualsSchema.COLUMN_ORDER,
                                FailureFinding.TAKEN_FOR_GRANTED,
                                Prerequisites.RULE),
                        KnownFindings.rules(),
                        ScriptReading.rules(),
                        SchemaChecks.rules(),
                        MigrationChecks.rules(),
                        HookChecks.rules(),
                        RunRules.rules(),
                        LockJudge.rules(),
                        DryRunRules.all(),
                        FileReport.rules(),
                        HistoryChecks.rules(),
                        SeedChecks.rules(),
                        LintChecks.rules(),
                        SeedFilesLevel.rules(),
                        SchemaMappingLevel.rules(),
                        ResolutionLevel.rules(),
                        RuntimeLevel.rules(),
                        ExecutionLevel.rules(),
                        SyncChecks.rules(),
                        CopyRules.all(),
                        LeakRules.all(),
                        SubsetRules.all())
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }

    /** Find a rule by its id. */
    public static Optional<Rule> find(String id) {
        return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}

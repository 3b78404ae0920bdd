package io.confiture.seed.prep.level3;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.project.SourceLocation;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.PrepReference;
import io.confiture.seed.prep.Routines;
import io.confiture.sql.ddl.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks, of each prep table, whether a function resolves it as it must.
 *
 * <p>Answers from the text of the schema files alone; what the text does not decide, such as dynamic SQL, is skipped with
 * its reason, and levels 4 and 5 ask a database. Thread-safe.
 */
public final class ResolutionLevel {
    private final PrepProject project;
    private @Nullable Known known;

    /** What the checks share; read when the first one asks. */
    private record Known(Routines routines, KnownRelations relations) {}

    /** Make the level for a project. */
    public ResolutionLevel(PrepProject project) {
        this.project = project;
    }

    /** Return the order and a group per prep table; one check that fails when there is no prep table. */
    public List<CheckNode> nodes() {
        List<TableDefinition> tables = project.prepTables();
        if (tables.isEmpty()) {
            return List.of(check("prep tables", project.directory(), this::none));
        }
        List<CheckNode> nodes = new ArrayList<>();
        nodes.add(check("order", project.directory(), () -> {
            Known all = known();
            return new OrderCheck(project, all.routines(), all.relations()).run();
        }));
        tables.forEach(table -> nodes.add(group(table)));
        return List.copyOf(nodes);
    }

    /** Return the rules that this level can find broken. */
    public static List<Rule> rules() {
        return ResolutionRules.all();
    }

    private Outcome none() {
        return Outcome.failed(Finding.of(
                        ResolutionRules.PREP_TABLES,
                        "no statement of the schema files defines a table in schema "
                                + project.settings().schema() + ", so no resolver was looked at")
                .at(project.directory()));
    }

    private CheckGroup group(TableDefinition prep) {
        String name = prep.name().name();
        List<CheckNode> checks = new ArrayList<>();
        checks.add(check("resolver", prep.location(), () -> table(prep).resolver()));
        checks.add(check("schema drift", prep.location(), () -> table(prep).drift()));
        boolean others = PrepReference.of(project, prep).stream().anyMatch(r -> !r.self());
        boolean self = PrepReference.of(project, prep).stream().anyMatch(r -> r.self());
        if (others) {
            checks.add(check("foreign keys", prep.location(), () -> table(prep).foreignKeys()));
        }
        if (self) {
            checks.add(
                    check("self reference", prep.location(), () -> table(prep).selfReference()));
        }
        return new CheckGroup(new Segment("table", name), name, prep.location(), Set.of(), checks);
    }

    private TableCheck table(TableDefinition prep) {
        Known all = known();
        return new TableCheck(project, all.routines(), all.relations(), prep);
    }

    private synchronized Known known() {
        Known all = known;
        if (all == null) {
            all = new Known(Routines.of(project), new KnownRelations(project));
            known = all;
        }
        return all;
    }

    private static Check check(String name, SourceLocation location, Supplier<Outcome> body) {
        String segment = name.replace(' ', '-');
        return new Check(new Segment("check", segment), name, location, Set.of(segment), null, body);
    }
}

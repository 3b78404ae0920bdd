package io.confiture.seed.prep.level2;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.ddl.NotFollowed;
import io.confiture.sql.ddl.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks, of each prep table, whether its final table is there and can take what the prep table holds.
 *
 * <p>Answers from the text of the schema files alone. What the text does not decide, such as a table that a DO block makes,
 * is skipped with its reason: level 4 asks a database. Thread-safe.
 */
public final class SchemaMappingLevel {

    private final PrepProject project;
    private @Nullable RoutineWrites routines;

    /** Make the level for a project. */
    public SchemaMappingLevel(PrepProject project) {
        this.project = project;
    }

    /** Return a group per prep table; one check that fails when there is no prep table. */
    public List<CheckNode> nodes() {
        List<TableDefinition> tables = project.prepTables();
        if (tables.isEmpty()) {
            return List.of(new Check(
                    new Segment("check", "prep-tables"),
                    "prep tables",
                    project.directory(),
                    Set.of("prep-tables"),
                    null,
                    this::none));
        }
        return tables.stream().<CheckNode>map(this::group).toList();
    }

    /** Return the rules that this level can find broken. */
    public static List<Rule> rules() {
        return MappingRules.all();
    }

    private synchronized RoutineWrites routines() {
        RoutineWrites known = routines;
        if (known == null) {
            known = RoutineWrites.of(project);
            routines = known;
        }
        return known;
    }

    private Outcome none() {
        List<NotFollowed> notFollowed = project.tables().notFollowed();
        String detail = notFollowed.stream()
                .map(statement -> statement.location() + ": " + statement.reason())
                .collect(Collectors.joining("\n"));
        Finding finding = Finding.of(
                        MappingRules.PREP_TABLES,
                        "no statement of the schema files defines a table in schema "
                                + project.settings().schema())
                .at(project.directory());
        return Outcome.failed(
                detail.isEmpty() ? finding : finding.withDetail("These statements could not be followed:\n" + detail));
    }

    private CheckGroup group(TableDefinition prep) {
        String name = prep.name().name();
        List<CheckNode> checks = List.of(
                check(prep, "final table", () -> new FinalTableCheck(project, prep).run()),
                mapped(prep, "trinity", mapping -> new TrinityCheck(mapping).run()),
                mapped(prep, "foreign keys", mapping -> new ForeignKeyCheck(mapping).run()),
                mapped(prep, "fed", mapping -> new FedCheck(mapping).run()),
                mapped(prep, "self reference", mapping -> new SelfReferenceCheck(mapping).run()));
        return new CheckGroup(new Segment("table", name), name, prep.location(), Set.of(), checks);
    }

    private Check mapped(TableDefinition prep, String name, Function<TableMapping, Outcome> body) {
        return check(prep, name, () -> {
            Optional<TableDefinition> target = project.finalTable(prep);
            return target.isPresent()
                    ? body.apply(new TableMapping(project, prep, target.get(), this::routines))
                    : new Outcome.Aborted(project.finalName(prep) + " is not there: see final table");
        });
    }

    private static Check check(TableDefinition prep, String name, Supplier<Outcome> body) {
        String id = name.replace(' ', '-');
        return new Check(new Segment("check", id), name, prep.location(), Set.of(id), null, body);
    }
}

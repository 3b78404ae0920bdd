package io.confiture.seed.prep.level3;

import io.confiture.project.TableName;
import io.confiture.sql.query.SqlReading;
import io.confiture.sql.query.TableReference;
import io.confiture.sql.query.TableReference.Role;
import io.confiture.sql.query.Tokens;
import io.confiture.sql.routine.BodyStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares each table that a program names with where the schema files put it. */
final class DriftCheck {
    private static final Set<String> SYSTEM = Set.of("pg_catalog", "information_schema", "pg_temp", "pg_toast");

    private final KnownRelations relations;

    DriftCheck(KnownRelations relations) {
        this.relations = relations;
    }

    void look(Program program, Answer answer) {
        List<Body> open = new ArrayList<>(program.bodies());
        List<Body> seen = new ArrayList<>(open);
        while (!open.isEmpty()) {
            Body body = open.remove(0);
            answer.open(body.routine().notFollowed());
            statements(body, answer);
            for (Body called : Calls.of(body)) {
                if (seen.stream().noneMatch(b -> b.routine().equals(called.routine()))) {
                    seen.add(called);
                    open.add(called);
                }
            }
        }
    }

    private void statements(Body body, Answer answer) {
        Set<TableName> made = new HashSet<>();
        boolean pathKnown = !body.routine().searchPathUnknown()
                && body.statements().stream().noneMatch(DriftCheck::changesPath);
        for (BodyStatement statement : body.statements()) {
            SqlReading reading = statement.reading();
            if (reading == null) {
                continue;
            }
            reading.references().stream().filter(r -> r.role() == Role.CREATE).forEach(r -> made.add(r.name()));
            for (TableReference reference : reading.references()) {
                if (reference.name().schema() == null && !pathKnown) {
                    answer.open("the search path is not known where " + reference.name() + " is named at "
                            + reference.location());
                } else if (!made.contains(reference.name())) {
                    reference(reference, body, answer);
                }
            }
        }
    }

    private void reference(TableReference reference, Body body, Answer answer) {
        TableName name = reference.name();
        if (relations.resolve(name, body.path()).isPresent() || isSystem(name)) {
            return;
        }
        Set<String> schemas = relations.schemasOf(name.name());
        if (schemas.isEmpty() && relations.mayBeMore()) {
            answer.open("no statement that is followed defines " + name + ", named at " + reference.location());
        } else if (schemas.isEmpty()) {
            answer.finding(
                    ResolutionRules.UNKNOWN_TABLE,
                    "no statement of the schema files defines " + name,
                    reference.span());
        } else {
            answer.finding(ResolutionRules.DRIFT, drift(name, schemas, body.path()), reference.span());
        }
    }

    private static String drift(TableName name, Set<String> schemas, List<String> path) {
        String where = "the schema files put " + name.name() + " in " + String.join(" and ", schemas);
        return name.schema() == null
                ? where + ", and the function looks for it in "
                        + (path.isEmpty() ? "no schema" : String.join(", ", path))
                : where + ", not in " + name.schema();
    }

    private boolean isSystem(TableName name) {
        return name.schema() == null ? name.name().startsWith("pg_") : SYSTEM.contains(name.schema());
    }

    /** Tell whether a statement changes what names without a schema mean: SET search_path, set_config. */
    private static boolean changesPath(BodyStatement statement) {
        Tokens tokens = statement.span().tokens();
        boolean changes = false;
        for (int i = statement.span().from(); i < statement.span().to(); i++) {
            changes |= tokens.isWord(i, "search_path") || tokens.text(i).equals("'search_path'");
        }
        return changes;
    }
}

package io.confiture.seed.prep.level2;

import io.confiture.project.TableName;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.Routines;
import io.confiture.sql.Statement;
import io.confiture.sql.query.Command;
import io.confiture.sql.query.CommonTable;
import io.confiture.sql.query.Name;
import io.confiture.sql.routine.BodyStatement;
import io.confiture.sql.routine.Routine;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the rows that the bodies of all routines insert, and the triggers of the schema. Immutable.
 *
 * @param bodies one per routine
 * @param triggers the statements CREATE TRIGGER
 */
record RoutineWrites(List<Body> bodies, List<Statement> triggers) {
    /**
     * What one routine inserts.
     *
     * @param clear whether all of its body is followed
     */
    record Body(Routine routine, List<Write> writes, boolean clear) {}

    /**
     * One INSERT.
     *
     * @param target the table as written
     * @param columns the columns, none when the INSERT names none
     */
    record Write(TableName target, List<Name> columns) {}

    static RoutineWrites of(PrepProject project) {
        List<Body> bodies = new ArrayList<>();
        for (Routines.Defined defined : Routines.of(project).all()) {
            Routine routine = defined.routine();
            List<Write> writes = new ArrayList<>();
            for (BodyStatement statement : routine.statements()) {
                if (statement.reading() != null) {
                    collect(statement.reading().command(), writes);
                }
            }
            bodies.add(new Body(routine, writes, routine.notFollowed().isEmpty()));
        }
        List<Statement> triggers = project.statements().stream()
                .filter(statement -> statement.kind().is("CREATE TRIGGER"))
                .toList();
        return new RoutineWrites(bodies, triggers);
    }

    private static void collect(Command command, List<Write> writes) {
        if (command instanceof Command.Insert insert) {
            writes.add(new Write(insert.target().name(), insert.columns()));
        } else if (command instanceof Command.Merge merge) {
            merge.actions().stream()
                    .filter(action -> !action.values().isEmpty())
                    .forEach(action -> writes.add(new Write(merge.target().name(), action.columns())));
        }
        for (CommonTable common : command.with()) {
            collect(common.body(), writes);
        }
    }
}

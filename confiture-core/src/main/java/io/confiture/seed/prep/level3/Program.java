package io.confiture.seed.prep.level3;

import io.confiture.project.TableName;
import io.confiture.seed.prep.Resolver;
import io.confiture.seed.prep.Routines;
import io.confiture.sql.query.Command;
import io.confiture.sql.query.Expression;
import io.confiture.sql.query.NotUnderstood;
import io.confiture.sql.query.Query;
import io.confiture.sql.query.SelectItem;
import io.confiture.sql.routine.BodyStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is all that a resolver runs, in order: its own statements, and those of the functions that it calls as statements. */
final class Program {
    private static final int DEEPEST_CALL = 3;

    private final Analysis analysis;
    private final List<Body> bodies = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    Program(Analysis analysis, Resolver resolver) {
        this.analysis = analysis;
        add(new Body(analysis, resolver.routine(), resolver.path(), List.of(), 0), false, false);
    }

    Analysis analysis() {
        return analysis;
    }

    List<Body> bodies() {
        return bodies;
    }

    List<Step> steps() {
        return steps;
    }

    /** Return what of all this is not followed. */
    List<NotUnderstood> notFollowed() {
        return bodies.stream()
                .flatMap(body -> body.routine().notFollowed().stream())
                .distinct()
                .toList();
    }

    private void add(Body body, boolean looped, boolean conditional) {
        bodies.add(body);
        for (BodyStatement statement : body.statements()) {
            boolean inLoop = looped || statement.looped();
            boolean inCondition = conditional || statement.conditional();
            steps.add(new Step(body, statement, inLoop, inCondition));
            if (statement.reading() != null && body.depth() < DEEPEST_CALL) {
                called(body, statement.reading().command(), inLoop, inCondition);
            }
        }
    }

    /** Follow {@code SELECT f()}, {@code PERFORM f()} and {@code CALL f()}. */
    private void called(Body body, Command command, boolean looped, boolean conditional) {
        Query query = query(command);
        List<SelectItem> items = query == null
                ? List.of()
                : query.firstSelect().map(select -> select.items()).orElse(List.of());
        for (SelectItem item : items) {
            if (item.expression() instanceof Expression.Call call) {
                int parts = call.function().size();
                String schema = parts > 1 ? call.function().get(parts - 2) : null;
                List<Routines.Defined> meant = analysis.routines()
                        .named(new TableName(schema, call.function().get(parts - 1)));
                boolean open = meant.size() == 1
                        && bodies.stream()
                                .noneMatch(b -> b.routine().equals(meant.get(0).routine()));
                if (open) {
                    Routines.Defined other = meant.get(0);
                    add(
                            new Body(analysis, other.routine(), other.path(), List.of(), body.depth() + 1),
                            looped,
                            conditional);
                }
            }
        }
    }

    private static @Nullable Query query(Command command) {
        if (command instanceof Command.Other other) {
            return other.query();
        }
        return command instanceof Query query ? query : null;
    }
}

package io.confiture.seed.prep.level3;

import io.confiture.sql.ddl.SearchPath;
import io.confiture.sql.query.Command;
import io.confiture.sql.query.Expression;
import io.confiture.sql.query.Query;
import io.confiture.sql.routine.Argument;
import io.confiture.sql.routine.BodyStatement;
import io.confiture.sql.routine.BodyText;
import io.confiture.sql.routine.Routine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Is the body of a resolver, or of a function that it calls, while it is followed. */
final class Body {
    private final Analysis analysis;
    private final Routine routine;
    private final List<BodyStatement> statements;
    private final List<String> path;
    private final Map<String, Value> arguments = new HashMap<>();
    private final Map<BodyStatement, Optional<Output>> outputs = new IdentityHashMap<>();
    private final int depth;

    /**
     * Make one.
     *
     * @param defining the search path where it is defined, which counts for BEGIN ATOMIC
     * @param values what the caller gives, by position; empty for a resolver
     * @param depth how many calls lead here
     */
    Body(Analysis analysis, Routine routine, SearchPath defining, List<Value> values, int depth) {
        this.analysis = analysis;
        this.routine = routine;
        this.statements = routine.statements();
        this.path = path(routine, defining);
        this.depth = depth;
        List<Argument> inputs =
                routine.arguments().stream().filter(Argument::input).toList();
        for (int i = 0; i < inputs.size() && i < values.size(); i++) {
            arguments.put("$" + (i + 1), values.get(i));
            String name = inputs.get(i).name();
            if (name != null) {
                arguments.put(name, values.get(i));
            }
        }
    }

    /** Return the search path that names in a routine's body are looked up with. */
    static List<String> path(Routine routine, SearchPath defining) {
        // The names in BEGIN ATOMIC are looked up once, when the function is made.
        boolean bound = !(routine.body() instanceof BodyText.Quoted);
        if (routine.searchPath() != null && !bound) {
            return routine.searchPath();
        }
        return bound ? defining.schemas() : SearchPath.initial().schemas();
    }

    Analysis analysis() {
        return analysis;
    }

    Routine routine() {
        return routine;
    }

    List<BodyStatement> statements() {
        return statements;
    }

    List<String> path() {
        return path;
    }

    int depth() {
        return depth;
    }

    @Nullable
    Value parameter(int number) {
        return arguments.get("$" + number);
    }

    /** Tell whether a name is that of a variable or argument. */
    boolean declares(String name) {
        return arguments.containsKey(name)
                || statements.stream().anyMatch(s -> s.targets().contains(name));
    }

    /** Find what a variable holds: what is assigned to it anywhere; null when that is not known. */
    @Nullable
    Value variable(Expression.Column column) {
        String whole = String.join(".", column.parts());
        Value argument = arguments.get(column.name());
        boolean own = column.qualifier() == null
                || column.qualifier().equals(routine.name().name());
        if (argument != null && own) {
            return argument;
        }
        List<Value> values = new ArrayList<>();
        for (BodyStatement statement : statements) {
            int place = statement.targets().indexOf(whole);
            boolean record = column.parts().size() == 2
                    && statement.targets().equals(List.of(column.parts().get(0)));
            if (place < 0 && !record) {
                continue;
            }
            Output output = output(statement);
            Value value = output == null ? null : place >= 0 ? output.at(place) : output.named(column.name());
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values.isEmpty() ? null : values.size() == 1 ? values.get(0) : new Value.OneOf(List.copyOf(values));
    }

    /** Return what a statement yields; null when that is not known. */
    @Nullable
    Output output(BodyStatement statement) {
        Optional<Output> known = outputs.get(statement);
        if (known == null) {
            // Put first, so that a variable that is assigned from itself ends here.
            outputs.put(statement, Optional.empty());
            known = Optional.ofNullable(make(statement));
            outputs.put(statement, known);
        }
        return known.orElse(null);
    }

    private @Nullable Output make(BodyStatement statement) {
        if (statement.reading() == null || statement.notFollowed() != null) {
            return null;
        }
        Command command = statement.reading().command();
        ScopeBuilder builder = new ScopeBuilder(this);
        return command instanceof Query query
                ? builder.output(query, null, Map.of())
                : builder.returning(command, null, Map.of());
    }
}

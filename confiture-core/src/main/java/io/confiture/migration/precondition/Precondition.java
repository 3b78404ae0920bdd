package io.confiture.migration.precondition;

import io.confiture.project.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Demands something of the database before a migration runs. Immutable.
 *
 * @param type what is demanded
 * @param arguments of what; schemas are filled in
 * @param params the values for {@code %s} in the query, in order
 * @param location where it stands
 */
public record Precondition(
        PreconditionType type, Map<Argument, String> arguments, List<String> params, SourceLocation location) {

    public Precondition {
        arguments = Map.copyOf(arguments);
        params = List.copyOf(params);
    }

    /** Return an argument that the type requires, or that has a default. */
    String get(Argument argument) {
        String value = arguments.get(argument);
        if (value == null) {
            throw new IllegalStateException(type.word() + " was read without " + argument.key());
        }
        return value;
    }

    @Nullable
    String find(Argument argument) {
        return arguments.get(argument);
    }

    /** Return the precondition in a few words: its type and the objects it is about. */
    @Override
    public String toString() {
        if (type == PreconditionType.CUSTOM_SQL) {
            return type.word() + "(" + get(Argument.DESCRIPTION) + ")";
        }
        return type.all().stream()
                .filter(arguments::containsKey)
                .map(a -> a.key() + ": " + get(a))
                .collect(Collectors.joining(", ", type.word() + "(", ")"));
    }
}

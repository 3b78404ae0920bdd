package io.confiture.sql.query;

import io.confiture.sql.Statement;
import java.util.List;

/**
 * Holds what one SQL statement says.
 *
 * @param command its shape
 * @param references every table that it names, in the order of the text; names of common tables and functions are none
 * @param notUnderstood what was not understood: when this is empty, the shape and the references are complete
 */
public record SqlReading(Command command, List<TableReference> references, List<NotUnderstood> notUnderstood) {

    public SqlReading {
        references = List.copyOf(references);
        notUnderstood = List.copyOf(notUnderstood);
    }

    /** Read a statement of a script; of several joined by {@code \;} the first is read and the rest is not understood. */
    public static SqlReading of(Statement statement) {
        return of(Tokens.of(statement));
    }

    /** Read one statement, without the {@code ;}. */
    public static SqlReading of(Tokens tokens) {
        Reading reading = new Reading(tokens);
        return of(reading.commands.read(0, tokens.size()), reading);
    }

    /**
     * Read what follows the word SELECT, which is what an expression of PL/pgSQL is: {@code a + 1}, but also
     * {@code a FROM t WHERE b}.
     */
    public static SqlReading ofExpression(Tokens tokens) {
        Reading reading = new Reading(tokens);
        return of(reading.commands.expression(0, tokens.size()), reading);
    }

    private static SqlReading of(Command command, Reading reading) {
        return new SqlReading(command, References.of(command), reading.problems());
    }
}

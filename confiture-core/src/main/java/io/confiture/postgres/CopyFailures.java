package io.confiture.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells why a {@code COPY} failed without repeating any value.
 *
 * <p>The server quotes values in nearly everything that it says of one: in the message ({@code invalid input syntax for type
 * integer: "..."}), the detail ({@code Key (email)=(...)}), the context ({@code COPY t, line 3, column x: "..."}), and a trigger may
 * say anything. So its words are given on only where neither a value nor code of the user's can be in them; otherwise the SQLSTATE, the
 * names of the objects concerned, the line and the column tell what happened.
 */
final class CopyFailures {

    static final List<String> NO_COLUMNS = List.of();

    /** Classes whose messages name objects, and never values. */
    private static final Set<String> WITHOUT_VALUES =
            Set.of("08", "0A", "25", "28", "3D", "3F", "40", "42", "53", "54", "55", "57", "58");

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("22001", "a value is too long for its type"),
            Map.entry("22003", "a number is out of the range of its type"),
            Map.entry("22007", "a value is no valid date or time"),
            Map.entry("22008", "a date or time is out of range"),
            Map.entry("22021", "a value has bytes that are no valid text"),
            Map.entry("22P02", "a value is no valid text of its type"),
            Map.entry("22P03", "a value is no valid binary form of its type"),
            Map.entry("22P04", "a row has not the columns that are expected"),
            Map.entry("22P05", "a character does not exist in the database's encoding"),
            Map.entry("23502", "a column takes no NULL"),
            Map.entry("23503", "a foreign key is violated"),
            Map.entry("23505", "a value that must be unique is there already"),
            Map.entry("23514", "a check constraint is violated, or there is no partition for a row"),
            Map.entry("23P01", "an exclusion constraint is violated"),
            Map.entry("P0001", "a trigger or function raised an exception"));

    private final String what;
    private final String database;
    private final List<String> columns;

    /**
     * Tell about one {@code COPY}.
     *
     * @param what {@code read} or {@code write}
     * @param columns the only names that are taken over from the server's context
     */
    CopyFailures(String what, String database, List<String> columns) {
        this.what = what;
        this.database = database;
        this.columns = columns.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** Tell; the exception has no cause, because that would repeat what is left out here. */
    PostgresException of(SQLException e) {
        ServerErrorMessage said = e instanceof PSQLException own ? own.getServerErrorMessage() : null;
        String state = e.getSQLState();
        if (said == null) {
            // The driver's own words: the connection broke, or the protocol did.
            return PostgresException.of(
                    "cannot " + what + " rows on " + database + ": " + e.getMessage() + state(state), state);
        }
        List<String> place = new ArrayList<>();
        if (builtIn(said)) {
            add(place, "constraint ", said.getConstraint());
            add(place, "type ", said.getDatatype());
        }
        String column = said.getColumn();
        String where = copying(said.getWhere());
        int line = line(where);
        if (column == null || !columns.contains(column)) {
            column = column(where);
        }
        add(place, "column ", column);
        add(place, "line ", line < 0 ? null : String.valueOf(line));
        return PostgresException.of(
                "cannot " + what + " rows on " + database + ": " + reason(said, state)
                        + (place.isEmpty() ? "" : ", " + String.join(", ", place)) + state(state),
                state);
    }

    private static String reason(ServerErrorMessage said, @Nullable String state) {
        String message = said.getMessage();
        String meaning = state == null ? null : MEANINGS.get(state);
        if (meaning != null) {
            return meaning;
        }
        if (message != null && state != null && WITHOUT_VALUES.contains(classOf(state)) && builtIn(said)) {
            return message;
        }
        return "the server refuses a value or a row (its words are left out, they may repeat the value)";
    }

    private static String classOf(String state) {
        return state.length() < 2 ? state : state.substring(0, 2);
    }

    /** Return whether the server itself speaks, and no function of a user's: those have lines of their own in the context. */
    private static boolean builtIn(ServerErrorMessage said) {
        String where = said.getWhere();
        return where == null || (where.indexOf('\n') < 0 && where.startsWith("COPY "));
    }

    private static void add(List<String> place, String what, @Nullable String name) {
        if (name != null && !name.isEmpty()) {
            place.add(what + name);
        }
    }

    private static String state(@Nullable String state) {
        return state == null ? "" : " (SQLSTATE " + state + ")";
    }

    /** Find the line of the context that says where the stream was; types such as json put lines of their own before it. */
    private static @Nullable String copying(@Nullable String where) {
        if (where == null || where.startsWith("COPY ")) {
            return where;
        }
        int at = where.indexOf("\nCOPY ");
        return at < 0 ? null : where.substring(at + 1);
    }

    /** Find the number of the line in {@code COPY t, line 3, column x: ..}; the server counts from where the stream began. */
    private static int line(@Nullable String where) {
        String text = ", line ";
        int at = where == null ? -1 : where.indexOf(text);
        if (where == null || at < 0) {
            return -1;
        }
        int end = at + text.length();
        int number = 0;
        while (end < where.length() && Character.isDigit(where.charAt(end)) && number < Integer.MAX_VALUE / 10 - 1) {
            number = number * 10 + Character.digit(where.charAt(end), 10);
            end++;
        }
        return number == 0 ? -1 : number;
    }

    /** Find the column in the context; only a name that we know is taken, never a piece of what stands there. */
    private @Nullable String column(@Nullable String where) {
        String text = ", column ";
        int at = where == null ? -1 : where.indexOf(text);
        if (where == null || at < 0) {
            return null;
        }
        String rest = where.substring(at + text.length());
        return columns.stream()
                .filter(name -> rest.equals(name) || rest.startsWith(name + ":"))
                .findFirst()
                .orElse(null);
    }
}

package io.confiture.postgres;

import io.confiture.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names something that a statement takes for granted and that is not there.
 *
 * @param kind what it is, as PostgreSQL calls it
 * @param name its name as the server's message gives it
 */
public record MissingObject(String kind, String name) {

    /** The SQLSTATEs that mean that an object is missing (PostgreSQL documentation, appendix A). */
    private static final Map<String, String> KINDS = Map.of(
            "3F000", "schema",
            "42P01", "relation",
            "42883", "function or operator",
            "42704", "object",
            "58P01", "file",
            "0A000", "extension");

    private static final String NOT_INSTALLED = "extension";

    /** Read what is missing from a failure; empty when it failed for another reason. */
    public static Optional<MissingObject> of(StatementFailure failure) {
        String kind = KINDS.get(String.valueOf(failure.sqlState()));
        if (kind == null) {
            return Optional.empty();
        }
        String message = failure.message();
        boolean extension =
                message.startsWith("extension ") || message.startsWith("could not open extension control file");
        if (extension) {
            boolean there = message.contains(" does not exist");
            return Optional.of(new MissingObject(there ? "object" : NOT_INSTALLED, extensionName(message)));
        }
        int end = message.indexOf(" does not exist");
        if (end < 0) {
            return Optional.empty();
        }
        return Optional.of(
                message.startsWith("role ")
                        ? new MissingObject("role", quoted(message))
                        : new MissingObject(kind, name(message.substring(0, end))));
    }

    /** Say whether one of some statements creates something of this name; no file can create what must be installed. */
    public boolean createdBy(List<Statement> statements) {
        String wanted = name.substring(name.lastIndexOf('.') + 1);
        return !isNotInstalled() && statements.stream().anyMatch(s -> Created.by(s, wanted));
    }

    /** Say whether the server lacks what no SQL can give it. */
    boolean isNotInstalled() {
        return kind.equals(NOT_INSTALLED);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }

    private static String extensionName(String message) {
        int slash = message.lastIndexOf('/');
        int control = message.indexOf(".control");
        return slash >= 0 && control > slash ? message.substring(slash + 1, control) : quoted(message);
    }

    /** Return what stands after the kind: quoted, or a function with its argument types. */
    private static String name(String message) {
        if (message.indexOf('"') >= 0) {
            return quoted(message);
        }
        String rest = message.substring(message.indexOf(' ') + 1);
        int arguments = rest.indexOf('(');
        return arguments < 0 ? rest : rest.substring(0, arguments);
    }

    private static String quoted(String message) {
        int from = message.indexOf('"');
        int to = message.indexOf('"', from + 1);
        return from >= 0 && to > from ? message.substring(from + 1, to) : message;
    }
}

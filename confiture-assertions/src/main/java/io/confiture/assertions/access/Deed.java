package io.confiture.assertions.access;

import io.confiture.assertions.source.ObjectName;
import io.confiture.sql.Lexer;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Is a statement that a role is to run.
 *
 * @param command what it does, as policies call it, or {@code ALL}
 */
record Deed(String sql, String command) {
    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");

    /** Read a query, or the name of a table whose rows are asked for. */
    static Deed query(String text) {
        Statement statement = statement(text);
        boolean query = QUERIES.contains(statement.kind().command())
                && statement.text().strip().chars().anyMatch(c -> Character.isWhitespace(c) || c == '(');
        if (query) {
            return new Deed(statement.text(), "SELECT");
        }
        ObjectName name = ObjectName.parse(text.strip());
        String table = (name.schema() == null ? "" : quoted(name.schema()) + ".") + quoted(name.name());
        return new Deed("select * from " + table, "SELECT");
    }

    /** Read a statement that must be of one command, behind {@code WITH} or not. */
    static Deed change(String text, String command) {
        Statement statement = statement(text);
        String is = statement.kind().command();
        if (!is.equals(command) && !(is.equals("WITH") && says(statement, command.toLowerCase(Locale.ROOT)))) {
            throw new IllegalArgumentException("this is no " + command + ": " + text);
        }
        return new Deed(statement.text(), command);
    }

    /** Read any statement. */
    static Deed any(String text) {
        Statement statement = statement(text);
        String is = statement.kind().command().toUpperCase(Locale.ROOT);
        boolean known = List.of("SELECT", "INSERT", "UPDATE", "DELETE").contains(is);
        return new Deed(statement.text(), known ? is : "ALL");
    }

    private static boolean says(Statement statement, String word) {
        Lexer lexer = Lexer.of(statement.text());
        while (lexer.next()) {
            if (lexer.isWord(word)) {
                return true;
            }
        }
        return false;
    }

    private static Statement statement(String text) {
        List<Statement> statements =
                SqlScript.parse(SqlSource.of(Path.of(""), "", text)).statements();
        if (statements.size() != 1) {
            throw new IllegalArgumentException(
                    "one statement is expected, but there are " + statements.size() + ": " + text);
        }
        Statement statement = statements.get(0);
        if (statement.kind().transactionControl().isPresent()) {
            throw new IllegalArgumentException(
                    statement.text() + " cannot be tried, because what a role tries is rolled back");
        }
        return statement;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Return the command for messages. */
    String words() {
        return command.equals("ALL") ? "any command" : command;
    }

    /** Return the letters of the commands whose policies decide: a change must also see what it changes. */
    String[] policies() {
        return switch (command) {
            case "SELECT" -> new String[] {"*", "r"};
            case "INSERT" -> new String[] {"*", "a"};
            case "UPDATE" -> new String[] {"*", "w", "r"};
            case "DELETE" -> new String[] {"*", "d", "r"};
            default -> new String[] {"*", "r", "a", "w", "d"};
        };
    }
}

package io.confiture.assertions.access;

import io.confiture.assertions.source.ObjectName;
import io.confiture.sql.Lexer;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
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
    private static final List<String> COMMANDS =
            List.of("select", "insert", "update", "delete", "merge", "values", "table");
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
        String main = is.equals("WITH") ? behindWith(statement) : is;
        if (!main.equals(command)) {
            throw new IllegalArgumentException("this is no " + command + ", but a " + main + ": " + text);
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

    /** Return the command whose rows the server counts; one within WITH may change none, and the query around it still gives some. */
    private static String behindWith(Statement statement) {
        Lexer lexer = Lexer.of(statement.text());
        int depth = 0;
        boolean named = false;
        while (lexer.nextSignificant()) {
            if (lexer.kind() == TokenKind.LEFT_PAREN) {
                depth++;
            } else if (lexer.kind() == TokenKind.RIGHT_PAREN) {
                depth--;
            } else if (depth == 0 && !named && COMMANDS.stream().anyMatch(lexer::isWord)) {
                return lexer.text().toUpperCase(Locale.ROOT);
            }
            named = lexer.isWord("with") || lexer.isWord("recursive") || lexer.kind() == TokenKind.COMMA;
        }
        return "WITH";
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

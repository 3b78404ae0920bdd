package io.confiture.sql.ddl;

import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the setting {@code search_path} through the statements of a script.
 *
 * <p>Knows SET [LOCAL] search_path, SET SCHEMA, RESET, DISCARD ALL, {@code set_config('search_path', ..)}, and that a
 * rollback takes a setting back. Immutable and thread-safe.
 *
 * @param schemas the schemas in force, in order, {@code $user} left out: nobody knows the user
 * @param session what is in force after a transaction that has only said SET LOCAL
 * @param before what was in force before the transaction block, null outside of one
 */
public record SearchPath(
        List<String> schemas,
        List<String> session,
        @Nullable List<String> before) {
    private static final List<String> DEFAULT = List.of("public");

    /** Copy the lists. */
    public SearchPath {
        schemas = List.copyOf(schemas);
        session = List.copyOf(session);
        before = before == null ? null : List.copyOf(before);
    }

    /** Return the path that a session begins with: {@code "$user", public}. */
    public static SearchPath initial() {
        return new SearchPath(DEFAULT, DEFAULT, null);
    }

    /** Return a path of these schemas, as the clause SET search_path of a routine makes it. */
    public static SearchPath of(List<String> schemas) {
        return new SearchPath(schemas, schemas, null);
    }

    /** Return the path after a statement; this, when the statement does not touch it. */
    public SearchPath after(Statement statement) {
        String command = statement.kind().command();
        boolean concerned = statement.group()
                || command.startsWith("SET")
                || command.equals("SELECT")
                || command.equals("RESET")
                || command.startsWith("DISCARD")
                || statement.kind().transactionControl().isPresent();
        if (!concerned) {
            return this;
        }
        SearchPath path = this;
        for (Tokens tokens : Tokens.commands(statement)) {
            path = path.after(tokens);
        }
        return path;
    }

    /** Return the path inside of CREATE SCHEMA, whose elements belong to that schema. */
    SearchPath under(String schema) {
        List<String> all = new ArrayList<>(List.of(schema));
        all.addAll(schemas);
        return new SearchPath(all, session, before);
    }

    SearchPath after(Tokens tokens) {
        int mark = tokens.mark();
        SearchPath path = read(tokens);
        tokens.back(mark);
        return path;
    }

    private SearchPath read(Tokens tokens) {
        if (tokens.accept("set")) {
            boolean local = tokens.accept("local");
            tokens.accept("session");
            List<String> value = tokens.accept("search_path")
                    ? setting(tokens)
                    : tokens.accept("schema") && tokens.atString() ? List.of(tokens.name()) : null;
            return value == null ? this : with(value, local);
        } else if (tokens.accept("reset")) {
            return tokens.at("search_path") || tokens.at("all") ? with(DEFAULT, false) : this;
        } else if (tokens.accept("discard")) {
            return tokens.at("all") ? with(DEFAULT, false) : this;
        } else if (tokens.accept("select")) {
            return configured(tokens);
        } else if (tokens.at("begin") || tokens.at("start", "transaction")) {
            return before != null ? this : new SearchPath(schemas, session, session);
        } else if (tokens.at("commit") || tokens.at("end")) {
            return new SearchPath(session, session, null);
        } else if (tokens.at("abort") || (tokens.at("rollback") && !toSavepoint(tokens))) {
            List<String> old = before == null ? session : before;
            return new SearchPath(old, old, null);
        }
        return this;
    }

    private static boolean toSavepoint(Tokens tokens) {
        tokens.advance();
        tokens.acceptAny("work", "transaction");
        return tokens.at("to");
    }

    private SearchPath with(List<String> value, boolean local) {
        return new SearchPath(value, local ? session : value, before);
    }

    private static List<String> setting(Tokens tokens) {
        if (!tokens.accept("to")) {
            tokens.advance();
        }
        if (tokens.at("default")) {
            return DEFAULT;
        }
        List<String> names = new ArrayList<>();
        while (tokens.atIdentifier() || tokens.atString()) {
            add(names, tokens.takeName());
            tokens.accept(TokenKind.COMMA);
        }
        return names;
    }

    /** Follow {@code SELECT [pg_catalog.]set_config('search_path', 'a, b', is_local)}, as pg_dump writes it. */
    private SearchPath configured(Tokens tokens) {
        if (tokens.at("pg_catalog")) {
            tokens.advance();
            tokens.advance();
        }
        if (!tokens.accept("set_config")
                || !tokens.accept(TokenKind.LEFT_PAREN)
                || !tokens.atString()
                || !tokens.takeName().equals("search_path")
                || !tokens.accept(TokenKind.COMMA)
                || !tokens.atString()) {
            return this;
        }
        Tokens value = Tokens.of(tokens.takeName());
        List<String> names = new ArrayList<>();
        while (value.atIdentifier()) {
            add(names, value.takeName());
            value.accept(TokenKind.COMMA);
        }
        tokens.accept(TokenKind.COMMA);
        return with(names, tokens.at("true"));
    }

    private static void add(List<String> names, String name) {
        if (!name.equals("$user") && !name.isEmpty()) {
            names.add(name);
        }
    }
}

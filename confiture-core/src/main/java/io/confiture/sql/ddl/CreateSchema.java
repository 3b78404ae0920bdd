package io.confiture.sql.ddl;

/** Reads CREATE SCHEMA with its elements, from behind the word SCHEMA. */
final class CreateSchema {
    private final Tokens tokens;
    private final Tables tables;
    private final Unfollowed unfollowed;

    CreateSchema(Tokens tokens, Tables tables, Unfollowed unfollowed) {
        this.tokens = tokens;
        this.tables = tables;
        this.unfollowed = unfollowed;
    }

    /** Read {@code [IF NOT EXISTS] [name] [AUTHORIZATION role]}: a schema without a name has the role's. */
    static String name(Tokens tokens) {
        tokens.accept("if", "not", "exists");
        String name = tokens.at("authorization") ? "" : tokens.takeName();
        if (tokens.accept("authorization")) {
            String role = tokens.takeName();
            return name.isEmpty() ? role : name;
        }
        return name;
    }

    void read() {
        String schema = name(tokens);
        tables.createSchema(schema);
        SearchPath outside = tables.path;
        tables.path = outside.under(schema);
        while (!tokens.atEnd()) {
            if (tokens.at("create")) {
                new CommandReader(tokens, tables, unfollowed).read();
            } else {
                tokens.skip();
            }
        }
        tables.path = outside;
    }
}

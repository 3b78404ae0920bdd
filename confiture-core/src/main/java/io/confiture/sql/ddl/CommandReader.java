package io.confiture.sql.ddl;

/** Reads one command that may change tables. */
final class CommandReader {
    private final Tokens tokens;
    private final Tables tables;
    private final Unfollowed unfollowed;

    CommandReader(Tokens tokens, Tables tables, Unfollowed unfollowed) {
        this.tokens = tokens;
        this.tables = tables;
        this.unfollowed = unfollowed;
    }

    void read() {
        if (tokens.accept("create")) {
            create();
        }
    }

    private void create() {
        boolean temporary = false;
        boolean unique = false;
        while (tokens.atAny("global", "local", "temp", "temporary", "unlogged", "foreign", "unique")) {
            temporary |= tokens.atAny("temp", "temporary");
            unique |= tokens.at("unique");
            tokens.advance();
        }
        if (tokens.accept("table")) {
            new CreateTable(tokens, tables, unfollowed).read(temporary);
        } else if (tokens.accept("schema")) {
            new CreateSchema(tokens, tables, unfollowed).read();
        }
    }
}

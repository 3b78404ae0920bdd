package io.confiture.migration;

import java.util.Optional;

/** Names the tool whose rules for names, order, pairing and transactions the migration files follow. */
public enum Layout {
    /** {@code 001_name.up.sql} and {@code 001_name.down.sql}; any version text. */
    CONFITURE("confiture", "Confiture"),
    /** {@code V1__name.sql}, {@code U1__name.sql}, {@code R__name.sql}, {@code B1__name.sql}, in any depth. */
    FLYWAY("flyway", "Flyway"),
    /** As {@link #CONFITURE}, with versions that are unsigned 64-bit numbers. */
    GOLANG_MIGRATE("golang-migrate", "golang-migrate"),
    /** {@code 1_name.up.sql} with {@code .down.sql}, or {@code 1_name.sql} alone; signed 64-bit versions. */
    SQLX("sqlx", "sqlx"),
    /** {@code 1_name.sql} with {@code -- migrate:up} and {@code -- migrate:down} in one file. */
    DBMATE("dbmate", "dbmate"),
    /** {@code 1_name.sql} with {@code -- +goose Up} and {@code -- +goose Down} in one file. */
    GOOSE("goose", "goose"),
    /** One directory per migration, with {@code up.sql} and {@code down.sql}. */
    DIESEL("diesel", "Diesel");

    private final String key;
    private final String label;

    Layout(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** Return the name that settings use. */
    public String key() {
        return key;
    }

    /** Return the tool's name as its makers write it. */
    public String label() {
        return label;
    }

    /** Find the layout that settings name; empty when there is none of that name. */
    public static Optional<Layout> named(String key) {
        for (Layout layout : values()) {
            if (layout.key.equals(key)) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }
}

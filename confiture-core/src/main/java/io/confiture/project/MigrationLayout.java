package io.confiture.project;

/** Whose rules the names and contents of the migration files follow. */
public enum MigrationLayout implements SettingWord {
    /** Told from the files. */
    AUTO,
    /** {@code 001_name.up.sql} and {@code 001_name.down.sql}. */
    CONFITURE,
    /** {@code V1__name.sql}, {@code U1__name.sql}, {@code R__name.sql}. */
    FLYWAY,
    /** {@code 1_name.up.sql} as golang-migrate reads it. */
    GOLANG_MIGRATE {
        @Override
        public String word() {
            return "golang-migrate";
        }
    },
    /** {@code 1_name.sql}, or with {@code .up} and {@code .down}, as sqlx reads it. */
    SQLX,
    /** One file with {@code -- migrate:up} and {@code -- migrate:down}. */
    DBMATE,
    /** One file with {@code -- +goose Up} and {@code -- +goose Down}. */
    GOOSE,
    /** A directory with {@code up.sql} and {@code down.sql}. */
    DIESEL
}

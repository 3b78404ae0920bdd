package io.confiture.assertions.migration;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.query.Row.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.Failing;
import io.confiture.suite.DatabaseState;
import io.confiture.suite.MigrationFailedException;
import io.confiture.suite.UnknownMigrationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationSandboxTest {

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TestProject project;

    @BeforeEach
    void a_project(@TempDir Path temp) {
        project = new TestProject(temp)
                .up("001_users", """
                    CREATE TYPE mood AS ENUM ('glad', 'sad');
                    CREATE TABLE users (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        email text NOT NULL UNIQUE,
                        mood mood, token uuid, tags text[], seen timestamptz, data jsonb);
                    CREATE TABLE plain (a int);
                    CREATE TABLE pairs (a int, b int, PRIMARY KEY (a, b));\
                    """)
                .down("001_users", "DROP TABLE users, plain, pairs;\nDROP TYPE mood;")
                .up("002_logins", "CREATE TABLE logins (id int PRIMARY KEY, by_user bigint REFERENCES users);")
                .down("002_logins", "DROP TABLE logins;")
                .up("003_add_bio", "ALTER TABLE users ADD COLUMN bio text;")
                .down("003_add_bio", "ALTER TABLE users DROP COLUMN bio;");
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @Test
    void rows_stay_while_migrations_come_and_go() {
        try (MigrationSandbox db = project.at(DatabaseState.afterMigration("002"))) {
            db.insert("users").row("email", "a@b.c");

            db.migrateTo("3");

            assertThat(db).table("users").column("bio");
            assertThat(db.version()).contains("003");
            assertThat(db.lastMigration()).hasToString("migration 003_add_bio");
            assertThat(db.lastMigration().versionBefore()).isEqualTo("002");
            db.migrateBackTo("001");
            assertThat(db).tables().containsExactly("pairs", "plain", "users");
            assertThat(db.migrations())
                    .extracting(MigrationResult::toString, MigrationResult::versionBefore)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("migration 003_add_bio", "002"),
                            org.assertj.core.groups.Tuple.tuple("migration 003_add_bio (down)", "003"),
                            org.assertj.core.groups.Tuple.tuple("migration 002_logins (down)", "002"));
            db.migrateUp().migrateDown();
            assertThat(db.version()).contains("002");
            db.execute("UPDATE users SET mood = 'sad'; SELECT 1");
        }
    }

    @Test
    void assertions_know_where_the_applied_migrations_define_things() {
        try (MigrationSandbox db = project.at(DatabaseState.afterMigration("002"))) {
            assertThat(Failing.message(() -> assertThat(db).table("users").column("bio")))
                    .contains("there is no column bio", "Defined at db/migrations/001_users.up.sql:2");
            db.migrateTo("003");
            assertThat(Failing.message(
                            () -> assertThat(db).table("users").column("bio").isNotNullable()))
                    .contains("Defined at db/migrations/003_add_bio.up.sql:1");
        }
    }

    @Test
    void values_are_put_into_columns_of_every_type() throws SQLException {
        try (MigrationSandbox db = project.at(DatabaseState.afterAllMigrations())) {
            Insertion users = db.insert("users")
                    .row(
                            "email",
                            "a@b.c",
                            "mood",
                            "glad",
                            "token",
                            "b0b1c2d3-0000-4000-8000-000000000000",
                            "tags",
                            List.of("x", "y"),
                            "seen",
                            java.time.Instant.EPOCH,
                            "data",
                            "{\"a\": [1]}")
                    .row("email", "d@e.f", "mood", null)
                    .rows(List.of(Map.of("email", "g@h.i"), Map.of("email", "j@k.l")));

            assertThat(users.keys()).containsExactly(1L, 2L, 3L, 4L);
            assertThat(users.keyAsLong()).isEqualTo(4);
            try (var rows = db.connection()
                    .createStatement()
                    .executeQuery("SELECT mood, token, tags, seen = 'epoch', data->'a' FROM users WHERE id = 1")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("glad");
                assertThat(rows.getString(3)).isEqualTo("{x,y}");
                assertThat(rows.getBoolean(4)).isTrue();
                assertThat(rows.getString(5)).isEqualTo("[1]");
            }
            assertThatThrownBy(() -> db.insert("plain").row().key()).hasMessage("plain has no primary key");
            assertThatThrownBy(
                            () -> db.insert("public.pairs").row("a", 1, "b", 2).keys())
                    .hasMessage("the primary key of public.pairs is a, b, and not one column");
        }
    }

    @Test
    void a_row_is_completed_so_that_it_holds_all_constraints() throws SQLException {
        project.up("004_strict", """
                        CREATE TABLE strict (
                            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                            code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z]{3}$'),
                            mood mood NOT NULL, by_user bigint NOT NULL REFERENCES users,
                            kept text, state text NOT NULL DEFAULT 'new', low int NOT NULL, high int NOT NULL, CHECK (low < high));""").down("004_strict", "DROP TABLE strict;");
        try (MigrationSandbox db = project.at(DatabaseState.afterAllMigrations())) {
            assertThatThrownBy(() -> db.insert("strict").rowWithDefaults())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("no row can be made for strict: ");

            Object user = db.insert("users").rowWithDefaults().key();
            Insertion strict = db.insert("strict").rowWithDefaults().rowWithDefaults("state", "old", "mood", "sad");

            assertThat(strict.keys()).containsExactly(1L, 2L);
            assertThat(db)
                    .query("select by_user, state, kept, low < high from strict order by id")
                    .containsExactly(row(user, "new", null, true), row(user, "old", null, true));
            assertThatThrownBy(() -> db.insert("strict").rowWithDefaults("nope", 1))
                    .hasMessageContaining("there is no column nope");
            db.connection().setAutoCommit(false);
            db.insert("users").row("email", "open");
            assertThatThrownBy(() -> db.insert("strict").rowWithDefaults())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has an open transaction");
        }
    }

    @Test
    void names_that_are_not_there_are_told_with_the_nearest() {
        try (MigrationSandbox db = project.at(DatabaseState.afterMigration("1"))) {
            assertThatThrownBy(() -> db.insert("usres"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there is no table usres to put rows into; did you mean users?; there are pairs, plain,"
                            + " users");
            assertThatThrownBy(() -> db.insert("users").row("emial", "a@b.c"))
                    .hasMessageContaining("there is no column emial in users; did you mean email?");
            assertThatThrownBy(() -> db.insert("users").row("email"))
                    .hasMessageContaining("columns and values alternate");
            assertThatThrownBy(() -> db.migrateTo("003_add_boi"))
                    .isInstanceOf(UnknownMigrationException.class)
                    .hasMessageContaining("003_add_bio");
        }
    }

    @Test
    void what_the_server_refuses_is_told_with_its_state() {
        try (MigrationSandbox db = project.at(DatabaseState.afterMigration("1"))) {
            assertThatThrownBy(() -> db.insert("users").row("email", "a").row("email", "a"))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("the row was refused by users")
                    .hasMessageContaining("SQLSTATE 23505")
                    .hasCauseInstanceOf(SQLException.class);
            assertThatThrownBy(() -> db.execute("SELEC"))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("42601");
        }
    }

    @Test
    void a_migration_that_fails_leaves_what_ran_before() {
        project.up("004_unique", "CREATE TABLE half ();\nALTER TABLE plain ADD UNIQUE (a);")
                .down("004_unique", "SELECT 1;");
        try (MigrationSandbox db = project.at(DatabaseState.afterMigration("2"))) {
            db.insert("plain").row("a", 1).row("a", 1);

            assertThatThrownBy(db::migrateUp)
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("004_unique cannot be applied")
                    .hasMessageContaining("004_unique.up.sql:2:1")
                    .hasMessageContaining("Key (a)=(1) is duplicated");

            assertThat(db).doesNotHaveTable("half");
            assertThat(db.migrations()).extracting(MigrationResult::id).containsExactly("003_add_bio");
            assertThatThrownBy(db::lastMigration)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the last migration, 004_unique, failed;");
            assertThat(db.execute("DELETE FROM plain")
                            .migrateUp()
                            .lastMigration()
                            .id())
                    .isEqualTo("004_unique");
        }
    }

    @Test
    void nothing_is_migrated_while_the_test_holds_locks() throws SQLException {
        try (MigrationSandbox db = project.at(DatabaseState.afterMigration("2"))) {
            db.connection().setAutoCommit(false);
            db.insert("users").row("email", "a");
            assertThatThrownBy(db::migrateUp).hasMessageContaining("the sandbox's connection has an open transaction");
            db.connection().commit();
            assertThat(db.migrateUp().lastMigration().id()).isEqualTo("003_add_bio");
        }
    }

    @Test
    void without_a_migration_there_is_no_last_one() {
        try (MigrationSandbox db = project.at(DatabaseState.empty())) {
            assertThat(db.version()).isEmpty();
            assertThatThrownBy(db::lastMigration)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no migration has run in this sandbox yet");
        }
    }

    @Test
    void nothing_secret_is_shown() {
        try (MigrationSandbox db = project.at(DatabaseState.empty())) {
            assertThat(db.toString())
                    .startsWith("database confiture_")
                    .endsWith("(empty)")
                    .doesNotContain(db.password());
            assertThat(db.source()).asString().doesNotContain(db.password());
            assertThat(db.jdbcUrl()).startsWith("jdbc:postgresql://").doesNotContain(db.password());
            assertThat(db.user()).isNotEmpty();
        }
    }
}

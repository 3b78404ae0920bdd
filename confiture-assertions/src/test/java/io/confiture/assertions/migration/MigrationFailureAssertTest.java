package io.confiture.assertions.migration;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.query.SqlState.CHECK_VIOLATION;
import static io.confiture.assertions.query.SqlState.UNIQUE_VIOLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.suite.DatabaseState;
import io.confiture.suite.MigrationFailedException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFailureAssertTest {

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TestProject project;

    @SuppressWarnings("NullAway.Init") // set before each test
    private MigrationFailedException failure;

    @BeforeEach
    void a_migration_that_fails_on_rows(@TempDir Path temp) {
        project = new TestProject(temp)
                .up("001_users", "CREATE TABLE users (id int PRIMARY KEY, email text);")
                .down("001_users", "DROP TABLE users;")
                .up("002_unique", "\nALTER TABLE users ADD CONSTRAINT one_each UNIQUE (email);")
                .down("002_unique", "ALTER TABLE users DROP CONSTRAINT one_each;");
        MigrationSandbox db = project.at(DatabaseState.afterMigration("1"));
        db.insert("users").row("id", 1, "email", "a").row("id", 2, "email", "a");
        failure = catchThrowableOfType(MigrationFailedException.class, () -> db.migrateTo("2"));
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @Test
    void the_server_says_why() {
        assertThat(failure)
                .isOfMigration("002_unique")
                .hasSqlState(UNIQUE_VIOLATION)
                .hasSqlState("23505")
                .isOnConstraint("one_each")
                .isOnTable("users")
                .isOnTable("public.users")
                .isAt("db/migrations/002_unique.up.sql")
                .isAt("db/migrations/002_unique.up.sql:2")
                .isAt("db/migrations/002_unique.up.sql:2:1")
                .hasMessageContaining("could not create unique index");
    }

    @Test
    void another_reason_is_told_with_all_that_the_server_said() {
        assertThat(Failing.message(() -> assertThat(failure).hasSqlState(CHECK_VIOLATION)))
                .isEqualTo("""

                        Expecting the failure of migration 002_unique
                        to be an error 23514
                        but it is:
                          002_unique cannot be applied:
                          db/migrations/002_unique.up.sql:2:1: could not create unique index "one_each"
                          2 | ALTER TABLE users ADD CONSTRAINT one_each UNIQUE (email);
                            | ^
                          SQLSTATE 23505
                          Detail: Key (email)=(a) is duplicated.""");
        assertThat(Failing.message(() -> assertThat(failure).isOnConstraint("users_pkey")))
                .contains("to be on the constraint users_pkey");
        assertThat(Failing.message(() -> assertThat(failure).isOnTable("orders")))
                .contains("to be on the table orders");
        assertThat(Failing.message(() -> assertThat(failure).isOnTable("shop.users")))
                .contains("on the table shop.users");
        assertThat(Failing.message(() -> assertThat(failure).isAt("db/migrations/002_unique.up.sql:22")))
                .contains("to be at db/migrations/002_unique.up.sql:22");
        assertThat(Failing.message(() -> assertThat(failure).isAt("db/migrations/002")))
                .contains("to be at");
        assertThat(Failing.message(() -> assertThat(failure).isOfMigration("001_users")))
                .contains("to be of the migration 001_users", "but it is of 002_unique");
    }

    @Test
    void soft_assertions_tell_all_of_them() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(failure)
                .hasSqlState("42P01")
                .isOnConstraint("one_each")
                .isOnTable("orders");

        assertThat(softly.assertionErrorsCollected()).hasSize(2);
    }
}

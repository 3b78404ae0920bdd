package io.confiture.assertions.migration;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.query.Row.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.Failing;
import io.confiture.migration.code.JavaMigration;
import io.confiture.migration.code.MigrationContext;
import io.confiture.migration.code.ReversibleJavaMigration;
import io.confiture.suite.DatabaseState;
import io.confiture.suite.MigrationFailedException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations in Java run as those in SQL do, and what nobody follows is not asserted on. */
class JavaMigrationsTest {

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TestProject project;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private ClassLoader before;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private URLClassLoader loader;

    /** Fills in what is missing. */
    public static final class FillNames implements ReversibleJavaMigration {
        @Override
        public String version() {
            return "002";
        }

        @Override
        public String name() {
            return "fill_names";
        }

        @Override
        public void up(MigrationContext context) throws SQLException {
            run(context, "UPDATE users SET name = 'nobody' WHERE name IS NULL");
        }

        @Override
        public void down(MigrationContext context) throws SQLException {
            run(context, "UPDATE users SET name = NULL WHERE name = 'nobody'");
        }

        private static void run(MigrationContext context, String sql) throws SQLException {
            try (Statement statement = context.connection().createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** Cannot be run. */
    public static final class Breaks implements JavaMigration {
        @Override
        public String version() {
            return "003";
        }

        @Override
        public String name() {
            return "breaks";
        }

        @Override
        public String irreversible() {
            return "it never works";
        }

        @Override
        public void up(MigrationContext context) throws SQLException {
            FillNames.run(context, "UPDATE users SET name = 'half'");
            FillNames.run(context, "UPDATE nowhere SET name = ''");
        }
    }

    @BeforeEach
    void classes_that_a_service_file_names(@TempDir Path temp) throws IOException {
        Path file = temp.resolve("classes/META-INF/services/" + JavaMigration.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, FillNames.class.getName() + "\n" + Breaks.class.getName());
        before = Thread.currentThread().getContextClassLoader();
        loader = new URLClassLoader(new URL[] {temp.resolve("classes/").toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(loader);
        project = new TestProject(temp)
                .up("001_users", "CREATE TABLE users (id int PRIMARY KEY, name text);")
                .down("001_users", "DROP TABLE users;");
    }

    @AfterEach
    void back() throws IOException {
        project.close();
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    @Test
    void code_goes_up_and_back() {
        MigrationSandbox db = project.at(DatabaseState.afterMigration("1"));
        db.insert("users").row("id", 1).row("id", 2, "name", "Ada");

        db.migrateTo("2");
        assertThat(db).query("select name from users order by id").containsExactly(row("nobody"), row("Ada"));
        assertThat(db.lastMigration()).hasVersion("002").runsInOneTransaction().isUp();
        db.migrateDown();
        assertThat(db).query("select name from users order by id").containsExactly(row((Object) null), row("Ada"));
        assertThat(db.lastMigration()).isDown();
    }

    @Test
    void nobody_knows_what_code_locks() {
        MigrationResult migration =
                project.at(DatabaseState.afterMigration("1")).migrateTo("2").lastMigration();

        assertThat(Failing.message(() -> assertThat(migration).rewritesNothing()))
                .isEqualTo("""

                    Expecting migration 002_fill_names
                    to rewrite no table
                    but it is not known whether it does:
                      it is written in Java, and what it sends is not followed\
                    """);
        for (var assertion : java.util.List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                () -> assertThat(migration).locks("users"),
                () -> assertThat(migration).doesNotLock("users"),
                () -> assertThat(migration).locksOnly("users"),
                () -> assertThat(migration).locksNothing(),
                () -> assertThat(migration).rewrites("users"),
                () -> assertThat(migration).scans("users"),
                () -> assertThat(migration).doesNotScan(),
                () -> assertThat(migration).rebuildsNoIndex(),
                () -> assertThat(migration).changesRows(0),
                () -> assertThat(migration).raisesNoNotice(),
                () -> assertThat(migration).raisesNotice(""),
                () -> assertThat(migration).notices().isEmpty(),
                () -> assertThat(migration).statements().isEmpty(),
                () -> assertThat(migration).statement(1))) {
            assertThat(Failing.message(assertion)).contains("it is written in Java, and what it sends is not followed");
        }
    }

    @Test
    void code_that_fails_leaves_nothing() {
        MigrationSandbox db = project.at(DatabaseState.afterMigration("2"));
        db.insert("users").row("id", 1);

        assertThatThrownBy(db::migrateUp)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("003_breaks cannot be applied")
                .hasMessageContaining("relation \"nowhere\" does not exist");
        assertThat(db).query("select name from users").containsExactly(row((Object) null));
        assertThatThrownBy(() -> project.at(DatabaseState.afterAllMigrations())).hasMessageContaining("nowhere");
    }
}

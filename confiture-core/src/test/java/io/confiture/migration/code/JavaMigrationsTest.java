package io.confiture.migration.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.suite.Results;
import io.confiture.suite.TestProject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaMigrationsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private TestProject project;

    @BeforeEach
    void a_project_with_two_sql_migrations() {
        project = new TestProject(temp)
                .up("001_users", "CREATE TABLE users (id int PRIMARY KEY, name text);")
                .down("001_users", "DROP TABLE users;")
                .up("003_after", "CREATE INDEX slugs ON users (slug);")
                .down("003_after", "DROP INDEX slugs;")
                .settings("""
                        migration:
                          placeholders: {prefix: u}
                        """);
    }

    private Results run(Class<?>... classes) {
        return runNamed(Stream.of(classes).map(Class::getName).toArray(String[]::new));
    }

    private Results runNamed(String... names) {
        return Services.with(temp, JavaMigration.class, List.of(names), project::run);
    }

    abstract static class Base implements JavaMigration {
        @Override
        public String version() {
            return "002";
        }

        @Override
        public String name() {
            return "slugs";
        }

        @Override
        public void up(MigrationContext context) throws Exception {
            try (Statement statement = context.connection().createStatement()) {
                statement.execute("ALTER TABLE users ADD COLUMN slug text");
            }
        }
    }

    public static class Slugs extends Base implements ReversibleJavaMigration {
        @Override
        public void down(MigrationContext context) throws Exception {
            try (Statement statement = context.connection().createStatement()) {
                statement.execute("ALTER TABLE users DROP COLUMN slug");
            }
        }
    }

    @Test
    void a_java_migration_is_tried_between_the_sql_files_that_need_it() {
        run(Slugs.class)
                .green()
                .passes(
                        "migrations/002_slugs/up",
                        "migrations/002_slugs/down",
                        "migrations/002_slugs/round-trip",
                        "migrations/002_slugs/up-again",
                        "migrations/003_after/up");
    }

    public static class ForgetsItsIndex extends Slugs {
        @Override
        public void up(MigrationContext context) throws Exception {
            super.up(context);
            try (Statement statement = context.connection().createStatement()) {
                statement.execute("CREATE TABLE " + context.placeholders().get("prefix") + "_left ()");
            }
        }
    }

    @Test
    void what_its_down_forgets_is_found() {
        run(ForgetsItsIndex.class)
                .fails("migrations/002_slugs/round-trip", "does not give back the catalog", "u_left")
                .passes("migrations/003_after/up");
    }

    public static class NoWayBack extends Base {}

    @Test
    void without_a_way_back_it_misses_its_partner() {
        run(NoWayBack.class)
                .fails("migrations/chain/partners", "002_slugs has an up script and no down script")
                .aborts("migrations/002_slugs/down", "there is no down script");
    }

    public static class SaysWhy extends Base {
        @Override
        public String irreversible() {
            return "the slugs were published";
        }
    }

    @Test
    void it_may_say_why_there_is_no_way_back() {
        run(SaysWhy.class)
                .green()
                .skips("migrations/002_slugs/down", "declared irreversible: the slugs were published");
    }

    public static class Throws extends Slugs {
        @Override
        public void up(MigrationContext context) {
            throw new IllegalStateException("no such plan", new ArithmeticException("deep"));
        }
    }

    @Test
    void what_it_throws_is_told_with_class_message_and_line() {
        run(Throws.class)
                .fails(
                        "migrations/002_slugs/up",
                        "java.lang.IllegalStateException: no such plan, caused by java.lang.ArithmeticException: deep",
                        "JavaMigrationsTest.java:")
                .aborts("migrations/003_after/up", "002_slugs cannot be applied");
    }

    public static class Commits extends Slugs {
        @Override
        public void up(MigrationContext context) throws Exception {
            super.up(context);
            context.connection().commit();
        }
    }

    public static class CommitsAndSwallows extends Slugs {
        @Override
        public void up(MigrationContext context) throws Exception {
            super.up(context);
            try {
                context.connection().commit();
            } catch (SQLException e) {
                context.say("never mind");
            }
        }
    }

    public static class CommitsInSql extends Slugs {
        @Override
        public void up(MigrationContext context) throws Exception {
            super.up(context);
            try (Statement statement = context.connection().createStatement()) {
                statement.execute("COMMIT");
                statement.execute("BEGIN");
            }
        }
    }

    public static class CommitsBehindTheGuard extends Slugs {
        @Override
        public void up(MigrationContext context) throws Exception {
            super.up(context);
            try (Statement statement = context.connection().createStatement()) {
                statement.getConnection().commit();
            }
        }
    }

    public static class Closes extends Slugs {
        @Override
        public void up(MigrationContext context) throws Exception {
            try (Connection connection = context.connection();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE users ADD COLUMN slug text");
            }
        }
    }

    @Test
    void it_cannot_end_the_transaction_that_it_is_part_of() {
        run(Commits.class)
                .fails("migrations/002_slugs/up", "commit() is refused: the transaction belongs to Confiture");
        run(CommitsAndSwallows.class).fails("migrations/002_slugs/up", "commit() is refused", "went on all the same");
        run(CommitsInSql.class)
                .fails("migrations/002_slugs/up", "ended the transaction", "what it did before that is committed");
        run(CommitsBehindTheGuard.class).fails("migrations/002_slugs/up", "autoCommit");
        run(Closes.class).fails("migrations/002_slugs/up", "close() is refused: the connection belongs to Confiture");
    }

    public static class SwallowsAnError extends Slugs {
        @Override
        public void up(MigrationContext context) throws Exception {
            super.up(context);
            try (Statement statement = context.connection().createStatement()) {
                statement.execute("SELECT 1/0");
            } catch (SQLException e) {
                context.say("never mind");
            }
        }
    }

    @Test
    void a_swallowed_error_is_found() {
        run(SwallowsAnError.class)
                .fails("migrations/002_slugs/up", "a statement failed, and the code went on", "Use a savepoint");
    }

    public static class UsesSavepoints extends Slugs {
        @Override
        public void up(MigrationContext context) throws Exception {
            super.up(context);
            Connection connection = context.connection();
            assertThat(connection.getAutoCommit()).isFalse();
            connection.setAutoCommit(false);
            Savepoint savepoint = connection.setSavepoint("be\"fore");
            Savepoint other = connection.setSavepoint();
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO users VALUES (1), (1)");
            } catch (SQLException e) {
                connection.rollback(other);
                connection.releaseSavepoint(savepoint);
            }
        }
    }

    @Test
    void savepoints_are_at_its_disposal() {
        run(UsesSavepoints.class).green();
    }

    public static class Alone extends Slugs {
        @Override
        public boolean transactional() {
            return false;
        }

        @Override
        public void up(MigrationContext context) throws Exception {
            Connection connection = context.connection();
            connection.setAutoCommit(false);
            super.up(context);
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE INDEX CONCURRENTLY names ON users (name)");
            }
        }

        @Override
        public void down(MigrationContext context) throws Exception {
            super.down(context);
            try (Statement statement = context.connection().createStatement()) {
                statement.execute("DROP INDEX CONCURRENTLY names");
            }
        }
    }

    public static class AloneAndOpen extends Alone {
        @Override
        public void up(MigrationContext context) throws Exception {
            context.connection().setAutoCommit(false);
            try (Statement statement = context.connection().createStatement()) {
                statement.execute("ALTER TABLE users ADD COLUMN slug text");
            }
        }
    }

    @Test
    void without_a_transaction_it_commits_by_itself_and_must_not_forget_to() {
        run(Alone.class).green().passes("migrations/002_slugs/round-trip");
        run(AloneAndOpen.class).fails("migrations/002_slugs/up", "opened a transaction and never ended it");
    }

    public static class NoVersion extends Base {
        @Override
        @SuppressWarnings("NullAway")
        public String version() {
            return null;
        }
    }

    public static class NoName extends Base {
        @Override
        public String name() {
            return " ";
        }
    }

    public static class CannotBeMade extends Base {
        public CannotBeMade() {
            throw new IllegalStateException("needs Spring");
        }
    }

    public static class NoConstructor extends Base {
        public NoConstructor(String needed) {
            assertThat(needed).isNotNull();
        }
    }

    public static class BadVersion extends Base {
        @Override
        public String version() {
            return "two_2";
        }
    }

    public static class SameVersion extends Base {
        @Override
        public String version() {
            return "1";
        }
    }

    @Test
    void a_class_that_cannot_be_used_is_a_failing_check_and_the_others_are_tried() {
        Results results = runNamed(
                NoVersion.class.getName(),
                NoName.class.getName(),
                CannotBeMade.class.getName(),
                NoConstructor.class.getName(),
                "com.acme.Gone",
                Services.class.getName(),
                Slugs.class.getName());
        results.fails(
                        "migrations/chain/files",
                        "NoVersion has no version",
                        "NoName has no name",
                        "java.lang.IllegalStateException: needs Spring",
                        "NoConstructor Unable to get public no-arg constructor",
                        "com.acme.Gone not found",
                        "Services not a subtype")
                .passes("migrations/002_slugs/round-trip", "migrations/003_after/up");
    }

    @Test
    void versions_must_be_of_the_layout_and_unique() {
        run(BadVersion.class, SameVersion.class)
                .fails("migrations/chain/versions", "'two_2'", "001_users.up.sql and", "have the same version 1");
    }

    public static class Elsewhere extends Base {
        @Override
        public String directory() {
            return "other/migrations";
        }
    }

    public static class Here extends Slugs {
        @Override
        public String directory() {
            return "db/migrations";
        }
    }

    @Test
    void one_of_another_directory_is_left_out() {
        run(Elsewhere.class).fails("migrations/003_after/up", "slug");
        run(Here.class).passes("migrations/003_after/up");
    }

    @Test
    void java_source_beside_the_sql_files_is_the_class_of_its_version() {
        project.file("db/migrations/002_slugs.java", "class Slugs {}");
        run(Slugs.class).passes("migrations/002_slugs/round-trip", "migrations/chain/versions");
    }

    public static class FlywayLike extends Base {
        @Override
        public String version() {
            return "1.1";
        }
    }

    @Test
    void it_stands_among_flyway_files_by_flyways_order() {
        TestProject flyway = new TestProject(temp.resolve("flyway"))
                .file("db/migrations/V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY);")
                .file("db/migrations/V1.2__after.sql", "CREATE INDEX slugs ON users (slug);")
                .file("db/migrations/R__views.sql", "CREATE OR REPLACE VIEW v AS SELECT slug FROM users;");
        Services.with(temp, JavaMigration.class, List.of(FlywayLike.class.getName()), flyway::run)
                .green()
                .passes("migrations/V1.1__slugs/up", "migrations/V1.2__after/up", "migrations/R__views/repeat");
    }

    @Test
    void the_checksum_is_that_of_the_class_file() {
        assertThat(new Slugs().checksum()).hasSize(64).isNotEqualTo(new Throws().checksum());
    }
}

package io.confiture.assertions.content;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.Failing.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.TestDatabase;
import io.confiture.catalog.CatalogDiff;
import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectId;
import io.confiture.catalog.ObjectKind;
import io.confiture.catalog.ReaderOptions;
import io.confiture.catalog.UnmodelledObject;
import io.confiture.catalog.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogAssertTest {
    private static final String SETUP = """
            create schema shop;
            create table shop.users (id int primary key, email text not null, "odd "" name" text default E'a\\nb');
            create view shop.emails as select email from shop.users;
            create function shop.f(a int) returns int language plpgsql as $$
            begin
              return a; -- |

            end$$;
            comment on table shop.users is ' blank ';
            """;
    private static final TestDatabase ONE = TestDatabase.with(SETUP);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TestDatabase other;

    @BeforeEach
    void make() {
        other = TestDatabase.with(SETUP);
    }

    @AfterEach
    void dropOther() {
        other.close();
        System.clearProperty(SnapshotFile.UPDATE);
    }

    @AfterAll
    static void drop() {
        ONE.close();
    }

    private static CatalogAssert one() {
        return assertThat(ONE.source()).catalog();
    }

    private static CatalogSnapshot snapshot(TestDatabase database) throws SQLException {
        try (Connection connection = database.source().getConnection()) {
            return new CatalogReader(ReaderOptions.defaults()).read(connection);
        }
    }

    @Test
    void databases_with_the_same_objects_are_equal() throws SQLException {
        one().isEqualTo(other.source()).isEqualToSchemaOf(other.source()).isEqualTo(snapshot(other));
        try (Connection connection = other.source().getConnection()) {
            one().isEqualTo(connection);
        }
        assertThatThrownBy(() -> one().isEqualTo("shop")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_difference_is_told_by_object_and_property() {
        other.run("alter table shop.users alter email drop not null; create index by_email on shop.users (email)");

        assertThat(message(() -> one().isEqualTo(other.source())))
                .startsWith("""

                Expecting catalog of the database
                to equal that of the other database
                but there are differences
                """)
                .contains("index shop.users.by_email: only in expected", "column shop.users.email: not null");
        one().differsOnlyIn(other.source(), "table shop.users");
        one().differsOnlyIn(other.source(), "index shop.users.by_email", "column shop.users.email");
        one().differsOnlyIn(other.source(), "schema shop");
        assertThat(message(() -> one().differsOnlyIn(other.source(), "index shop.users.by_email")))
                .contains("but these are not so:", "column shop.users.email: not null");
        assertThat(message(() -> one().differsOnlyIn(other.source(), "table shop.users", "view shop.emails")))
                .contains("view shop.emails is the same");
        assertThat(message(() -> one().differsOnlyIn(other.source(), "table shop.uesrs")))
                .contains("there is no table shop.uesrs; did you mean table shop.users?");
        message(() -> one().differsOnlyIn(ONE.source(), "table shop.users"));
        assertThatThrownBy(() -> one().differsOnlyIn(other.source())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_compared_can_be_narrowed() {
        other.run("create table public.history (id int); comment on table shop.users is 'new'");

        message(() -> one().isEqualTo(other.source()));
        message(() -> one().leavingOut("public.history").isEqualTo(other.source()));
        one().leavingOut("public.history").ignoringProperties("comment").isEqualTo(other.source());
        message(() -> one().inSchemas("shop").isEqualTo(other.source()));
        one().inSchemas("shop").ignoringProperties("comment").isEqualTo(other.source());
        assertThat(message(() -> one().inSchemas("shpo").isEqualTo(other.source())))
                .contains("catalog of the database, schemas shpo only", "there is nothing to compare");
        one().leavingOut("shop.users").differsOnlyIn(other.source(), "table public.history");
    }

    @Test
    void an_empty_database_is_equal_to_none() {
        TestDatabase empty = TestDatabase.with("select 1");
        try {
            assertThat(message(() -> assertThat(empty.source()).catalog().isEqualTo(empty.source())))
                    .contains("there is nothing to compare");
        } finally {
            empty.close();
        }
    }

    @Test
    void what_is_not_modelled_is_never_equal() throws SQLException {
        CatalogSnapshot known = snapshot(other);
        CatalogSnapshot unknown = new CatalogSnapshot(
                known.serverVersionNum(), known.objects(), List.of(new UnmodelledObject("pg_x", "a thing")));

        assertThat(message(() -> one().isEqualTo(unknown))).contains("pg_x: a thing", "not everything could be");
        other.run("create table shop.more (id int)");
        message(() -> assertThat(other.source()).catalog().differsOnlyIn(unknown, "table shop.more"));
    }

    @Test
    void the_order_of_columns_counts_unless_it_is_ignored() {
        other.run("alter table shop.users drop email cascade; alter table shop.users add email text not null;"
                + " create view shop.emails as select email from shop.users");

        assertThat(message(() -> one().isEqualTo(other.source()))).contains("ignoringColumnOrder()", "column order");
        one().ignoringColumnOrder().isEqualTo(other.source());
    }

    @Test
    void a_snapshot_survives_the_file() throws SQLException {
        CatalogSnapshot snapshot = snapshot(ONE);
        String text = SnapshotText.write(snapshot);

        assertThat(text)
                .contains("\ncolumn \"email\" of \"users\" in \"shop\"\n  not null: true\n")
                .contains("\n    |  return a; -- |\n    |\n");
        CatalogSnapshot read = SnapshotText.read(text);
        assertThat(CatalogDiff.between(snapshot, read).verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(read.objects()).isEqualTo(snapshot.objects());
        assertThat(SnapshotText.read(text.replace("\n", "\r\n")).objects()).isEqualTo(snapshot.objects());
        assertThat(read.find(new ObjectId(ObjectKind.COLUMN, "shop", "odd \" name", "users")))
                .isPresent();
    }

    @Test
    void a_file_is_compared_with_and_written_on_demand() throws IOException {
        Path file = folder.resolve("deep/schema.snapshot");

        assertThat(message(() -> one().isEqualTo(file)))
                .contains("to equal the snapshot ", "there is no such file", "-Dconfiture.snapshots.update=true");
        assertThat(file).doesNotExist();
        System.setProperty(SnapshotFile.UPDATE, "true");
        one().isEqualTo(file);
        System.clearProperty(SnapshotFile.UPDATE);
        one().isEqualTo(file);
        other.run("alter table shop.users add bio text");
        assertThat(message(() -> assertThat(other.source()).catalog().isEqualTo(file)))
                .contains("column shop.users.bio: only in actual");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("PostgreSQL 18", "PostgreSQL 15")
                        .replace("not null: true", "not null: false"));
        assertThat(message(() -> one().isEqualTo(file))).contains("of PostgreSQL 15, the actual one of 18");
        Files.writeString(file, "else");
        assertThatThrownBy(() -> one().isEqualTo(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void a_connection_shows_what_its_transaction_did() throws SQLException {
        try (Connection connection = ONE.source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table shop.users add bio text");
            assertThat(connection).catalog().differsOnlyIn(other.source(), "column shop.users.bio");
            connection.rollback();
        }
    }

    @Test
    void soft_assertions_collect() {
        other.run("drop view shop.emails");
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(ONE.source())
                .catalog()
                .as("both")
                .isEqualTo(other.source())
                .differsOnlyIn(other.source(), "table shop.users");
        softly.assertThat(ONE.source()).catalog().isEqualTo(folder.resolve("none"));

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        one -> assertThat(one).contains("[both]", "view shop.emails"),
                        two -> assertThat(two).contains("[both]", "table shop.users is the same"),
                        three -> assertThat(three).contains("there is no such file"));
    }

    @Test
    void a_catalog_differs_where_something_is_another() {
        assertThat(message(() -> one().isNotEqualTo(other.source())))
                .contains("to differ from that of the other database", "there is no difference");

        other.run("drop view shop.emails");
        one().isNotEqualTo(other.source());
        assertThat(message(() -> one().leavingOut("shop.emails").isNotEqualTo(other.source())))
                .contains("there is no difference");
    }

    @Test
    void a_schema_that_is_nowhere_is_told() {
        assertThat(message(() -> one().inSchemas("shop", "shpo").isEqualTo(other.source())))
                .contains("to have the schema shpo", "neither this nor the other has it");
        other.run("create schema more");
        assertThat(message(() -> one().inSchemas("shop", "more").isEqualTo(other.source())))
                .contains("schema more");
    }

    @Test
    void a_file_keeps_carriage_returns_of_values() {
        other.run("create function shop.g() returns int language sql as E'select 1;\\r\\n  select 2;\\r\\n'");
        Path file = folder.resolve("s.snapshot");
        System.setProperty(SnapshotFile.UPDATE, "true");
        assertThat(other.source()).catalog().isEqualTo(file);
        System.clearProperty(SnapshotFile.UPDATE);

        assertThat(other.source()).catalog().isEqualTo(file);
    }
}

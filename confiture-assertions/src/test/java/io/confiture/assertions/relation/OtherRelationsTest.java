package io.confiture.assertions.relation;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.DatabaseAssert;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.catalog.ObjectKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OtherRelationsTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create table users (id serial primary key, email text);
        create view active with (security_barrier = true) as select id, email from users;
        create view user_count as select count(*) from users;
        create view guarded as select count(*) from users;
        create function guard() returns trigger language plpgsql as $$ begin return null; end $$;
        create trigger guard instead of insert on guarded for each row execute function guard();
        comment on view active is 'Who logs in';
        create materialized view sales as select 1 as day;
        create materialized view stock as select 1 as day with no data;
        create unique index sales_day on sales (day);
        create foreign data wrapper wrapper;
        create server archive foreign data wrapper wrapper;
        create foreign table archived (id bigint options (remote 'no')) server archive options (table_name 'old');
        create sequence numbers as integer start 10 increment 5 minvalue 5 maxvalue 100 cache 20 cycle;
        create table orders (id bigint generated always as identity);
        create schema shop;
        create sequence shop.owned owned by none;
        create table shop.parts (id int);
        alter sequence shop.owned owned by shop.parts.id;
        create table shop.users (id int);
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static DatabaseAssert db() {
        return assertThat(DATABASE.source());
    }

    @Test
    void views_tell_whether_rows_can_be_written_through_them() {
        db().view("active").isUpdatable().hasOption("security_barrier", "true").hasComment("Who logs in");
        db().view("active").columns().containsExactly("email", "id");
        db().view("user_count").isNotUpdatable();
        assertThat(Failing.message(() -> db().view("user_count").isUpdatable())).isEqualTo("""

            Expecting view public.user_count
            to be updatable
            but it is not\
            """);
        Failing.message(() -> db().view("active").isNotUpdatable());
        Failing.message(() -> db().view("guarded").isUpdatable());
        Failing.message(() -> db().view("guarded").isNotUpdatable());
        Failing.message(() -> db().view("active").isTemporary());
    }

    @Test
    void what_a_session_has_for_itself_is_temporary() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table picked (id int)");
            statement.execute("create temporary view shown as select 1");
            assertThat(connection).table("picked").isTemporary();
            assertThat(connection).view("shown").isTemporary();
            statement.execute("discard all");
        }
    }

    @Test
    void materialized_views_tell_whether_they_can_be_read() {
        db().materializedView("sales")
                .isPopulated()
                .isPermanent()
                .hasAccessMethod("heap")
                .hasIndex("sales_day");
        db().materializedView("stock").isNotPopulated();
        Failing.message(() -> db().materializedView("sales").isNotPopulated());
        assertThat(Failing.message(() -> db().materializedView("stock").isPopulated()))
                .isEqualTo("""

                    Expecting materialized view public.stock
                    to be populated
                    but it is not\
                    """);
    }

    @Test
    void foreign_tables_tell_their_server_and_options() {
        db().foreignTable("archived")
                .isOnServer("archive")
                .hasOption("table_name", "old")
                .column("id")
                .hasOption("remote", "no")
                .returnToForeignTable()
                .hasNoComment();
        Failing.message(() -> db().foreignTable("archived").isOnServer("backup"));
        Failing.message(() -> db().foreignTable("archived").hasOption("schema_name", "old"));
    }

    @Test
    void sequences_tell_their_numbers() {
        db().sequence("numbers")
                .hasType("int")
                .hasStart(10)
                .hasIncrement(5)
                .hasMinValue(5)
                .hasMaxValue(100)
                .hasCache(20)
                .cycles()
                .belongsToNoColumn();
        db().sequence("orders_id_seq")
                .hasType("bigint")
                .hasMaxValue(Long.MAX_VALUE)
                .doesNotCycle();
        assertThat(Failing.message(() -> db().sequence("numbers").hasStart(1))).isEqualTo("""

            Expecting sequence public.numbers
            to have the start:
              1L
            but was:
              10L\
            """);
        Failing.message(() -> db().sequence("numbers").hasType("bigint"));
        Failing.message(() -> db().sequence("numbers").hasIncrement(1));
        Failing.message(() -> db().sequence("numbers").hasMinValue(1));
        Failing.message(() -> db().sequence("numbers").hasMaxValue(1));
        Failing.message(() -> db().sequence("numbers").hasCache(1));
        Failing.message(() -> db().sequence("numbers").doesNotCycle());
        Failing.message(() -> db().sequence("orders_id_seq").cycles());
    }

    @Test
    void sequences_tell_their_column() {
        db().sequence("users_id_seq").belongsToColumn("users", "id").belongsToColumn("public.users", "id");
        db().sequence("orders_id_seq").belongsToColumn("orders", "id");
        db().sequence("shop.owned").belongsToColumn("parts", "id").belongsToColumn("shop.parts", "id");
        assertThat(Failing.message(() -> db().sequence("users_id_seq").belongsToColumn("shop.users", "id")))
                .isEqualTo("""

                    Expecting sequence public.users_id_seq
                    to have the column:
                      "shop.users.id"
                    but was:
                      "public.users.id\"\
                    """);
        Failing.message(() -> db().sequence("numbers").belongsToColumn("users", "id"));
        Failing.message(() -> db().sequence("orders_id_seq").belongsToNoColumn());
        assertThat(Failing.message(() -> db().sequence("users_id_seq").belongsToColumn("uesrs", "id")))
                .contains("there is no table uesrs; did you mean users?");
    }

    @Test
    void relations_are_whatever_shares_their_space_of_names() {
        db().hasRelation("users").hasRelation("users_pkey").doesNotHaveRelation("nothing");
        db().relation("active").hasKind(ObjectKind.VIEW).hasColumn("email");
        db().relation("users_pkey").hasKind(ObjectKind.INDEX);
        db().relation("numbers").hasKind(ObjectKind.SEQUENCE);
        db().relation("sales")
                .hasKind(ObjectKind.MATERIALIZED_VIEW)
                .column("day")
                .returnToMaterializedView();
        db().schema("shop").relations().containsExactly("owned", "parts", "users");
        assertThat(Failing.message(() -> db().relation("users").hasKind(ObjectKind.VIEW)))
                .isEqualTo("""

                    Expecting table public.users
                    to be a view
                    but it is a table\
                    """);
        assertThat(Failing.message(() -> db().schema("shop").relation("prats")))
                .contains("there is no relation prats; did you mean parts?");
    }

    @Test
    void soft_assertions_tell_of_all_kinds() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source())
                .view("actvie")
                .isUpdatable()
                .column("id")
                .isIdentity()
                .returnToView()
                .isTemporary();
        softly.assertThat(DATABASE.source()).view("active").hasNoComment().isTemporary();
        softly.assertThat(DATABASE.source())
                .sequence("numbers")
                .hasStart(1)
                .hasCache(1)
                .belongsToColumn("users", "id");
        softly.assertThat(DATABASE.source())
                .relation("nothing")
                .hasKind(ObjectKind.VIEW)
                .column("id")
                .returnToView();
        softly.assertThat(DATABASE.source())
                .table("users")
                .partition("first")
                .isPartitionOf("nothing")
                .isPartitioned();
        softly.assertThat(DATABASE.source())
                .table("users")
                .column("email")
                .hasDefault("'x'")
                .isIdentity()
                .hasStorage(ColumnStorage.PLAIN)
                .hasType("int")
                .returnToTable()
                .isAncestorOf("nothing")
                .isPartitioned();
        softly.assertThat(DATABASE.source()).materializedView("stock").isPopulated();
        softly.assertThat(DATABASE.source())
                .foreignTable("archvied")
                .isOnServer("none")
                .hasOption("a", "b");

        assertThat(softly.assertionErrorsCollected())
                .extracting(failure -> String.valueOf(failure.getMessage()).replace("\r\n", "\n"))
                .satisfiesExactly(
                        failure -> assertThat(failure).contains("there is no view actvie; did you mean active?"),
                        failure -> assertThat(failure).contains("not to have a comment"),
                        failure -> assertThat(failure).contains("to be temporary"),
                        failure -> assertThat(failure).contains("to have the start"),
                        failure -> assertThat(failure).contains("to have the cache"),
                        failure -> assertThat(failure).contains("to have the column"),
                        failure -> assertThat(failure).contains("there is no relation nothing"),
                        failure -> assertThat(failure).contains("there is no partition first"),
                        failure -> assertThat(failure).contains("to have the default"),
                        failure -> assertThat(failure).contains("to be an identity column"),
                        failure -> assertThat(failure).contains("to have the storage"),
                        failure -> assertThat(failure).contains("to have the type"),
                        failure -> assertThat(failure).contains("there is no table nothing"),
                        failure -> assertThat(failure).contains("to be partitioned"),
                        failure -> assertThat(failure).contains("to be populated"),
                        failure -> assertThat(failure).contains("there is no foreign table archvied"));
    }
}

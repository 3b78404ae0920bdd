package io.confiture.assertions.cluster;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.DatabaseAssert;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds extensions, languages, tablespaces, event triggers, schemas and the database itself. */
class ClusterAssertsTest {
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static TestDatabase database;

    @BeforeAll
    static void create() {
        TestTablespace.create();
        database = TestDatabase.with("""
            create schema shop authorization structure_owner;
            create schema quiet;
            comment on schema shop is 'what we sell';
            create extension citext schema shop version '1.6';
            comment on extension citext is 'any case';
            create language structure_untrusted handler plpgsql_call_handler;
            comment on language structure_untrusted is 'careful';
            create function refuse() returns event_trigger language plpgsql as 'begin end';
            create event trigger no_drops on sql_drop when tag in ('DROP TABLE', 'DROP VIEW') execute function refuse();
            create event trigger watched on ddl_command_end execute function refuse();
            alter event trigger watched disable;
            comment on event trigger no_drops is 'tables stay';
            do $$ begin execute format('comment on database %I is ''the shop''', current_database()); end $$;
            """);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static DatabaseAssert db() {
        return assertThat(database.source());
    }

    private static String fails(Consumer<DatabaseAssert> assertion) {
        return Failing.message(() -> assertion.accept(db()));
    }

    @Test
    void an_extension_has_a_version_and_a_schema() {
        db().extension("citext")
                .hasVersion("1.6")
                .isInSchema("shop")
                .isOwnedBy("postgres")
                .hasComment("any case");
        db().schema("shop").extension("citext").hasVersion("1.6");
        db().schema("quiet").extensions().isEmpty();
        assertThat(fails(db -> db.extension("citext").hasVersion("1.5"))).isEqualTo("""

            Expecting extension citext
            to have the version:
              "1.5"
            but was:
              "1.6\"\
            """);
        assertThat(fails(db -> db.extension("citext").isInSchema("public"))).contains("\"public\"", "\"shop\"");
        assertThat(fails(db -> db.extension("citext").hasNoComment())).contains("any case");
        assertThat(fails(db -> db.extension("citex"))).isEqualTo("""

            Expecting database
            to have extension:
              "citex"
            but there is no extension citex; did you mean citext?
            What there is: citext, plpgsql\
            """);
        assertThat(fails(db -> db.schema("quiet").hasExtension("citext"))).contains("Expecting schema quiet");
    }

    @Test
    void a_language_is_trusted_or_not() {
        db().language("plpgsql").isTrusted().isOwnedBy("postgres");
        db().language("plpgsql").privileges("PUBLIC").containsExactlyInAnyOrder("USAGE");
        db().language("structure_untrusted").isNotTrusted().hasComment("careful");
        db().language("sql").isTrusted();
        assertThat(fails(db -> db.language("plpgsql").isNotTrusted())).contains("not be trusted");
        assertThat(fails(db -> db.language("structure_untrusted").isTrusted())).contains("to be trusted");
        assertThat(fails(db -> db.language("plpgsql").isOwnedBy("structure_owner")))
                .contains("\"structure_owner\"");
        assertThat(fails(db -> db.language("structure_untrusted").hasComment("careless")))
                .contains("\"careful\"");
    }

    @Test
    void a_tablespace_has_an_owner_a_place_options_and_privileges() {
        database.run("alter tablespace structure_space set (seq_page_cost = 2)");
        database.run("comment on tablespace structure_space is 'fast'");
        db().tablespace("structure_space")
                .isOwnedBy("structure_owner")
                .hasOption("seq_page_cost", "2")
                .doesNotHaveOption("random_page_cost")
                .hasComment("fast")
                .privileges("structure_owner")
                .containsExactlyInAnyOrder("CREATE");
        db().tablespace("pg_default").hasLocation("").hasNoComment();
        assertThat(fails(db -> db.tablespace("structure_space").hasLocation("/mnt")))
                .contains("location", "pg_tblspc/");
        assertThat(fails(db -> db.tablespace("structure_space").hasOption("seq_page_cost", "3")))
                .contains("option seq_page_cost");
        assertThat(fails(db -> db.tablespace("structure_space").hasNoComment())).contains("fast");
        assertThat(fails(db -> db.tablespace("pg_default").hasComment("fast"))).contains("but it has none");
    }

    @Test
    void an_event_trigger_is_on_an_event() {
        db().eventTrigger("no_drops")
                .isOn("sql_drop")
                .hasTags("DROP VIEW", "DROP TABLE")
                .callsFunction("refuse")
                .callsFunction("public.refuse")
                .isEnabled()
                .isOwnedBy("postgres")
                .hasComment("tables stay");
        db().eventTrigger("watched")
                .isOn("ddl_command_end")
                .hasTags()
                .isDisabled()
                .hasNoComment();
        db().hasEventTrigger("watched")
                .doesNotHaveEventTrigger("x")
                .eventTriggers()
                .containsExactly("no_drops", "watched");
        assertThat(fails(db -> db.eventTrigger("no_drops").isOn("login"))).contains("\"sql_drop\"");
        assertThat(fails(db -> db.eventTrigger("no_drops").hasTags("DROP TABLE", "DROP TABLE")))
                .contains("tags");
        assertThat(fails(db -> db.eventTrigger("no_drops").hasTags("DROP TABLE")))
                .contains("\"DROP VIEW\"");
        assertThat(fails(db -> db.eventTrigger("no_drops").callsFunction("shop.refuse")))
                .contains("public.refuse");
        assertThat(fails(db -> db.eventTrigger("no_drops").isDisabled())).contains("to be disabled");
        assertThat(fails(db -> db.eventTrigger("watched").isEnabled())).contains("to be enabled");
        assertThat(fails(db -> db.eventTrigger("no_drop"))).contains("did you mean no_drops?");
    }

    @Test
    void a_schema_and_the_database_have_owners_and_comments() {
        db().hasComment("the shop").isOwnedBy("postgres");
        db().schema("shop").isOwnedBy("structure_owner").hasComment("what we sell");
        db().schema("quiet").isOwnedBy("postgres").hasNoComment();
        assertThat(fails(db -> db.isOwnedBy("structure_owner"))).contains("Expecting database ", "to have the owner");
        assertThat(fails(db -> db.hasComment("the bank"))).contains("\"the shop\"");
        assertThat(fails(db -> db.hasNoComment())).contains("not to have a comment");
        assertThat(fails(db -> db.schema("shop").isOwnedBy("postgres"))).contains("\"structure_owner\"");
        assertThat(fails(db -> db.schema("shop").hasNoComment())).contains("what we sell");
        assertThat(fails(db -> db.schema("quiet").hasComment("x"))).contains("but it has none");
        assertThat(fails(db -> db.hasSchema("shpo"))).contains("did you mean shop?");
    }

    @Test
    void soft_assertions_go_on_after_what_is_missing() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(database.source())
                .extension("citex")
                .hasVersion("1")
                .isInSchema("x")
                .isOwnedBy("x")
                .hasComment("x");
        softly.assertThat(database.source())
                .tablespace("x")
                .hasLocation("x")
                .hasOption("x", "y")
                .hasNoComment();
        softly.assertThat(database.source())
                .eventTrigger("x")
                .isOn("x")
                .hasTags("x")
                .callsFunction("x")
                .isDisabled();
        softly.assertThat(database.source()).language("plpgsql").isNotTrusted().isOwnedBy("x");
        softly.assertThat(database.source()).isOwnedBy("x").hasSchema("shpo").hasNoComment();

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("citex"),
                        second -> assertThat(second).contains("no tablespace x"),
                        third -> assertThat(third).contains("no event trigger x"),
                        fourth -> assertThat(fourth).contains("not be trusted"),
                        fifth -> assertThat(fifth).contains("owner"),
                        sixth -> assertThat(sixth).contains("Expecting database ", "owner"),
                        seventh -> assertThat(seventh).contains("did you mean shop?"),
                        eighth -> assertThat(eighth).contains("not to have a comment"));
    }
}

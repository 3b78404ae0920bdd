package io.confiture.assertions.cluster;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.DatabaseAssert;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Holds foreign-data wrappers, foreign servers and user mappings. */
class ForeignServerAssertsTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create extension postgres_fdw;
        create foreign data wrapper files options (debug 'on');
        comment on foreign data wrapper files is 'plain';
        create server archive type 'replica' version '16' foreign data wrapper postgres_fdw options (host 'db7');
        create server backup foreign data wrapper files;
        comment on server archive is 'read only';
        create user mapping for current_user server archive options (user 'reader');
        create user mapping for public server archive;
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static DatabaseAssert db() {
        return assertThat(DATABASE.source());
    }

    private static String fails(Consumer<DatabaseAssert> assertion) {
        return Failing.message(() -> assertion.accept(db()));
    }

    @Test
    void a_wrapper_has_functions_and_options() {
        db().foreignDataWrapper("postgres_fdw").hasHandler().hasValidator().hasNoComment();
        db().foreignDataWrapper("files")
                .hasOption("debug", "on")
                .doesNotHaveOption("trace")
                .hasComment("plain")
                .isOwnedBy("postgres")
                .privileges("PUBLIC")
                .isEmpty();
        db().hasForeignDataWrapper("files")
                .doesNotHaveForeignDataWrapper("mails")
                .foreignDataWrappers()
                .containsExactly("files", "postgres_fdw");
        assertThat(fails(db -> db.foreignDataWrapper("files").hasHandler())).contains("have a handler", "has none");
        assertThat(fails(db -> db.foreignDataWrapper("files").hasValidator())).contains("have a validator");
        assertThat(fails(db -> db.foreignDataWrapper("files").doesNotHaveOption("debug")))
                .contains("option debug", "on");
        assertThat(fails(db -> db.foreignDataWrapper("file"))).contains("did you mean files?");
    }

    @Test
    void a_server_is_reached_by_a_wrapper() {
        db().foreignServer("archive")
                .usesWrapper("postgres_fdw")
                .hasType("replica")
                .hasVersion("16")
                .hasOption("host", "db7")
                .doesNotHaveOption("port")
                .isOwnedBy("postgres")
                .hasComment("read only")
                .userMappings()
                .containsExactly("PUBLIC", "postgres");
        db().foreignServer("backup").hasNoComment().userMappings().isEmpty();
        db().hasForeignServer("backup")
                .doesNotHaveForeignServer("x")
                .foreignServers()
                .containsExactly("archive", "backup");
        assertThat(fails(db -> db.foreignServer("archive").usesWrapper("files")))
                .contains("\"postgres_fdw\"");
        assertThat(fails(db -> db.foreignServer("archive").hasType("primary"))).contains("\"replica\"");
        assertThat(fails(db -> db.foreignServer("backup").hasVersion("16"))).contains("but it has none");
        assertThat(fails(db -> db.foreignServer("archive").hasOption("host", "db8")))
                .contains("\"db7\"");
        assertThat(fails(db -> db.foreignServer("archiv"))).contains("did you mean archive?");
    }

    @Test
    void a_user_mapping_belongs_to_a_server() {
        db().foreignServer("archive")
                .userMapping("postgres")
                .hasOption("user", "reader")
                .doesNotHaveOption("password");
        db().foreignServer("archive").userMapping("PUBLIC").doesNotHaveOption("user");
        assertThat(fails(db ->
                        db.foreignServer("archive").userMapping("postgres").hasOption("user", "writer")))
                .isEqualTo("""

                    Expecting user mapping archive.postgres
                    to have the option user:
                      "writer"
                    but was:
                      "reader\"\
                    """);
        assertThat(fails(db -> db.foreignServer("archive").userMapping("postgre")))
                .contains("did you mean postgres?");
        assertThat(fails(db -> db.foreignServer("backup").userMapping("postgres")))
                .contains("foreign server backup");
    }

    @Test
    void soft_assertions_go_on_after_a_server_that_is_missing() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source())
                .foreignServer("archiv")
                .usesWrapper("x")
                .hasOption("x", "y")
                .userMapping("x")
                .hasOption("x", "y");
        softly.assertThat(DATABASE.source())
                .foreignServer("archive")
                .hasType("x")
                .userMapping("postgres")
                .hasOption("user", "x");

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("did you mean archive?"),
                        second -> assertThat(second).contains("type"),
                        third -> assertThat(third).contains("option user"));
    }
}

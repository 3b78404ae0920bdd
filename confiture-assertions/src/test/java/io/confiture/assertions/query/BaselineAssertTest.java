package io.confiture.assertions.query;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class BaselineAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create table users (id int primary key, email text not null);
        insert into users select g, 'u' || g from generate_series(1, 20000) g;
        analyze users;
        """);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @AfterEach
    void stopUpdating() {
        System.clearProperty(Baseline.UPDATE);
    }

    private static DataSource db() {
        return DATABASE.source();
    }

    private Path file() {
        return folder.resolve("made/baselines.json");
    }

    private BaselineAssert baseline(String sql) {
        return assertThat(db()).statement(sql).baseline("users", file());
    }

    private void update(String sql) {
        System.setProperty(Baseline.UPDATE, "true");
        baseline(sql).hasSameRowCount().readsAtMost(1).takesAtMost(1);
        System.clearProperty(Baseline.UPDATE);
    }

    @Test
    void the_first_run_fails_and_says_how_to_make_a_baseline() {
        assertThat(Failing.message(() -> baseline("select from users").hasSameRowCount()))
                .isEqualTo("""

                    Expecting the statement
                      select from users
                    to be held to the rows of the baseline "users" in %s
                    but there is no such figure yet; measured now: 20000
                    Run once with -Dconfiture.baselines.update=true to write it, and put the file under version control\
                    """.formatted(file()));
        assertThat(Failing.message(() -> baseline("select from users").readsAtMost(2)))
                .contains("no such figure yet");
        assertThat(Failing.message(() -> baseline("select from users").takesAtMost(2)))
                .contains("no such figure yet");
        assertThat(file()).doesNotExist();
    }

    @Test
    void figures_are_written_and_compared() throws IOException {
        update("select from users where id = 7");
        assertThat(Files.readString(file())).matches("""
            \\{
              "users" : \\{
                "blocks" : \\d+,
                "rows" : 1,
                "time" : [0-9.E-]+
              }
            }
            """);

        baseline("select from users where id = 8")
                .hasSameRowCount()
                .readsAtMost(1.5)
                .takesAtMost(1000);
        assertThat(Failing.message(
                        () -> baseline("select from users where id < 8").hasSameRowCount()))
                .contains("to affect 1 rows as in the baseline \"users\"", "but it affected 7");
        assertThat(Failing.message(() ->
                        baseline("select from users where email like '%7'").readsAtMost(2)))
                .contains("to read at most ", ", 2.0 times the ", "Seq Scan on users");
        assertThat(Failing.message(() -> baseline("select pg_sleep(0.1)").takesAtMost(2)))
                .contains("times as long as counting to 100000", "the median of 10 runs");
    }

    @Test
    void a_baseline_is_replaced_and_others_stay() throws IOException {
        update("select from users where id < 3");
        update("select from users where id < 6");
        System.setProperty(Baseline.UPDATE, "");
        assertThat(db()).statement("select 1").baseline("one", file()).hasSameRowCount();
        System.clearProperty(Baseline.UPDATE);

        baseline("select from users where id < 6").hasSameRowCount();
        assertThat(db()).statement("select 1").baseline("one", file()).hasSameRowCount();
        assertThat(Files.readString(file())).contains("\"one\"", "\"users\"");
    }

    @Test
    void a_statement_that_fails_is_never_as_before() {
        System.setProperty(Baseline.UPDATE, "true");
        assertThat(Failing.message(() -> baseline("select 1 / 0").hasSameRowCount()))
                .contains("division by zero");
        assertThat(Failing.message(() -> baseline("select 1 / (select 0)").readsAtMost(1)))
                .contains("division by zero");
        assertThat(Failing.message(() -> baseline("select 1 / 0").takesAtMost(1)))
                .contains("division by zero");
        assertThat(file()).doesNotExist();
    }
}

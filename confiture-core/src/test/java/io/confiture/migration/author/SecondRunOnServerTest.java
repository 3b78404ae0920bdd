package io.confiture.migration.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Execution;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Runs each script twice, and so holds against a server what {@link SecondRun} foresees. */
class SecondRunOnServerTest {

    private static final String TABLES = """
            CREATE TABLE t (a int, id int, n int); CREATE SCHEMA app; CREATE TABLE app.t (n int); CREATE TABLE app.users (n int);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE ROLE me;
            """;

    /** What a script may have to find before its first run; the first that lets it run is taken. */
    private static final List<String> GROUNDS = List.of(
            "",
            "CREATE SCHEMA app",
            TABLES,
            TABLES
                    + "CREATE SCHEMA s; ALTER TABLE t ADD b text NOT NULL DEFAULT ''; ALTER TABLE t ALTER a SET NOT NULL",
            TABLES + """
                    ; CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT 1; CREATE TYPE y AS ENUM ('a'); CREATE SCHEMA s;
                    CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f(); CREATE POLICY p ON t;
                    ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
                    """,
            "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE SEQUENCE s",
            "CREATE TABLE t (a int) PARTITION BY LIST (a); CREATE TABLE p (a int)",
            "CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY)",
            "CREATE TABLE t (a int NOT NULL)",
            "CREATE TABLE t (z int)");

    /** No server of the tests has an extension that could be made and is not there. */
    private static final List<String> NOT_TRIED = List.of("CREATE EXTENSION no_such_extension");

    private static final ScriptExecutor EXECUTOR = new ScriptExecutor(ScriptOptions.defaults());

    @SuppressWarnings("NullAway.Init")
    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static boolean runs(Session session, String sql) {
        List<io.confiture.sql.Statement> statements =
                SqlScript.parse(SqlSource.of(Path.of("/x.sql"), "x.sql", sql)).statements();
        return EXECUTOR.execute(session, statements, CommitMode.STATEMENTS) instanceof Execution.Done;
    }

    /** Say whether the second run does what the first did not leave: null when no ground lets the first one run. */
    private static @Nullable Boolean runsTwice(String sql) {
        for (String ground : GROUNDS) {
            try (Database database = servers.server().create(DatabaseSettings.defaults());
                    Session session = database.connect()) {
                try {
                    if (runs(session, ground) && runs(session, sql)) {
                        String before = counts(session);
                        return runs(session, sql) && before.equals(counts(session));
                    }
                } finally {
                    runs(session, "DROP OWNED BY me; DROP ROLE IF EXISTS me");
                    runs(session, "DROP ROLE IF EXISTS r");
                }
            }
        }
        return null;
    }

    /** Count rows, and indexes: one without a name is made again without an error. */
    private static String counts(Session session) {
        Query query = new Query(session);
        String rows = "t".equals(query.value("SELECT to_regclass('t') IS NOT NULL"))
                ? query.value("SELECT count(*) FROM t")
                : "none";
        return rows + " "
                + query.value("SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
                        + " WHERE c.relnamespace = 'public'::regnamespace")
                + " " + query.value("SELECT count(*) FROM pg_constraint");
    }

    @ParameterizedTest
    @FieldSource("io.confiture.migration.author.SecondRunScripts#BAD")
    void a_second_run_fails_or_doubles(String sql) {
        if (NOT_TRIED.contains(sql)) {
            return;
        }
        assertThat(runsTwice(sql)).isFalse();
    }

    @ParameterizedTest
    @FieldSource("io.confiture.migration.author.SecondRunScripts#GOOD")
    void a_second_run_changes_nothing(String sql) {
        assertThat(runsTwice(sql)).isTrue();
    }
}

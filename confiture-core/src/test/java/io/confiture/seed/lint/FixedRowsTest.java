package io.confiture.seed.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Loads generated seed files before and after their repair into a real server: it says whether the rows are the same. */
class FixedRowsTest {

    private static final List<String> STATEMENTS = List.of(
            "INSERT INTO t (a, b) VALUES (%1$d, 'x;;y'), (%2$d, $$ ;; $$);",
            "INSERT INTO t (a, b) VALUES (%1$d, E'it\\'s; ;')  ;;",
            "INSERT INTO t VALUES (%1$d, '-- no comment') RETURNING a; ;",
            "INSERT INTO t SELECT %1$d, 'q' -- ;;\n;\n;",
            "/* ;; */ INSERT INTO t VALUES (%1$d, U&'\\0061') ON CONFLICT (a) DO UPDATE SET b = excluded.b;;",
            "COPY t (a, b) FROM stdin;\n%1$d\t;;\n%2$d\tINSERT INTO t VALUES (1)\n\\.\n;;",
            "WITH n AS (SELECT %1$d AS a) INSERT INTO t SELECT a, 'w' FROM n;");

    private final Random random = new Random(11);
    private int number;

    @Test
    void a_repaired_file_loads_the_same_rows() {
        try (Servers servers = Servers.of(ServerChoice.embedded());
                Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            new Query(session).send("CREATE TABLE t (a int PRIMARY KEY, b text)");
            for (int round = 0; round < 40; round++) {
                SqlScript script = script(text());
                SqlScript repaired = script(new SeedFix(table -> true).repair(script));

                assertThat(repaired.source().text())
                        .isNotEqualTo(script.source().text());
                assertThat(rows(session, repaired)).isNotEmpty().isEqualTo(rows(session, script));
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder("INSERT INTO t VALUES (0, 'first');\n");
        for (int i = 0; i < 8; i++) {
            String statement = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
            text.append(statement.formatted(++number, ++number)).append('\n');
        }
        return text.toString();
    }

    private static SqlScript script(String text) {
        return SqlScript.parse(SqlSource.of(Path.of("/seed.sql"), "seed.sql", text));
    }

    private static List<List<@Nullable String>> rows(Session session, SqlScript script) {
        session.begin();
        ScriptResult result = new ScriptRunner().run(session, script.statements(), ScriptOptions.defaults());
        assertThat(result).as(script.source().text()).isInstanceOf(ScriptResult.Completed.class);
        List<List<@Nullable String>> rows = new ArrayList<>(new Query(session).rows("SELECT * FROM t ORDER BY a"));
        session.rollback();
        return rows;
    }
}

package io.confiture.seed.prep.level1;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Severity;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.TableModel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Asks a real server whether it accepts statements with set operations, and compares. */
class UnionTypesOracleTest {
    private static final int STATEMENTS = 3000;

    /** What the rules are about: other types, other numbers of columns, no equality, no such value. */
    private static final Set<String> OURS = Set.of("42804", "42846", "42601", "42883", "22P02");

    /** Texts that are no value of a type are not looked for in every type. */
    private static final Set<String> TEXTS = Set.of("22P02", "22007", "22008");

    @Test
    void verdicts_are_those_of_the_server() throws SQLException {
        SetOperationSoup soup = new SetOperationSoup(2026);
        TableModel tables = TableModel.read(statements(SetOperationSoup.TABLES));
        UnionTypes types = new UnionTypes(tables);
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        int open = 0;
        int unjudged = 0;
        try (Servers servers = Servers.of(ServerChoice.embedded());
                Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            try (java.sql.Statement jdbc = session.connection().createStatement()) {
                jdbc.execute(SetOperationSoup.TABLES);
            }
            for (int i = 0; i < STATEMENTS; i++) {
                String sql = soup.statement();
                SetOperationReport report = types.report(statements(sql).get(0), List.of("public"));
                boolean no = report.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
                String answer = answer(session, sql);
                String code = answer.isEmpty() ? "" : answer.substring(0, 5);
                if (!no && report.open()) {
                    open++;
                } else if (!answer.isEmpty() && !OURS.contains(code) && !TEXTS.contains(code)) {
                    unjudged++;
                } else if (no == answer.isEmpty() && !(!no && TEXTS.contains(code))) {
                    wrong.add(sql + "\n   server: " + answer + "\n   ours: "
                            + report.findings().stream().map(f -> f.message()).toList());
                }
                refused += no ? 1 : 0;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).isBetween(STATEMENTS / 10, STATEMENTS * 9 / 10);
        assertThat(open).isLessThan(STATEMENTS / 5);
        assertThat(unjudged).isLessThan(STATEMENTS / 50);
    }

    private static String answer(Session session, String sql) throws SQLException {
        try (java.sql.Statement jdbc = session.connection().createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.execute("PREPARE x AS " + sql);
            jdbc.execute("DEALLOCATE x");
            return "";
        } catch (SQLException e) {
            return e.getSQLState() + " " + e.getMessage();
        }
    }

    static List<Statement> statements(String text) {
        return SqlScript.parse(SqlSource.of(Path.of("/project/db/seeds/prep/t.sql"), "db/seeds/prep/t.sql", text))
                .statements();
    }
}

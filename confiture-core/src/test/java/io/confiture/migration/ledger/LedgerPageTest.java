package io.confiture.migration.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds docs/reference/ledger.md: it has every column, in order, with its type, and no other. */
class LedgerPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "ledger.md");

    @ParameterizedTest
    @ValueSource(strings = {"tb_confiture", "tb_confiture_history", "tb_confiture_journal"})
    void the_page_has_all_columns(String table) throws IOException {
        assertThat(documented(table)).isNotEmpty().containsExactlyElementsOf(real(table));
    }

    private static List<String> documented(String table) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("## " + table))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf(" | ", line.indexOf(" | ") + 1)))
                .toList();
    }

    private static List<String> real(String table) {
        try (Servers servers = Servers.of(ServerChoice.embedded());
                Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            new Ledger(session, TableName.parse("tb_confiture")).create();
            return new Query(session)
                            .rows(
                                    "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = '"
                                            + table + "'::regclass AND attnum > 0 ORDER BY attnum")
                            .stream()
                            .map(row -> "| `" + row.get(0) + "` | `" + row.get(1) + "`")
                            .toList();
        }
    }
}

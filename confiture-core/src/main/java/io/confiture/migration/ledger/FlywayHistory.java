package io.confiture.migration.ledger;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Is the table in which Flyway records what it applied. It is read and never changed: Flyway can go on with it.
 *
 * @param table where it is
 * @param rows in the order in which Flyway wrote them
 */
public record FlywayHistory(TableName table, List<FlywayRow> rows) {

    /** Copy the list. */
    public FlywayHistory {
        rows = List.copyOf(rows);
    }

    /**
     * Find the history tables of a database: those of Flyway's name in any schema, and those of any name that have its columns.
     *
     * @return with their schemas, in the order of the names; one per schema that Flyway manages, often none or one
     */
    public static List<TableName> find(Session session) {
        return new Query(session)
                .rows("""
                        SELECT n.nspname, c.relname
                        FROM pg_catalog.pg_class c
                        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%'
                          AND a.attname IN ('installed_rank', 'version', 'description', 'type', 'script', 'checksum',
                                            'installed_by', 'installed_on', 'execution_time', 'success')
                        GROUP BY 1, 2 HAVING pg_catalog.count(*) = 10 ORDER BY 1, 2""").stream()
                        .map(row -> new TableName(row.get(0), String.valueOf(row.get(1))))
                        .toList();
    }

    /**
     * Read a history table.
     *
     * @param table its name; without a schema it is in {@code public}
     * @throws LedgerException when it cannot be read
     */
    public static FlywayHistory read(Session session, TableName table) {
        TableName exact = new TableName(table.schema() == null ? "public" : table.schema(), table.name());
        try {
            return new FlywayHistory(
                    exact,
                    new Query(session)
                                    .rows(
                                            "SELECT installed_rank, version, description, type, script, checksum, installed_by,"
                                                    + " installed_on, success FROM " + exact.sql()
                                                    + " ORDER BY installed_rank")
                                    .stream()
                                    .map(FlywayHistory::row)
                                    .toList());
        } catch (PostgresException e) {
            throw e.sqlState() == null || !session.alive()
                    ? e
                    : new LedgerException("Flyway's history table " + exact + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static FlywayRow row(List<@Nullable String> row) {
        String checksum = row.get(5);
        return new FlywayRow(
                Integer.parseInt(Objects.requireNonNull(row.get(0))),
                row.get(1),
                String.valueOf(row.get(2)),
                String.valueOf(row.get(3)),
                String.valueOf(row.get(4)),
                checksum == null ? null : Integer.valueOf(checksum),
                String.valueOf(row.get(6)),
                String.valueOf(row.get(7)),
                "t".equals(row.get(8)));
    }
}

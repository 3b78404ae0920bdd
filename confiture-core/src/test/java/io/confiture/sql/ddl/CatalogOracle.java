package io.confiture.sql.ddl;

import io.confiture.postgres.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Describes tables in lines, as a server's catalog has them and as a model has them; the two must be equal. */
final class CatalogOracle {
    private static final String COLUMNS = """
            SELECT n.nspname || '.' || c.relname || ' column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attnotnull OR d.notnull THEN ' not null' ELSE '' END
                || CASE WHEN a.attidentity = 'd' OR (a.attgenerated = '' AND (pg_get_expr(f.adbin, f.adrelid) NOT LIKE 'NULL%' OR (d.hasdefault AND a.attidentity = '')))
                        THEN ' default' ELSE '' END
                || CASE WHEN a.attidentity = 'a' OR a.attgenerated <> '' THEN ' generated' ELSE '' END
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attrdef f ON f.adrelid = c.oid AND f.adnum = a.attnum
            LEFT JOIN LATERAL (
                WITH RECURSIVE up AS (
                    SELECT t.* FROM pg_type t WHERE t.oid = a.atttypid
                    UNION ALL SELECT t.* FROM pg_type t JOIN up ON t.oid = up.typbasetype)
                SELECT bool_or(typnotnull) AS notnull, bool_or(typdefault IS NOT NULL) AS hasdefault
                FROM up WHERE typtype = 'd') d ON true
            WHERE c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
              AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            ORDER BY n.nspname, c.relname, a.attnum
            """;

    private static final String KEYS = """
            SELECT n.nspname || '.' || c.relname || ' '
                || CASE WHEN i.indisprimary THEN 'primary' ELSE 'unique' END || ' ' || x.relname || ' '
                || (SELECT string_agg(a.attname, ',' ORDER BY k.ord)
                    FROM unnest(i.indkey) WITH ORDINALITY k(num, ord) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num
                    WHERE k.ord <= i.indnkeyatts)
                || CASE WHEN i.indnullsnotdistinct THEN ' nulls not distinct' ELSE '' END
                || CASE WHEN i.indimmediate THEN '' ELSE ' deferrable' END
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE i.indisunique AND i.indpred IS NULL AND 0 <> ALL (i.indkey) AND c.relkind IN ('r', 'p')
              AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """;

    private static final String CONSTRAINTS = """
            SELECT n.nspname || '.' || c.relname || CASE k.contype
                WHEN 'f' THEN ' foreign ' || k.conname || ' ' || (
                        SELECT string_agg(a.attname, ',' ORDER BY u.ord) FROM unnest(k.conkey) WITH ORDINALITY u(num, ord)
                        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num)
                    || ' -> ' || tn.nspname || '.' || t.relname || ' ' || (
                        SELECT string_agg(a.attname, ',' ORDER BY u.ord) FROM unnest(k.confkey) WITH ORDINALITY u(num, ord)
                        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num)
                    || CASE WHEN k.condeferrable THEN ' deferrable' ELSE '' END
                    || CASE WHEN k.condeferred THEN ' deferred' ELSE '' END
                ELSE ' check ' || k.conname END
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_class t ON t.oid = k.confrelid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
            WHERE k.contype IN ('f', 'c') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
              AND NOT (k.contype = 'f' AND k.conparentid <> 0
                  AND EXISTS (SELECT FROM pg_constraint p WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid))
            """;

    private CatalogOracle() {}

    static List<String> of(Session session) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = session.connection().createStatement()) {
            statement.execute("SET search_path = ''");
            for (String query : List.of(COLUMNS, KEYS, CONSTRAINTS)) {
                List<String> part = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        part.add(rows.getString(1));
                    }
                }
                part.sort(null);
                lines.addAll(part);
            }
        }
        return lines;
    }

    static List<String> of(TableModel model) {
        List<String> columns = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        for (TableDefinition table : model.tables()) {
            for (ColumnDefinition column : table.columns()) {
                columns.add(table.name() + " column " + column.name() + " " + column.type()
                        + (column.notNull() ? " not null" : "")
                        + (column.hasDefault() ? " default" : "")
                        + (column.generatedAlways() ? " generated" : ""));
            }
            for (UniqueKey key : table.uniqueKeys()) {
                keys.add(table.name() + (key.primary() ? " primary " : " unique ") + key.name() + " "
                        + String.join(",", key.columns())
                        + (key.nullsNotDistinct() ? " nulls not distinct" : "")
                        + (key.deferrable() ? " deferrable" : ""));
            }
            for (ForeignKey key : table.foreignKeys()) {
                constraints.add(table.name() + " foreign " + key.name() + " " + String.join(",", key.columns()) + " -> "
                        + key.target() + " " + String.join(",", key.targetColumns())
                        + (key.deferrable() ? " deferrable" : "")
                        + (key.initiallyDeferred() ? " deferred" : ""));
            }
            for (CheckDefinition check : table.checks()) {
                constraints.add(table.name() + " check " + check.name());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> part : List.of(columns, keys, constraints)) {
            part.sort(null);
            lines.addAll(part);
        }
        return lines;
    }
}

package io.confiture.migration.precondition;

import io.confiture.postgres.Query;
import io.confiture.project.TableName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts one precondition to the server, in its own words. */
final class Question {

    /** Relations that one selects from by name: tables, partitioned and foreign ones, and views, as in the original. */
    private static final String TABLES = "('r', 'p', 'f', 'v')";

    private final Precondition precondition;
    private final Query query;

    Question(Precondition precondition, Query query) {
        this.precondition = precondition;
        this.query = query;
    }

    /** Return what stands against it, or nothing when it holds. */
    Optional<String> objection() {
        return switch (precondition.type()) {
            case TABLE_EXISTS -> exists(table(), tableName());
            case TABLE_NOT_EXISTS -> missing(table(), tableName());
            case COLUMN_EXISTS -> inTable(exists(column(), columnName()));
            case COLUMN_NOT_EXISTS -> missing(column(), columnName());
            case COLUMN_TYPE -> inTable(columnType());
            case CONSTRAINT_EXISTS -> inTable(exists(constraint(), constraintName()));
            case CONSTRAINT_NOT_EXISTS -> missing(constraint(), constraintName());
            case FOREIGN_KEY_EXISTS -> inTable(exists(foreignKey(), foreignKeyName()));
            case INDEX_EXISTS -> index();
            case INDEX_NOT_EXISTS -> missing(indexes(""), indexName());
            case SCHEMA_EXISTS -> exists(schema(), "the schema " + get(Argument.SCHEMA));
            case SCHEMA_NOT_EXISTS -> missing(schema(), "the schema " + get(Argument.SCHEMA));
            case ROW_COUNT_EQUALS -> rows();
            case ROW_COUNT_GREATER_THAN -> moreRows();
            case TABLE_IS_EMPTY -> noRows();
            case CUSTOM_SQL -> custom();
        };
    }

    private Optional<String> exists(String from, String what) {
        return yes("SELECT EXISTS (SELECT " + from + ")") ? Optional.empty() : Optional.of(what + " does not exist");
    }

    private Optional<String> missing(String from, String what) {
        return yes("SELECT EXISTS (SELECT " + from + ")") ? Optional.of(what + " exists") : Optional.empty();
    }

    /** Blame the table when even that is missing. */
    private Optional<String> inTable(Optional<String> objection) {
        return objection.isEmpty() ? objection : exists(table(), tableName()).or(() -> objection);
    }

    private boolean yes(String sql) {
        return "t".equals(query.value(sql));
    }

    private String table() {
        return relation(Argument.SCHEMA, Argument.TABLE, TABLES);
    }

    private String relation(Argument schema, Argument name, String kinds) {
        return "c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = " + literal(schema) + " AND c.relname = " + literal(name)
                + " AND c.relkind IN " + kinds;
    }

    private String schema() {
        return "n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = " + literal(Argument.SCHEMA);
    }

    private String column() {
        return "a.attnum FROM pg_catalog.pg_attribute a WHERE a.attrelid IN (SELECT " + table() + ")"
                + " AND a.attname = " + literal(Argument.COLUMN) + " AND a.attnum > 0 AND NOT a.attisdropped";
    }

    private String constraint() {
        return "k.oid FROM pg_catalog.pg_constraint k WHERE k.conrelid IN (SELECT " + table() + ")"
                + " AND k.conname = " + literal(Argument.CONSTRAINT);
    }

    private String foreignKey() {
        String referenced = precondition.find(Argument.REFERENCES_COLUMN);
        return "k.oid FROM pg_catalog.pg_constraint k"
                + " CROSS JOIN pg_catalog.generate_subscripts(k.conkey, 1) AS pair(i)"
                + " JOIN pg_catalog.pg_attribute a ON a.attnum = k.conkey[i]"
                + " JOIN pg_catalog.pg_attribute b ON b.attnum = k.confkey[i]"
                + " WHERE k.contype = 'f' AND a.attrelid = k.conrelid AND b.attrelid = k.confrelid"
                + " AND k.conrelid IN (SELECT " + table() + ")"
                + " AND k.confrelid IN (SELECT "
                + relation(Argument.REFERENCES_SCHEMA, Argument.REFERENCES_TABLE, TABLES) + ")"
                + " AND a.attname = " + literal(Argument.COLUMN)
                + (referenced == null ? "" : " AND b.attname = " + Query.literal(referenced));
    }

    private Optional<String> index() {
        // A CREATE INDEX CONCURRENTLY that failed leaves an index that no query uses.
        return exists(indexes(" AND i.indisvalid"), indexName())
                .map(o -> yes("SELECT EXISTS (SELECT " + indexes("") + ")") ? indexName() + " is invalid" : o);
    }

    private String indexes(String condition) {
        String table = precondition.find(Argument.TABLE);
        return "i.indexrelid FROM pg_catalog.pg_index i WHERE i.indexrelid IN (SELECT "
                + relation(Argument.SCHEMA, Argument.INDEX, "('i', 'I')") + ")"
                + (table == null
                        ? ""
                        : " AND i.indrelid = (SELECT t.oid FROM pg_catalog.pg_class t WHERE t.relname = "
                                + Query.literal(table) + " AND t.relnamespace ="
                                + " (SELECT x.relnamespace FROM pg_catalog.pg_class x WHERE x.oid = i.indexrelid))")
                + condition;
    }

    /** Compare by the server's own types; what stands in parentheses counts where the precondition has any. */
    private Optional<String> columnType() {
        String expected = get(Argument.EXPECTED_TYPE);
        List<List<@Nullable String>> found = query.rows("SELECT a.atttypid = " + Query.literal(Types.plain(expected))
                + "::pg_catalog.regtype, pg_catalog.format_type(a.atttypid, a.atttypmod)"
                + " FROM pg_catalog.pg_attribute a WHERE a.attnum IN (SELECT " + column() + ")"
                + " AND a.attrelid IN (SELECT " + table() + ")");
        if (found.isEmpty()) {
            return Optional.of(columnName() + " does not exist");
        }
        String actual = String.valueOf(found.get(0).get(1));
        return "t".equals(found.get(0).get(0)) && Types.sameModifiers(expected, actual)
                ? Optional.empty()
                : Optional.of(columnName() + " is of type " + actual + ", not " + expected);
    }

    private Optional<String> rows() {
        String count = query.value("SELECT pg_catalog.count(*) FROM " + sqlName());
        return get(Argument.EXPECTED_COUNT).equals(count)
                ? Optional.empty()
                : Optional.of(tableName() + " has " + count + " row(s), not " + get(Argument.EXPECTED_COUNT));
    }

    private Optional<String> moreRows() {
        String least = get(Argument.MIN_COUNT);
        String count = query.value("SELECT pg_catalog.count(*) FROM (SELECT FROM " + sqlName() + " LIMIT " + least
                + "::bigint + 1) AS first");
        return Long.parseLong(String.valueOf(count)) > Long.parseLong(least)
                ? Optional.empty()
                : Optional.of(tableName() + " has " + count + " row(s), not more than " + least);
    }

    private Optional<String> noRows() {
        return yes("SELECT EXISTS (SELECT FROM " + sqlName() + ")")
                ? Optional.of(tableName() + " is not empty")
                : Optional.empty();
    }

    private Optional<String> custom() {
        List<List<@Nullable String>> rows = query.rows(Params.fill(get(Argument.SQL), precondition.params()));
        if (rows.isEmpty()) {
            return Optional.of("the query gives no row");
        }
        String said = rows.get(0).isEmpty() ? null : rows.get(0).get(0);
        return isTrue(said) ? Optional.empty() : Optional.of("the query says " + (said == null ? "NULL" : said));
    }

    /** Take NULL, false, an empty text and zero for no, and everything else for yes. */
    private static boolean isTrue(@Nullable String said) {
        if (said == null || said.isBlank() || said.equals("f") || said.equals("false")) {
            return false;
        }
        try {
            return new BigDecimal(said.strip()).signum() != 0;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private String sqlName() {
        return new TableName(get(Argument.SCHEMA), get(Argument.TABLE)).sql();
    }

    private String tableName() {
        return "the table " + get(Argument.SCHEMA) + "." + get(Argument.TABLE);
    }

    private String columnName() {
        return "the column " + get(Argument.SCHEMA) + "." + get(Argument.TABLE) + "." + get(Argument.COLUMN);
    }

    private String constraintName() {
        return "the constraint " + get(Argument.CONSTRAINT) + " on " + get(Argument.SCHEMA) + "." + get(Argument.TABLE);
    }

    private String foreignKeyName() {
        String column = precondition.find(Argument.REFERENCES_COLUMN);
        return "a foreign key from " + get(Argument.SCHEMA) + "." + get(Argument.TABLE) + "." + get(Argument.COLUMN)
                + " to " + get(Argument.REFERENCES_SCHEMA) + "." + get(Argument.REFERENCES_TABLE)
                + (column == null ? "" : "." + column);
    }

    private String indexName() {
        String table = precondition.find(Argument.TABLE);
        return "the index " + get(Argument.SCHEMA) + "." + get(Argument.INDEX) + (table == null ? "" : " on " + table);
    }

    private String get(Argument argument) {
        return precondition.get(argument);
    }

    private String literal(Argument argument) {
        return Query.literal(get(argument));
    }
}

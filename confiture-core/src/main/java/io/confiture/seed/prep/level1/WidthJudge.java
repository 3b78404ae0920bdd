package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.rows.ColumnName;
import io.confiture.sql.rows.CopyHead;
import io.confiture.sql.rows.LoadEnd;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.Row;
import io.confiture.sql.rows.SearchPath;
import io.confiture.sql.rows.SqlInput;
import io.confiture.sql.rows.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether rows are as wide as the statement says, and whether the table has the columns that it names.
 *
 * <p>An INSERT without a column list may give fewer values than the table has columns, but as many in each row; COPY may not.
 */
final class WidthJudge extends Judge {
    private static final int ANY = -1;

    private final KnownTables tables;
    private final SqlInput input;
    private @Nullable LoadHead head;
    private int expected = ANY;
    private boolean exact;
    private @Nullable String wants;
    private @Nullable String first;
    private @Nullable SourceLocation place;
    private long further;

    WidthJudge(KnownTables tables, SqlInput input) {
        this.tables = tables;
        this.input = input;
    }

    @Override
    public void begin(LoadHead begun) {
        head = begun;
        Writes.before(begun).forEach(this::named);
        first = null;
        further = 0;
        Optional<TableDefinition> table = tables.find(begun.target());
        Layout layout = Layout.of(begun, table);
        exact = !begun.columns().isEmpty() || begun instanceof CopyHead;
        expected = layout.certain() ? layout.names().size() : ANY;
        wants = begun.columns().isEmpty()
                ? "the table has " + count(expected, "column")
                : "the column list has " + count(expected, "column");
        if (!layout.certain()) {
            found(Finding.of(
                            SeedFileRules.NOT_ANALYSED,
                            "the width of the rows is not compared: no columns are named, and those of "
                                    + begun.target() + " are not all known")
                    .at(begun.location()));
        }
        named(begun.target(), begun.columns(), table);
    }

    @Override
    public void row(Row row) {
        int width = row.values().size();
        boolean wrong = expected != ANY && (exact ? width != expected : width > expected);
        if (wrong) {
            if (first == null) {
                first = "row " + row.number() + " has " + count(width, "value") + ", but " + wants;
                place = row.location();
            } else {
                further++;
            }
        } else if (!exact) {
            // The rows of one VALUES are all of one length.
            exact = true;
            expected = width;
            wants = "the row before it has " + count(width, "value");
        }
    }

    @Override
    public void end(LoadEnd end) {
        if (first != null && place != null) {
            String more = further == 0
                    ? ""
                    : "; " + count(further, "more row") + " of this load " + (further == 1 ? "is" : "are") + " wrong";
            found(Finding.of(SeedFileRules.COLUMNS, first + more).at(place).withExcerpt(input.excerpt(place)));
        }
        if (end.notRead() != null && head != null) {
            found(Finding.of(SeedFileRules.NOT_ANALYSED, "not all rows are analysed: " + end.notRead())
                    .at(head.location()));
        }
    }

    @Override
    public void statement(Statement statement, SearchPath path) {
        Writes.of(statement, path).forEach(this::named);
        InsertQuery.of(statement, path).ifPresent(this::query);
    }

    private void query(InsertQuery insert) {
        int columnsListed = insert.write().columns().size();
        insert.rows().stream()
                .filter(values -> columnsListed > 0 && values.size() != columnsListed && !values.isEmpty())
                .findFirst()
                .ifPresent(values -> found(Finding.of(
                                SeedFileRules.COLUMNS,
                                "the query gives " + count(values.size(), "value") + ", but the column list has "
                                        + count(columnsListed, "column"))
                        .at(values.get(0).span().location())
                        .withExcerpt(values.get(0).span().excerpt())));
    }

    private void named(Write write) {
        named(write.target(), write.columns(), tables.find(write.target()));
    }

    private void named(Target target, List<ColumnName> columns, Optional<TableDefinition> table) {
        Set<String> seen = new HashSet<>();
        for (ColumnName column : columns) {
            if (!seen.add(column.name()) && !column.part()) {
                found(Finding.of(SeedFileRules.COLUMNS, "column " + column.name() + " is named twice")
                        .at(column.location()));
            } else if (table.isPresent()
                    && table.get().complete()
                    && table.get().column(column.name()).isEmpty()) {
                found(Finding.of(
                                SeedFileRules.COLUMNS,
                                table.get().name() + " has no column " + column.name() + " (it is defined at "
                                        + table.get().location() + ")")
                        .at(column.location()));
            }
        }
        if (!columns.isEmpty() && table.isEmpty() && !tables.isTemporary(target)) {
            found(Finding.of(
                            SeedFileRules.NOT_ANALYSED,
                            "whether the columns exist is not analysed: the definition of " + target + " is not known")
                    .at(target.location()));
        }
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}

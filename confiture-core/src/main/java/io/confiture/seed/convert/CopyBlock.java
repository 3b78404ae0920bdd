package io.confiture.seed.convert;

import io.confiture.sql.Statement;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.rows.InsertHead;
import io.confiture.sql.rows.LoadEnd;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.Row;
import io.confiture.sql.rows.RowReader;
import io.confiture.sql.rows.RowVisitor;
import io.confiture.sql.rows.SearchPath;
import io.confiture.sql.rows.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one INSERT as COPY data, or finds the reason why they must stay. For one statement. */
final class CopyBlock implements RowVisitor {

    private final TableModel tables;
    private final String lineEnd;
    private final CopyField fields;
    private final StringBuilder lines = new StringBuilder();
    private @Nullable WrittenHead written;
    private @Nullable InsertHead head;
    private @Nullable TableDefinition table;
    private List<@Nullable ColumnDefinition> columns = List.of();
    private @Nullable String list;
    private long rows;
    private @Nullable String reason;

    private CopyBlock(TableModel tables, String lineEnd) {
        this.tables = tables;
        this.lineEnd = lineEnd;
        this.fields = new CopyField(tables::baseType);
    }

    static CopyBlock of(Statement insert, SearchPath path, TableModel tables, String lineEnd) {
        CopyBlock block = new CopyBlock(tables, lineEnd);
        block.written = WrittenHead.read(insert);
        RowReader.read(insert, path, block);
        if (block.head == null) {
            block.keep("its rows come from a query");
        }
        return block;
    }

    /** Return why the statement must stay an INSERT, or null if it need not. */
    @Nullable
    String reason() {
        return reason;
    }

    /** Return the COPY statement, without its end. */
    String header() {
        WrittenHead names = written == null ? new WrittenHead("", null) : written;
        return "COPY " + names.table() + (list == null ? "" : " (" + list + ")") + " FROM stdin";
    }

    String table() {
        return written == null ? "" : written.table();
    }

    StringBuilder lines() {
        return lines;
    }

    long rows() {
        return rows;
    }

    @Override
    public void begin(LoadHead load) {
        if (!(load instanceof InsertHead insert)) {
            return;
        }
        head = insert;
        if (insert.with() != null || written == null) {
            keep("it has a WITH clause");
        } else if (insert.overriding() != InsertHead.Overriding.NONE) {
            keep("it says OVERRIDING, which COPY cannot");
        } else if (insert.columns().stream().anyMatch(c -> c.part())) {
            keep("it loads a part of a column");
        }
        table = insert.target()
                .resolve(name -> tables.find(name).isPresent())
                .flatMap(tables::find)
                .orElse(null);
        if (table == null && !tables.tables().isEmpty()) {
            keep("the schema files define no table " + insert.target() + "; COPY cannot load a view");
        }
    }

    @Override
    public void row(Row row) {
        if (reason != null) {
            return;
        }
        if (rows == 0) {
            columns(row.values().size());
        }
        List<Value> values = row.values();
        if (reason == null && values.size() != columns.size()) {
            keep("the row at " + row.location() + " has " + values.size() + " values for " + columns.size()
                    + " columns");
        }
        for (int i = 0; reason == null && i < values.size(); i++) {
            if (i > 0) {
                lines.append('\t');
            }
            String why = fields.append(values.get(i), columns.get(i), lines);
            if (why != null) {
                keep(why + " at line " + values.get(i).location().line());
            }
        }
        lines.append(lineEnd);
        rows++;
    }

    @Override
    public void end(LoadEnd end) {
        if (end.onConflict() != LoadEnd.OnConflict.NONE) {
            keep("it says ON CONFLICT, which COPY cannot");
        } else if (end.returning()) {
            keep("it says RETURNING, which COPY cannot");
        } else if (end.notRead() != null) {
            keep(end.notRead());
        } else if (rows == 0) {
            keep("it has no rows");
        }
    }

    /** Find the columns that the values go to. */
    private void columns(int values) {
        InsertHead insert = head;
        if (insert == null || written == null) {
            return;
        }
        TableDefinition known = table;
        List<@Nullable ColumnDefinition> found = new ArrayList<>();
        if (!insert.columns().isEmpty()) {
            list = written.columns();
            insert.columns()
                    .forEach(c -> found.add(
                            known == null ? null : known.column(c.name()).orElse(null)));
        } else if (known == null || !known.complete() || known.columns().size() < values) {
            keep("it has no column list, and the table's columns are not known");
        } else {
            found.addAll(known.columns().subList(0, values));
            // Without a list COPY wants a value for every column.
            list = values == known.columns().size()
                    ? null
                    : names(known.columns().subList(0, values));
        }
        if (found.stream().anyMatch(c -> c != null && c.generatedAlways())) {
            keep("it gives a value to a column that is always generated");
        }
        columns = found;
    }

    private static String names(List<ColumnDefinition> columns) {
        return columns.stream()
                .map(c -> '"' + c.name().replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
    }

    private void keep(String why) {
        if (reason == null) {
            reason = why;
        }
    }
}

package io.confiture.seed.convert;

import io.confiture.sql.Statement;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.rows.CopyHead;
import io.confiture.sql.rows.LoadEnd;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.Row;
import io.confiture.sql.rows.RowReader;
import io.confiture.sql.rows.RowVisitor;
import io.confiture.sql.rows.SearchPath;
import io.confiture.sql.rows.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one COPY as an INSERT, or finds the reason why they must stay. For one statement. */
final class InsertBlock implements RowVisitor {

    private final TableModel tables;
    private final String lineEnd;
    private final StringBuilder values = new StringBuilder();
    private @Nullable WrittenHead written;
    private @Nullable String list;
    private @Nullable CopyHead head;
    private boolean overriding;
    private int width;
    private long rows;
    private @Nullable String reason;

    private InsertBlock(TableModel tables, String lineEnd) {
        this.tables = tables;
        this.lineEnd = lineEnd;
    }

    static InsertBlock of(Statement copy, SearchPath path, TableModel tables, String lineEnd) {
        InsertBlock block = new InsertBlock(tables, lineEnd);
        block.written = WrittenHead.read(copy);
        RowReader.read(copy, path, block);
        if (block.head == null) {
            block.keep("it is not a COPY that is followed here");
        }
        return block;
    }

    @Nullable
    String reason() {
        return reason;
    }

    String table() {
        return written == null ? "" : written.table();
    }

    long rows() {
        return rows;
    }

    /** Return the INSERT without the semicolon. */
    String sql() {
        return "INSERT INTO " + table() + (list == null ? "" : " (" + list + ")")
                + (overriding ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES" + values;
    }

    @Override
    public void begin(LoadHead load) {
        if (!(load instanceof CopyHead copy) || written == null) {
            keep("it is not a COPY that is followed here");
            return;
        }
        head = copy;
        if (copy.format().filtered()) {
            keep("it leaves rows out with WHERE");
        }
    }

    @Override
    public void row(Row row) {
        if (reason != null) {
            return;
        }
        if (rows == 0) {
            width = row.values().size();
            columns();
        }
        if (row.values().size() != width) {
            keep("the row at " + row.location() + " has " + row.values().size() + " values and not " + width);
            return;
        }
        values.append(rows == 0 ? "" : ",").append(lineEnd).append("    (");
        values.append(row.values().stream().map(InsertBlock::literal).collect(Collectors.joining(", ")));
        values.append(')');
        rows++;
    }

    @Override
    public void end(LoadEnd end) {
        if (end.notRead() != null) {
            keep(end.notRead());
        } else if (!end.terminated()) {
            keep("no line \\. ends its data");
        } else if (rows == 0) {
            keep("it has no rows");
        }
    }

    private void columns() {
        CopyHead copy = head;
        WrittenHead names = written;
        if (copy == null || names == null) {
            return;
        }
        list = names.columns();
        TableDefinition table = copy.target()
                .resolve(name -> tables.find(name).isPresent())
                .flatMap(tables::find)
                .orElse(null);
        if (list != null && copy.columns().size() != width) {
            keep("its rows have " + width + " values for " + copy.columns().size() + " columns");
        } else if (table != null && list != null) {
            overriding = copy.columns().stream()
                    .flatMap(c -> table.column(c.name()).stream())
                    .anyMatch(ColumnDefinition::generatedAlways);
        } else if (table != null) {
            withoutList(table);
        }
    }

    /** COPY leaves out columns that are computed, and INSERT does not; identities are given a value by both. */
    private void withoutList(TableDefinition table) {
        List<ColumnDefinition> given =
                table.columns().stream().filter(c -> !c.generatedAlways()).toList();
        if (width == table.columns().size()) {
            overriding = given.size() < width;
        } else if (table.complete() && width == given.size()) {
            list = given.stream()
                    .map(c -> '"' + c.name().replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(", "));
        } else {
            keep("it has no column list, and its rows have " + width + " values for "
                    + table.columns().size() + " columns");
        }
    }

    private static String literal(Value value) {
        return switch (value.kind()) {
            case NULL -> "NULL";
            case DEFAULT -> "DEFAULT";
            case STRING, NUMBER, BOOLEAN, OTHER -> quoted(value.text());
        };
    }

    /** Quote a value so that every setting of standard_conforming_strings reads the same, and no editor changes line ends. */
    private static String quoted(String text) {
        boolean escapes = text.indexOf('\\') >= 0 || text.indexOf('\r') >= 0;
        String quoted = text.replace("'", "''");
        return escapes ? "E'" + quoted.replace("\\", "\\\\").replace("\r", "\\r") + "'" : "'" + quoted + "'";
    }

    private void keep(String why) {
        if (reason == null) {
            reason = why;
        }
    }
}

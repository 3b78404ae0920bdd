package io.confiture.sql.rows;

import io.confiture.sql.Diagnostic;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes down what a reader says, a line per call. */
final class Trace implements RowVisitor {
    private final List<String> lines = new ArrayList<>();

    static List<String> of(String text) {
        Trace trace = new Trace();
        RowReader.read(SqlInput.of(source(text)), trace);
        return trace.lines;
    }

    static SqlSource source(String text) {
        return SqlSource.of(Path.of("/project/db/test.sql"), "test.sql", text);
    }

    /** Return the values of all rows, a line per row. */
    static List<String> rows(String text) {
        return of(text).stream()
                .filter(line -> line.startsWith("row "))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .toList();
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void begin(LoadHead head) {
        StringBuilder line = new StringBuilder(place(head.location().toString()))
                .append(head instanceof CopyHead ? " copy " : " insert ")
                .append(head.target())
                .append("@")
                .append(place(head.target().location().toString()))
                .append(" = ")
                .append(head.target().resolve().map(Object::toString).orElse("?"));
        if (head instanceof InsertHead insert) {
            line.append(insert.alias() == null ? "" : " as " + insert.alias());
            line.append(insert.with() != null ? " with" : "");
            line.append(insert.overriding() == InsertHead.Overriding.NONE ? "" : " overriding " + insert.overriding());
        } else if (head instanceof CopyHead copy) {
            line.append(copy.format().csv() ? " csv" : "");
            line.append(
                    copy.format().notRead() == null
                            ? ""
                            : " not read: " + copy.format().notRead());
        }
        for (ColumnName column : head.columns()) {
            line.append(" ").append(column.name()).append(column.part() ? "(part)" : "");
            line.append("@").append(place(column.location().toString()));
        }
        lines.add("begin " + line);
    }

    @Override
    public void row(Row row) {
        StringBuilder line = new StringBuilder();
        for (Value value : row.values()) {
            line.append(line.isEmpty() ? "" : ", ").append(value.kind().name().toLowerCase(Locale.ROOT));
            line.append(value.text().isEmpty() ? "" : "=" + value.text());
            line.append(value.cast() == null ? "" : "::" + value.cast());
            line.append("@").append(place(value.location().toString()));
        }
        lines.add("row " + row.number() + " " + place(row.location().toString()) + " [" + row.start() + "," + row.end()
                + "): " + line);
    }

    @Override
    public void end(LoadEnd end) {
        lines.add("end " + end);
    }

    @Override
    public void statement(Statement statement, SearchPath path) {
        lines.add("statement " + place(statement.location().toString()) + " "
                + statement.kind().command() + " "
                + statement.text() + (statement.terminated() ? ";" : "")
                + statement.copyBlocks().stream()
                        .map(data -> " data " + place(data.location().toString()) + " " + data.chars())
                        .toList()
                + " path " + path.schemas() + path.known());
    }

    @Override
    public void command(MetaCommand command) {
        lines.add("command " + place(command.location().toString()) + " " + command.name() + " " + command.argument()
                + " " + command.treatment() + " " + command.reason() + command.insideStatement());
    }

    @Override
    public void problem(Diagnostic diagnostic) {
        lines.add("problem " + place(diagnostic.location().toString()) + " " + diagnostic.kind());
    }

    private static String place(String location) {
        return location.substring(location.indexOf(':') + 1);
    }
}

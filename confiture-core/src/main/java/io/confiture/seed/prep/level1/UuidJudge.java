package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.TypeName;
import io.confiture.sql.rows.LoadEnd;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.Row;
import io.confiture.sql.rows.SearchPath;
import io.confiture.sql.rows.SqlInput;
import io.confiture.sql.rows.Value;
import io.confiture.sql.rows.Value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the values of uuid columns: by the column's type where the table is known, else by its name.
 *
 * <p>Of each column and load the first bad value is a finding, with the number of those after it.
 */
final class UuidJudge extends Judge {
    private static final Set<String> MAKERS = Set.of(
            "gen_random_uuid()",
            "uuidv7()",
            "uuidv4()",
            "uuid_generate_v1()",
            "uuid_generate_v1mc()",
            "uuid_generate_v4()",
            "uuid_nil()");

    private final KnownTables tables;
    private final SqlInput input;
    private List<Column> columns = List.of();
    private @Nullable LoadHead head;

    UuidJudge(KnownTables tables, SqlInput input) {
        this.tables = tables;
        this.input = input;
    }

    @Override
    public void begin(LoadHead begun) {
        head = begun;
        columns = new ArrayList<>();
        Layout layout = Layout.of(begun, tables.find(begun.target()));
        if (layout.names().isEmpty()) {
            found(Finding.of(
                            SeedFileRules.NOT_ANALYSED,
                            "the uuids of " + begun.target()
                                    + " are not analysed: no columns are named, and those of the"
                                    + " table are not known")
                    .at(begun.location()));
        }
        for (UuidColumn column : UuidColumn.of(layout, begun.target(), begun.columns(), tables)) {
            columns.add(new Column(column));
        }
    }

    @Override
    public void statement(Statement statement, SearchPath path) {
        InsertQuery.of(statement, path).ifPresent(insert -> {
            Write write = insert.write();
            Layout layout = Layout.of(write.columns(), tables.find(write.target()), false);
            QueryUuids.findings(insert, UuidColumn.of(layout, write.target(), write.columns(), tables))
                    .forEach(this::found);
        });
    }

    @Override
    public void row(Row row) {
        for (Column column : columns) {
            if (column.index < row.values().size()) {
                column.judge(row, row.values().get(column.index));
            }
        }
    }

    @Override
    public void end(LoadEnd end) {
        for (Column column : columns) {
            column.report();
        }
        if (end.notRead() != null && !columns.isEmpty() && head != null) {
            found(Finding.of(SeedFileRules.NOT_ANALYSED, "not all uuids are analysed: " + end.notRead())
                    .at(head.location()));
        }
    }

    private final class Column {
        private final int index;
        private final String name;
        private final boolean typed;
        private @Nullable String first;
        private @Nullable SourceLocation place;
        private long further;
        private long expressions;
        private @Nullable SourceLocation expression;

        Column(UuidColumn column) {
            this.index = column.index();
            this.name = column.name();
            this.typed = column.typed();
        }

        void judge(Row row, Value value) {
            String trouble =
                    switch (value.kind()) {
                        case NULL, DEFAULT -> "";
                        case STRING -> string(value);
                        case NUMBER, BOOLEAN -> "is no string";
                        case OTHER -> {
                            expression(value);
                            yield "";
                        }
                    };
            if (!trouble.isEmpty()) {
                if (first == null) {
                    first = "row " + row.number() + ": " + name + " " + shown(value) + " " + trouble;
                    place = value.location();
                } else {
                    further++;
                }
            }
        }

        private String string(Value value) {
            if (value.cast() == null || TypeName.of(value.cast()).is("uuid")) {
                return UuidText.trouble(value.text());
            }
            TypeName cast = TypeName.of(value.cast());
            boolean text = cast.is("text") || cast.is("character varying") || cast.is("character");
            if (typed && text) {
                return "is cast to " + cast + ", which PostgreSQL does not store in a uuid column";
            }
            expression(value);
            return "";
        }

        private void expression(Value value) {
            if (!MAKERS.contains(value.text())) {
                expressions++;
                expression = expression == null ? value.location() : expression;
            }
        }

        void report() {
            if (first != null && place != null) {
                String more = further == 0
                        ? ""
                        : "; " + further + " more of this column " + (further == 1 ? "is" : "are") + " wrong";
                found(Finding.of(SeedFileRules.UUID, first + more).at(place).withExcerpt(input.excerpt(place)));
            }
            if (expressions > 0) {
                found(Finding.of(
                                SeedFileRules.NOT_ANALYSED,
                                expressions + (expressions == 1 ? " value of " : " values of ") + name
                                        + (expressions == 1 ? " is an expression" : " are expressions")
                                        + ", which only the server can compute")
                        .at(expression));
            }
        }

        private String shown(Value value) {
            String text = value.text();
            String some = text.codePointCount(0, text.length()) > 48
                    ? text.substring(0, text.offsetByCodePoints(0, 45)) + "..."
                    : text;
            return value.is(Kind.STRING) ? "'" + some + "'" : some;
        }
    }
}

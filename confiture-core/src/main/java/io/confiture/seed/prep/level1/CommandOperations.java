package io.confiture.seed.prep.level1;

import io.confiture.seed.prep.level1.Scope.Column;
import io.confiture.seed.prep.level1.ValueType.Known;
import io.confiture.seed.prep.level1.ValueType.Untyped;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.ddl.TypeName;
import io.confiture.sql.query.Command;
import io.confiture.sql.query.Query;
import io.confiture.sql.query.QueryBody;
import io.confiture.sql.query.SelectItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks over the commands that hold queries, and compares what INSERT takes with the columns it is for. */
final class CommandOperations {
    private final SetOperations queries;
    private final TableModel tables;
    private final List<String> path;
    private final SetOperationReport report;

    CommandOperations(SetOperations queries, TableModel tables, List<String> path, SetOperationReport report) {
        this.queries = queries;
        this.tables = tables;
        this.path = path;
        this.report = report;
    }

    void read(Command command, @Nullable Scope outer) {
        Scope scope = new Scope(outer);
        if (command instanceof Query query) {
            queries.columns(query, outer);
            return;
        }
        queries.with(command.with(), scope);
        if (command instanceof Command.Insert insert) {
            if (insert.source() != null) {
                stored(insert, insert.source(), queries.columns(insert.source(), scope));
            }
            items(insert.returning(), scope);
        } else if (command instanceof Command.Update update) {
            scope.add(queries.source(update.target(), scope));
            update.from().forEach(item -> queries.from(item, scope));
            update.assignments().forEach(assignment -> queries.expressions().of(assignment.value(), scope));
            if (update.where() != null) {
                queries.expressions().of(update.where(), scope);
            }
            items(update.returning(), scope);
        } else if (command instanceof Command.Delete delete) {
            scope.add(queries.source(delete.target(), scope));
            delete.using().forEach(item -> queries.from(item, scope));
            if (delete.where() != null) {
                queries.expressions().of(delete.where(), scope);
            }
            items(delete.returning(), scope);
        } else if (command instanceof Command.Merge merge) {
            scope.add(queries.source(merge.target(), scope));
            queries.from(merge.source(), scope);
            queries.expressions().of(merge.on(), scope);
        } else if (command instanceof Command.Other other && other.query() != null) {
            queries.columns(other.query(), scope);
        }
    }

    private void items(List<SelectItem> items, Scope scope) {
        items.forEach(item -> queries.expressions().of(item.expression(), scope));
    }

    /** Only what a set operation yields is looked at: a plain SELECT gives its values to the columns one by one. */
    private void stored(Command.Insert insert, Query source, @Nullable List<Column> columns) {
        Optional<TableDefinition> table = queries.table(insert.target().name());
        if (!operates(source)) {
            return;
        }
        if (table.isEmpty() || columns == null) {
            report.undecided(source.span());
            return;
        }
        boolean listed = !insert.columns().isEmpty();
        int width = listed ? insert.columns().size() : table.get().columns().size();
        if (columns.size() > width && (listed || table.get().complete())) {
            report.width(
                    source.span(),
                    "the query yields " + columns.size() + " columns, and "
                            + (listed ? "the INSERT has " : table.get().name() + " has ") + width);
        } else if (columns.size() < width && listed) {
            report.width(source.span(), "the INSERT has " + width + " columns, and the query yields " + columns.size());
        } else {
            for (int i = 0; i < columns.size(); i++) {
                target(insert, i, table.get()).ifPresent(target(source, columns.get(i)));
            }
        }
    }

    private static Optional<ColumnDefinition> target(Command.Insert insert, int place, TableDefinition table) {
        if (!insert.columns().isEmpty()) {
            return table.column(insert.columns().get(place).text());
        }
        return place < table.columns().size() ? Optional.of(table.columns().get(place)) : Optional.empty();
    }

    private Consumer<ColumnDefinition> target(Query source, Column column) {
        return target -> {
            TypeName to = queries.common().base(target.type());
            if (column.type() instanceof Known known) {
                TypeName from = queries.common().base(known.type());
                if (from.equals(to)) {
                    return;
                } else if (!BuiltinCasts.knows(from) || !BuiltinCasts.knows(to)) {
                    report.undecided(source.span());
                } else if (!BuiltinCasts.assignment(from, to)) {
                    report.target(
                            source.span(),
                            "column " + target.name() + " is " + target.type() + ", and the query yields " + known
                                    + " for it, which INSERT does not convert");
                }
            } else if (!(column.type() instanceof Untyped)) {
                report.undecided(source.span());
            }
        };
    }

    private static boolean operates(Query query) {
        QueryBody body = query.body();
        while (body instanceof QueryBody.Nested nested) {
            body = nested.query().body();
        }
        return body instanceof QueryBody.SetOperation;
    }
}

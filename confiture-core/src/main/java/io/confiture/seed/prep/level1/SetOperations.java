package io.confiture.seed.prep.level1;

import io.confiture.project.TableName;
import io.confiture.seed.prep.level1.Scope.Column;
import io.confiture.seed.prep.level1.Scope.Source;
import io.confiture.seed.prep.level1.ValueType.Known;
import io.confiture.seed.prep.level1.ValueType.Undecided;
import io.confiture.seed.prep.level1.ValueType.Untyped;
import io.confiture.sql.ddl.SearchPath;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.query.CommonTable;
import io.confiture.sql.query.Expression;
import io.confiture.sql.query.FromItem;
import io.confiture.sql.query.Name;
import io.confiture.sql.query.Query;
import io.confiture.sql.query.QueryBody;
import io.confiture.sql.query.QueryBody.SetOperation;
import io.confiture.sql.query.SelectItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the columns that queries yield, and reports each set operation that the server would refuse. */
final class SetOperations {
    private final TableModel tables;
    private final List<String> path;
    private final SetOperationReport report;
    private final CommonType common;
    private final ExpressionTypes expressions;

    SetOperations(TableModel tables, List<String> path, SetOperationReport report) {
        this.tables = tables;
        this.path = path;
        this.report = report;
        this.common = new CommonType(tables);
        this.expressions = new ExpressionTypes(tables, path, common, this);
    }

    CommonType common() {
        return common;
    }

    ExpressionTypes expressions() {
        return expressions;
    }

    /** Return what a query yields; null when it is not known how many columns these are. */
    @Nullable
    List<Column> columns(Query query, @Nullable Scope outer) {
        Scope scope = new Scope(outer);
        with(query.with(), scope);
        List<Column> columns = body(query.body(), scope);
        query.rest().forEach(expression -> expressions.of(expression, scope));
        boolean ordered = query.rest().stream()
                .anyMatch(e -> e.span().tokens().isWord(e.span().from(), "order"));
        return columns == null || !ordered
                ? columns
                : columns.stream().map(SetOperations::doubted).toList();
    }

    /** ORDER BY, GROUP BY and their like may make a value without type text, or not. */
    private static Column doubted(Column column) {
        return column.type() instanceof Untyped ? new Column(column.name(), new Undecided()) : column;
    }

    void with(List<CommonTable> common, Scope scope) {
        for (CommonTable table : common) {
            String name = table.name().text();
            if (table.recursive()) {
                scope.addCommon(new Source(name, null));
            }
            List<Column> columns = table.body() instanceof Query query ? columns(query, scope) : null;
            if (!(table.body() instanceof Query)) {
                new CommandOperations(this, tables, path, report).read(table.body(), scope);
            }
            scope.addCommon(new Source(name, renamed(columns, table.columns())));
        }
    }

    private @Nullable List<Column> body(QueryBody body, Scope scope) {
        if (body instanceof SetOperation operation) {
            return operation(operation, scope);
        } else if (body instanceof QueryBody.Nested nested) {
            return columns(nested.query(), scope);
        } else if (body instanceof QueryBody.Select select) {
            return select(select, scope);
        } else if (body instanceof QueryBody.Values values) {
            return values(values, scope);
        } else if (body instanceof QueryBody.WholeTable whole) {
            return source(whole.table(), scope).columns();
        }
        return null;
    }

    /** A chain of thousands of branches is as deep as it is long, so it is not followed by recursion. */
    private @Nullable List<Column> operation(SetOperation last, Scope scope) {
        Deque<SetOperation> chain = new ArrayDeque<>();
        QueryBody first = last;
        while (first instanceof SetOperation operation) {
            chain.push(operation);
            first = operation.left();
        }
        List<Column> left = body(first, scope);
        for (SetOperation operation : chain) {
            List<Column> right = body(operation.right(), scope);
            left = joined(left, right, operation);
        }
        return left;
    }

    private @Nullable List<Column> joined(
            @Nullable List<Column> left, @Nullable List<Column> right, SetOperation operation) {
        if (left == null || right == null) {
            report.undecided(operation.operator());
            return null;
        } else if (left.size() != right.size()) {
            report.counts(operation, left.size(), right.size());
            return null;
        }
        List<Column> columns = new ArrayList<>();
        boolean compares = operation.kind() != SetOperation.Kind.UNION || !operation.all();
        for (int i = 0; i < left.size(); i++) {
            CommonType.Result result =
                    common.of(List.of(left.get(i).type(), right.get(i).type()));
            if (result.trouble() != null) {
                report.types(operation, i, result.trouble());
            } else if (result.type() instanceof Undecided) {
                report.undecided(operation.operator());
            } else if (result.settled()) {
                report.settled(operation, i);
            }
            if (compares
                    && result.type() instanceof Known known
                    && !BuiltinCasts.comparable(common.base(known.type()))) {
                report.types(operation, i, "values of type " + known + " cannot be compared with each other");
            }
            columns.add(new Column(left.get(i).name(), result.type()));
        }
        return columns;
    }

    private @Nullable List<Column> select(QueryBody.Select select, Scope outer) {
        Scope scope = new Scope(outer);
        select.from().forEach(item -> from(item, scope));
        List<Column> columns = new ArrayList<>();
        boolean known = true;
        for (SelectItem item : select.items()) {
            if (item.expression() instanceof Expression.Star star) {
                List<Column> all = star.qualifier().size() > 1
                        ? null
                        : scope.all(
                                star.qualifier().isEmpty()
                                        ? null
                                        : star.qualifier().get(0));
                known &= all != null;
                columns.addAll(all == null ? List.of() : all);
            } else {
                columns.add(new Column(item.name(), expressions.of(item.expression(), scope)));
            }
        }
        if (select.where() != null) {
            expressions.of(select.where(), scope);
        }
        select.rest().forEach(expression -> expressions.of(expression, scope));
        if (!known) {
            return null;
        }
        boolean distinct = select.span().tokens().isWord(select.span().from() + 1, "distinct");
        if (!select.rest().isEmpty()) {
            return columns.stream().map(SetOperations::doubted).toList();
        }
        return distinct
                ? columns.stream()
                        .map(c -> new Column(c.name(), c.type().settled()))
                        .toList()
                : columns;
    }

    /** VALUES settles its types by itself, before it meets others. */
    private @Nullable List<Column> values(QueryBody.Values values, Scope scope) {
        List<List<ValueType>> rows = new ArrayList<>();
        for (List<Expression> row : values.rows()) {
            rows.add(row.stream().map(value -> expressions.of(value, scope)).toList());
        }
        int width = rows.isEmpty() ? 0 : rows.get(0).size();
        if (width == 0 || rows.stream().anyMatch(row -> row.size() != width)) {
            return null;
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int place = i;
            List<ValueType> types = rows.stream().map(row -> row.get(place)).toList();
            columns.add(new Column("column" + (i + 1), common.of(types).type()));
        }
        return columns;
    }

    // FROM

    void from(FromItem item, Scope scope) {
        if (item instanceof FromItem.Table table) {
            scope.add(source(table, scope));
        } else if (item instanceof FromItem.Derived derived) {
            List<Column> columns = columns(derived.query(), scope);
            String alias = derived.alias() == null ? "" : derived.alias();
            scope.add(new Source(alias, renamed(columns, derived.columns())));
        } else if (item instanceof FromItem.Function function) {
            expressions.of(function.call(), scope);
            scope.add(new Source(function.alias() == null ? "" : function.alias(), null));
        } else if (item instanceof FromItem.Join join) {
            from(join.left(), scope);
            from(join.right(), scope);
            if (join.natural() || !join.using().isEmpty()) {
                scope.merges();
            }
            if (join.alias() != null) {
                scope.add(new Source(join.alias(), null));
            }
            if (join.condition() != null) {
                expressions.of(join.condition(), scope);
            }
        } else {
            scope.add(new Source("", null));
        }
    }

    Source source(FromItem.Table table, Scope scope) {
        TableName name = table.name();
        Source common = name.schema() == null ? scope.common(name.name()) : null;
        List<Column> columns = common != null ? common.columns() : stored(name);
        return new Source(table.reference(), renamed(columns, table.columns()));
    }

    private @Nullable List<Column> stored(TableName name) {
        return table(name)
                .filter(TableDefinition::complete)
                .map(table -> table.columns().stream()
                        .map(column -> new Column(column.name(), new Known(column.type())))
                        .toList())
                .orElse(null);
    }

    Optional<TableDefinition> table(TableName name) {
        return tables.find(name, SearchPath.of(path));
    }

    /** Give columns the names of an alias list, which settles what has no type. */
    private static @Nullable List<Column> renamed(@Nullable List<Column> columns, List<Name> names) {
        if (columns == null) {
            return null;
        }
        List<Column> renamed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name =
                    i < names.size() ? names.get(i).text() : columns.get(i).name();
            renamed.add(new Column(name, columns.get(i).type().settled()));
        }
        return renamed;
    }
}

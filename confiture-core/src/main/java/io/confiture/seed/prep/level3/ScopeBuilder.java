package io.confiture.seed.prep.level3;

import io.confiture.seed.prep.level3.Scope.Common;
import io.confiture.sql.query.Command;
import io.confiture.sql.query.CommonTable;
import io.confiture.sql.query.Expression;
import io.confiture.sql.query.FromItem;
import io.confiture.sql.query.Name;
import io.confiture.sql.query.Query;
import io.confiture.sql.query.QueryBody;
import io.confiture.sql.query.SelectItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the scopes of one body, and notes what their conditions demand to be equal. */
final class ScopeBuilder {
    private final Body body;
    private final Analysis analysis;

    ScopeBuilder(Body body) {
        this.body = body;
        this.analysis = body.analysis();
    }

    /** Add the common tables of a WITH to those in sight. */
    static Map<String, Common> with(List<CommonTable> tables, Map<String, Common> outer) {
        Map<String, Common> visible = new LinkedHashMap<>(outer);
        for (CommonTable table : tables) {
            visible.put(table.name().text(), new Common(table, Map.copyOf(visible)));
        }
        return visible;
    }

    /** Return what a query yields; null when it is no single SELECT. */
    @Nullable
    Output output(Query query, @Nullable Scope parent, Map<String, Common> outer) {
        Map<String, Common> commons = with(query.with(), outer);
        QueryBody only = query.body();
        if (only instanceof QueryBody.Nested nested) {
            return output(nested.query(), parent, commons);
        }
        return only instanceof QueryBody.Select select ? output(select, parent, commons) : null;
    }

    /** Return what a SELECT yields. */
    Output output(QueryBody.Select select, @Nullable Scope parent, Map<String, Common> commons) {
        Scope scope = new Scope(body, parent, commons);
        List<Expression> conditions = new ArrayList<>();
        select.from().forEach(item -> add(scope, item, conditions));
        if (select.where() != null) {
            conditions.add(select.where());
        }
        conditions.forEach(condition -> condition(scope, condition));
        return new Output(select.items(), scope);
    }

    /** Return what RETURNING of a command yields; null when it has none. */
    @Nullable
    Output returning(Command command, @Nullable Scope parent, Map<String, Common> outer) {
        Map<String, Common> commons = with(command.with(), outer);
        Scope scope = new Scope(body, parent, commons);
        List<SelectItem> items = List.of();
        if (command instanceof Command.Insert insert) {
            add(scope, insert.target(), new ArrayList<>());
            items = insert.returning();
        } else if (command instanceof Command.Update update) {
            scope = update(update, parent, outer);
            items = update.returning();
        } else if (command instanceof Command.Delete delete) {
            add(scope, delete.target(), new ArrayList<>());
            items = delete.returning();
        }
        return items.isEmpty() ? null : new Output(items, scope);
    }

    /** Return the scope of an UPDATE's assignments; the target is the first source. */
    Scope update(Command.Update update, @Nullable Scope parent, Map<String, Common> outer) {
        Scope scope = new Scope(body, parent, with(update.with(), outer));
        target(scope, update.target());
        List<Expression> conditions = new ArrayList<>();
        update.from().forEach(item -> add(scope, item, conditions));
        if (update.where() != null) {
            conditions.add(update.where());
        }
        conditions.forEach(condition -> condition(scope, condition));
        return scope;
    }

    /** Return the scope of a MERGE's actions; the target is the first source. */
    Scope merge(Command.Merge merge, Map<String, Common> outer) {
        Scope scope = new Scope(body, null, with(merge.with(), outer));
        target(scope, merge.target());
        List<Expression> conditions = new ArrayList<>();
        add(scope, merge.source(), conditions);
        conditions.add(merge.on());
        conditions.forEach(condition -> condition(scope, condition));
        return scope;
    }

    private void target(Scope scope, FromItem.Table table) {
        scope.add(analysis.source(table.reference(), table.columns(), analysis.meaning(table.name(), body.path())));
    }

    private void add(Scope scope, FromItem item, List<Expression> conditions) {
        if (item instanceof FromItem.Table table) {
            scope.add(table(scope, table));
        } else if (item instanceof FromItem.Derived derived) {
            Output output = output(derived.query(), scope, scope.commons());
            scope.add(derived(derived.alias() == null ? "" : derived.alias(), derived.columns(), output));
        } else if (item instanceof FromItem.Join join) {
            add(scope, join.left(), conditions);
            int leftEnd = scope.sources().size();
            add(scope, join.right(), conditions);
            if (join.condition() != null) {
                conditions.add(join.condition());
            }
            if (join.natural() || !join.using().isEmpty()) {
                scope.merge();
            }
            join.using().forEach(column -> using(scope, column, leftEnd));
        } else if (item instanceof FromItem.Function function) {
            scope.add(new Source.Opaque(function.alias() == null ? name(function.call()) : function.alias()));
        } else {
            scope.add(new Source.Opaque(""));
        }
    }

    private static String name(Expression call) {
        return call instanceof Expression.Call named
                ? named.function().get(named.function().size() - 1)
                : "";
    }

    private Source table(Scope scope, FromItem.Table table) {
        Common common =
                table.name().schema() == null ? scope.commons().get(table.name().name()) : null;
        if (common == null) {
            return analysis.source(
                    table.reference(), table.columns(), analysis.meaningOfRead(table.name(), body.path()));
        }
        Command inner = common.table().body();
        Output output = inner instanceof Query query
                ? output(query, null, common.visible())
                : returning(inner, null, common.visible());
        List<Name> columns = table.columns().isEmpty() ? common.table().columns() : table.columns();
        return derived(table.reference(), columns, output);
    }

    private static Source derived(String alias, List<Name> columns, @Nullable Output output) {
        return output == null ? new Source.Opaque(alias) : new Source.Derived(alias, columns, output);
    }

    private void using(Scope scope, Name column, int leftEnd) {
        Origin left = null;
        Origin right = null;
        for (int i = 0; i < scope.sources().size(); i++) {
            Source source = scope.sources().get(i);
            Value value = source.has(column.text()) == Source.Has.NO ? null : source.column(column.text());
            Origin origin = value == null ? null : Origins.of(value);
            if (i < leftEnd) {
                left = left == null ? origin : left;
            } else {
                right = right == null ? origin : right;
            }
        }
        if (left != null && right != null) {
            analysis.equal().join(left, right);
        }
    }

    /** Note what a condition demands to be equal. */
    private void condition(Scope scope, Expression condition) {
        for (Expression conjunct : condition.conjuncts()) {
            if (conjunct instanceof Expression.Equality equality) {
                Origin left = Origins.of(equality.left(), scope);
                Origin right = Origins.of(equality.right(), scope);
                if (left != null && right != null) {
                    analysis.equal().join(left, right);
                } else {
                    analysis.loose().add(new Analysis.Loose(conjunct, left == null ? right : left));
                }
            } else {
                analysis.loose().add(new Analysis.Loose(conjunct, null));
            }
        }
    }
}

package io.confiture.seed.prep.level3;

import io.confiture.seed.prep.level3.Scope.Common;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.query.Command;
import io.confiture.sql.query.CommonTable;
import io.confiture.sql.query.Expression;
import io.confiture.sql.query.FromItem;
import io.confiture.sql.query.Name;
import io.confiture.sql.query.Query;
import io.confiture.sql.query.QueryBody;
import io.confiture.sql.query.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the ways in which a program writes the final table. */
final class Writes {
    private record Branch(QueryBody body, Map<String, Common> commons) {}

    /** Stands for a value of which nothing is known. */
    private static final Value UNKNOWN = new Value.OneOf(List.of());

    private final Analysis analysis;
    private final List<Write> found = new ArrayList<>();

    private Writes(Analysis analysis) {
        this.analysis = analysis;
    }

    static List<Write> of(Program program) {
        Writes writes = new Writes(program.analysis());
        for (Step step : program.steps()) {
            if (step.statement().reading() != null && step.statement().notFollowed() == null) {
                writes.command(step, step.statement().reading().command(), Map.of());
            }
        }
        return List.copyOf(writes.found);
    }

    private void command(Step step, Command command, Map<String, Common> outer) {
        for (CommonTable table : command.with()) {
            command(step, table.body(), ScopeBuilder.with(command.with(), outer));
        }
        Map<String, Common> commons = ScopeBuilder.with(command.with(), outer);
        ScopeBuilder builder = new ScopeBuilder(step.body());
        if (command instanceof Command.Insert insert && isFinal(step, insert.target())) {
            insert(step, insert, commons, builder);
        } else if (command instanceof Command.Update update && isFinal(step, update.target())) {
            Scope scope = builder.update(update, null, outer);
            change(step, scope, update.assignments(), update.span());
        } else if (command instanceof Command.Merge merge && isFinal(step, merge.target())) {
            Scope scope = builder.merge(merge, outer);
            for (Command.MergeAction action : merge.actions()) {
                change(step, scope, action.assignments(), action.span());
                if (!action.values().isEmpty()) {
                    made(step, columns(action.columns()), values(action.values(), scope), action.span(), List.of());
                }
            }
        }
    }

    private boolean isFinal(Step step, FromItem.Table table) {
        return analysis.meaning(table.name(), step.body().path()).equals(analysis.finalName());
    }

    private void insert(Step step, Command.Insert insert, Map<String, Common> commons, ScopeBuilder builder) {
        List<String> columns = columns(insert.columns());
        if (insert.source() == null) {
            made(step, List.of(), List.of(), insert.span(), List.of());
        } else {
            Deque<Branch> open = new ArrayDeque<>();
            open.push(branch(insert.source(), commons));
            while (!open.isEmpty()) {
                Branch next = open.pop();
                if (next.body() instanceof QueryBody.SetOperation operation) {
                    open.push(new Branch(operation.right(), next.commons()));
                    open.push(new Branch(operation.left(), next.commons()));
                } else if (next.body() instanceof QueryBody.Nested nested) {
                    open.push(branch(nested.query(), next.commons()));
                } else {
                    branch(step, insert, columns, next, builder);
                }
            }
        }
        if (insert.conflict() != null) {
            Scope scope = new Scope(step.body(), null, commons);
            change(
                    step,
                    scope,
                    insert.conflict().assignments(),
                    insert.conflict().span());
        }
    }

    private static Branch branch(Query query, Map<String, Common> outer) {
        return new Branch(query.body(), ScopeBuilder.with(query.with(), outer));
    }

    private void branch(
            Step step, Command.Insert insert, @Nullable List<String> columns, Branch branch, ScopeBuilder builder) {
        if (branch.body() instanceof QueryBody.Select select) {
            Output output = builder.output(select, null, branch.commons());
            List<Value> values = new ArrayList<>();
            int width = columns == null ? 0 : columns.size();
            for (int i = 0; i < width; i++) {
                Value value = output.at(i);
                values.add(value == null ? UNKNOWN : value);
            }
            made(step, columns, values, select.span(), nullsOf(select.where()));
        } else if (branch.body() instanceof QueryBody.Values rows) {
            Scope scope = new Scope(step.body(), null, branch.commons());
            rows.rows().forEach(row -> made(step, columns, values(row, scope), rows.span(), List.of()));
        } else {
            made(step, columns, List.of(), insert.span(), List.of());
        }
    }

    private static List<Value> values(List<Expression> expressions, Scope scope) {
        return expressions.stream().<Value>map(e -> new Value.Of(e, scope)).toList();
    }

    private @Nullable List<String> columns(List<Name> given) {
        if (!given.isEmpty()) {
            return given.stream().map(Name::text).toList();
        }
        return analysis.definition(analysis.finalName())
                .filter(TableDefinition::complete)
                .map(table ->
                        table.columns().stream().map(ColumnDefinition::name).toList())
                .orElse(null);
    }

    private void made(Step step, @Nullable List<String> columns, List<Value> values, Span span, List<String> onlyNull) {
        Map<String, Value> byColumn = new HashMap<>();
        int width = columns == null ? 0 : Math.min(columns.size(), values.size());
        for (int i = 0; i < width; i++) {
            if (columns != null) {
                byColumn.put(columns.get(i), values.get(i));
            }
        }
        Origin row = Origins.of(byColumn.get("id"));
        boolean ofPrep =
                row != null && row.source().table().equals(analysis.prep().name());
        found.add(new Write(step, true, columns, byColumn, ofPrep ? row : null, onlyNull, span));
    }

    private void change(Step step, Scope scope, List<Command.Assignment> assignments, Span span) {
        if (assignments.isEmpty()) {
            return;
        }
        List<String> columns = assignments.stream().map(a -> a.column().text()).toList();
        Map<String, Value> values = new HashMap<>();
        assignments.forEach(a -> values.put(a.column().text(), new Value.Of(a.value(), scope)));
        Origin row = null;
        if (!scope.sources().isEmpty() && scope.sources().get(0) instanceof Source.Base target) {
            // Evaluating a value builds the scopes of its subqueries; the row is tied by the conditions of this one.
            row = new Origin(target, "id");
        }
        found.add(new Write(step, false, columns, values, row, List.of(), span));
    }

    /** Return the references that a condition demands to be NULL: {@code WHERE p.fk_parent_id IS NULL}. */
    private static List<String> nullsOf(@Nullable Expression where) {
        List<String> nulls = new ArrayList<>();
        List<Expression> conjuncts = where == null ? List.of() : where.conjuncts();
        for (Expression conjunct : conjuncts) {
            Span span = conjunct.span();
            boolean test = span.to() - span.from() >= 3
                    && span.tokens().isWord(span.to() - 1, "null")
                    && span.tokens().isWord(span.to() - 2, "is");
            if (test
                    && conjunct instanceof Expression.Other other
                    && other.columns().size() == 1) {
                nulls.add(other.columns().get(0).name());
            }
        }
        return List.copyOf(nulls);
    }
}

package io.confiture.sql.query;

import io.confiture.sql.query.TableReference.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the tables that a command names, with the scopes of common tables as PostgreSQL has them. */
final class References {
    private final List<TableReference> found = new ArrayList<>();

    private References() {}

    static List<TableReference> of(Command command) {
        References references = new References();
        references.command(command, List.of());
        references.found.sort(Comparator.comparingInt(r -> r.span().from()));
        return List.copyOf(references.found);
    }

    private void command(Command command, List<CommonTable> outer) {
        List<CommonTable> scope = with(command.with(), outer);
        if (command instanceof Query query) {
            body(query.body(), scope);
            expressions(query.rest(), scope);
        } else if (command instanceof Command.Insert insert) {
            target(insert.target(), Role.INSERT);
            if (insert.source() != null) {
                command(insert.source(), scope);
            }
            if (insert.conflict() != null) {
                expressions(insert.conflict().target(), scope);
                assignments(insert.conflict().assignments(), scope);
                expression(insert.conflict().where(), scope);
            }
            items(insert.returning(), scope);
        } else if (command instanceof Command.Update update) {
            target(update.target(), Role.UPDATE);
            assignments(update.assignments(), scope);
            update.from().forEach(item -> item(item, scope));
            expression(update.where(), scope);
            items(update.returning(), scope);
        } else if (command instanceof Command.Delete delete) {
            target(delete.target(), Role.DELETE);
            delete.using().forEach(item -> item(item, scope));
            expression(delete.where(), scope);
            items(delete.returning(), scope);
        } else if (command instanceof Command.Merge merge) {
            merge(merge, scope);
        } else if (command instanceof Command.Other other) {
            other.targets().forEach(table -> target(table, other.role()));
            if (other.query() != null) {
                command(other.query(), scope);
            }
        }
    }

    private void merge(Command.Merge merge, List<CommonTable> scope) {
        target(merge.target(), Role.MERGE);
        item(merge.source(), scope);
        expression(merge.on(), scope);
        for (Command.MergeAction action : merge.actions()) {
            expression(action.condition(), scope);
            assignments(action.assignments(), scope);
            expressions(action.values(), scope);
        }
        items(merge.returning(), scope);
    }

    /** Visit the common tables; returns those in sight of the command itself. */
    private List<CommonTable> with(List<CommonTable> tables, List<CommonTable> outer) {
        List<CommonTable> scope = new ArrayList<>(outer);
        boolean recursive = tables.stream().anyMatch(CommonTable::recursive);
        if (recursive) {
            scope.addAll(tables);
        }
        for (CommonTable table : tables) {
            command(table.body(), List.copyOf(scope));
            if (!recursive) {
                scope.add(table);
            }
        }
        return scope;
    }

    private void body(QueryBody whole, List<CommonTable> scope) {
        Deque<QueryBody> open = new ArrayDeque<>();
        open.push(whole);
        while (!open.isEmpty()) {
            QueryBody body = open.pop();
            if (body instanceof QueryBody.SetOperation operation) {
                open.push(operation.right());
                open.push(operation.left());
            } else if (body instanceof QueryBody.Nested nested) {
                command(nested.query(), scope);
            } else if (body instanceof QueryBody.Values values) {
                values.rows().forEach(row -> expressions(row, scope));
            } else if (body instanceof QueryBody.WholeTable table) {
                item(table.table(), scope);
            } else if (body instanceof QueryBody.Select select) {
                if (select.into() != null) {
                    target(select.into(), Role.CREATE);
                }
                items(select.items(), scope);
                select.from().forEach(item -> item(item, scope));
                expression(select.where(), scope);
                expressions(select.rest(), scope);
            }
        }
    }

    private void target(FromItem.Table table, Role role) {
        found.add(new TableReference(table.name(), role, table.span()));
    }

    private void item(FromItem item, List<CommonTable> scope) {
        if (item instanceof FromItem.Table table) {
            if (scope.stream().noneMatch(common -> common.isMeantBy(table.name()))) {
                target(table, Role.READ);
            }
        } else if (item instanceof FromItem.Derived derived) {
            command(derived.query(), scope);
        } else if (item instanceof FromItem.Function function) {
            expression(function.call(), scope);
        } else if (item instanceof FromItem.Join join) {
            item(join.left(), scope);
            item(join.right(), scope);
            expression(join.condition(), scope);
        }
    }

    private void items(List<SelectItem> items, List<CommonTable> scope) {
        items.forEach(item -> expression(item.expression(), scope));
    }

    private void assignments(List<Command.Assignment> assignments, List<CommonTable> scope) {
        Query last = null;
        for (Command.Assignment assignment : assignments) {
            boolean again = assignment.value() instanceof Expression.Subquery subquery && subquery.query() == last;
            if (!again) {
                expression(assignment.value(), scope);
            }
            last = assignment.value() instanceof Expression.Subquery subquery ? subquery.query() : null;
        }
    }

    private void expressions(List<Expression> expressions, List<CommonTable> scope) {
        expressions.forEach(expression -> expression(expression, scope));
    }

    private void expression(@Nullable Expression expression, List<CommonTable> scope) {
        if (expression instanceof Expression.Subquery subquery) {
            command(subquery.query(), scope);
        } else if (expression instanceof Expression.Other other) {
            other.subqueries().forEach(query -> command(query, scope));
        } else if (expression instanceof Expression.Cast cast) {
            expression(cast.value(), scope);
        } else if (expression instanceof Expression.Call call) {
            expressions(call.arguments(), scope);
        } else if (expression instanceof Expression.Case test) {
            expression(test.operand(), scope);
            test.branches().forEach(when -> {
                expression(when.condition(), scope);
                expression(when.result(), scope);
            });
            expression(test.otherwise(), scope);
        } else if (expression instanceof Expression.Row row) {
            expressions(row.values(), scope);
        } else if (expression instanceof Expression.Equality equality) {
            expression(equality.left(), scope);
            expression(equality.right(), scope);
        } else if (expression instanceof Expression.And and) {
            expressions(and.conditions(), scope);
        }
    }
}

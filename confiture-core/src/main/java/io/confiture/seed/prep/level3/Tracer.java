package io.confiture.seed.prep.level3;

import io.confiture.project.TableName;
import io.confiture.seed.prep.PrepReference;
import io.confiture.seed.prep.Routines;
import io.confiture.sql.ddl.UniqueKey;
import io.confiture.sql.query.Expression;
import io.confiture.sql.query.Span;
import io.confiture.sql.routine.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the value that is written to one foreign key back to the row that it is taken from. */
final class Tracer {
    /** What yields one of its arguments. */
    private static final Set<String> PASSING =
            Set.of("coalesce", "max", "min", "nullif", "greatest", "least", "any_value");

    private static final int DEEPEST_CALL = 4;
    private static final int DEEPEST = 60;

    private final Analysis analysis;
    private final PrepReference reference;
    private final @Nullable Origin row;
    private int depth;
    private boolean calls;

    /**
     * Make one.
     *
     * @param row the id of the prep row that is written; null when it is not known
     */
    Tracer(Analysis analysis, PrepReference reference, @Nullable Origin row) {
        this.analysis = analysis;
        this.reference = reference;
        this.row = row;
    }

    /** Tell whether a function of the project was followed: it may see rows that its caller has just written. */
    boolean calls() {
        return calls;
    }

    Verdict value(@Nullable Value value) {
        if (value instanceof Value.OfColumn column) {
            return column(column.origin());
        } else if (value instanceof Value.Of of) {
            return expression(of.expression(), of.scope());
        } else if (value instanceof Value.OneOf several) {
            return Verdict.worst(several.values().stream().map(this::value).toList());
        }
        return Verdict.unknown("has a value whose source is not known", null);
    }

    private Verdict expression(Expression expression, Scope scope) {
        if (depth > DEEPEST) {
            return Verdict.unknown("has a value that is made over too many steps", expression.span());
        }
        depth++;
        Verdict verdict = anyExpression(expression, scope).at(expression.span());
        depth--;
        return verdict;
    }

    private Verdict anyExpression(Expression expression, Scope scope) {
        Span span = expression.span();
        if (expression instanceof Expression.Cast cast) {
            return expression(cast.value(), scope);
        } else if (expression instanceof Expression.Constant constant) {
            return constant.kind() == Expression.Constant.Kind.NULL
                    ? Verdict.none(span)
                    : constant.kind() == Expression.Constant.Kind.DEFAULT
                            ? Verdict.unknown("is left to its default", span)
                            : Verdict.bad("is set to the constant " + span.text(), span);
        } else if (expression instanceof Expression.Column column) {
            Value value = scope.lookup(column);
            return value == null
                    ? Verdict.unknown("is set to " + span.text() + ", whose source is not known", span)
                    : value(value);
        } else if (expression instanceof Expression.Parameter parameter) {
            return value(scope.body().parameter(parameter.number()));
        } else if (expression instanceof Expression.Subquery subquery) {
            Output output = new ScopeBuilder(scope.body()).output(subquery.query(), scope, scope.commons());
            return output == null
                    ? Verdict.unknown("is set to a query that is not one SELECT", span)
                    : value(output.at(subquery.position()));
        } else if (expression instanceof Expression.Case test) {
            List<Verdict> ways = new ArrayList<>();
            test.branches().forEach(branch -> ways.add(expression(branch.result(), scope)));
            if (test.otherwise() != null) {
                ways.add(expression(test.otherwise(), scope));
            }
            return Verdict.worst(ways);
        } else if (expression instanceof Expression.Call call) {
            return call(call, scope);
        }
        return Verdict.unknown("is set to an expression that is not followed: " + span.text(), span);
    }

    private Verdict call(Expression.Call call, Scope scope) {
        String name = call.function().get(call.function().size() - 1);
        if (call.function().size() == 1 && PASSING.contains(name)) {
            List<Verdict> ways = new ArrayList<>();
            for (Expression argument : call.arguments()) {
                Verdict way = expression(argument, scope);
                boolean substitute = argument instanceof Expression.Constant && !ways.isEmpty();
                if (!substitute) {
                    ways.add(way);
                }
            }
            return Verdict.worst(ways);
        }
        String schema =
                call.function().size() > 1 ? call.function().get(call.function().size() - 2) : null;
        List<Routines.Defined> meant = analysis.routines().named(new TableName(schema, name));
        if (meant.size() != 1 || scope.body().depth() >= DEEPEST_CALL) {
            return Verdict.unknown("is set to what " + name + "() returns, which is not followed", call.span());
        }
        Routines.Defined helper = meant.get(0);
        long inputs =
                helper.routine().arguments().stream().filter(Argument::input).count();
        if (inputs != call.arguments().size()) {
            return Verdict.unknown("is set to what " + name + "() returns, which is not followed", call.span());
        }
        List<Value> values = call.arguments().stream()
                .<Value>map(argument -> new Value.Of(argument, scope))
                .toList();
        calls = true;
        Body body = new Body(
                analysis, helper.routine(), helper.path(), values, scope.body().depth() + 1);
        Verdict result = value(Returned.by(body));
        return result.is(Verdict.Kind.UNKNOWN)
                ? Verdict.unknown("is set to what " + name + "() returns, which is not followed", call.span())
                : result;
    }

    private Verdict column(Origin origin) {
        TableName table = origin.source().table();
        String what = table + "." + origin.column();
        if (reference.target() != null && table.equals(reference.target())) {
            if (reference.keyColumn() == null) {
                return Verdict.unknown(
                        "is set to " + what + ", and what the key of " + table + " is, is not known", null);
            }
            return origin.column().equals(reference.keyColumn())
                    ? joined(origin.source())
                    : Verdict.bad("is set to " + what + " in place of " + table + "." + reference.keyColumn(), null);
        } else if (table.equals(analysis.prep().name())) {
            return Verdict.bad("is set to " + what + ", a column of the prep row itself", null);
        } else if (reference.target() == null) {
            return Verdict.unknown(
                    "is set to " + what + ", and neither a constraint nor its name tells which table it refers to",
                    null);
        } else if (origin.source().definition() == null) {
            return Verdict.unknown("is set to " + what + ", and what that holds is not known", null);
        }
        return Verdict.bad("is set to " + what + ", but refers to " + reference.target(), null);
    }

    /** Judge whether a row of the referenced table is the one that the prep row means. */
    private Verdict joined(Source.Base target) {
        Origin id = new Origin(target, "id");
        Equivalence equal = analysis.equal();
        boolean another = false;
        for (Source.Base prep : analysis.prepRows()) {
            if (identifies(target, new Origin(prep, reference.prepColumn()))) {
                if (row == null || prep == row.source() || identifies(row.source(), new Origin(prep, "id"))) {
                    return Verdict.GOOD;
                }
                another = true;
            }
        }
        for (Analysis.Loose loose : analysis.loose()) {
            boolean concerns = id.equals(loose.known()) && !(isConstant(loose.expression()));
            Span condition = loose.expression().span();
            boolean joins = mentions(condition, reference.prepColumn())
                    && (mentions(condition, target.alias()) || mentions(condition, "id"));
            if (concerns || joins) {
                return Verdict.unknown(
                        "is joined by a condition that is not followed: "
                                + loose.expression().span().text(),
                        loose.expression().span());
            }
        }
        String name = target.table() + " " + target.alias();
        if (another) {
            return Verdict.bad("is taken from " + name + ", joined to another row than the one that is written", null);
        }
        List<String> joins = new ArrayList<>();
        for (Origin other : equal.others(id)) {
            String join = other.source().alias() + "." + other.column();
            // A subquery that was looked at before stands for the same table once more.
            if (!other.source().alias().equals(target.alias()) && !joins.contains(join)) {
                joins.add(join);
            }
        }
        return Verdict.bad(
                "is taken from " + name + ", whose id is joined with "
                        + (joins.isEmpty() ? "nothing" : String.join(" and ", joins)) + " in place of "
                        + reference.prepColumn(),
                null);
    }

    /** Tell whether a row's id equals a column: by itself, or by that of the same row at another place of its table. */
    private boolean identifies(Source.Base source, Origin other) {
        Equivalence equal = analysis.equal();
        if (equal.same(new Origin(source, "id"), other)) {
            return true;
        }
        List<UniqueKey> keys =
                source.definition() == null ? List.of() : source.definition().uniqueKeys();
        for (UniqueKey key : keys) {
            String column = key.columns().get(0);
            Set<Origin> others = key.columns().size() == 1 ? equal.others(new Origin(source, column)) : Set.of();
            for (Origin same : others) {
                boolean sameRow =
                        same.column().equals(column) && same.source().table().equals(source.table());
                if (sameRow && equal.same(new Origin(same.source(), "id"), other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Expression.Equality equality
                && (equality.left() instanceof Expression.Constant || equality.right() instanceof Expression.Constant);
    }

    private static boolean mentions(Span span, String column) {
        for (int i = span.from(); i < span.to(); i++) {
            if (span.tokens().name(i).equals(column)) {
                return true;
            }
        }
        return false;
    }
}

package io.confiture.seed.prep.level1;

import io.confiture.seed.prep.level1.ValueType.Known;
import io.confiture.seed.prep.level1.ValueType.Undecided;
import io.confiture.seed.prep.level1.ValueType.Untyped;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.ddl.TypeName;
import io.confiture.sql.query.Expression;
import io.confiture.sql.query.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the types of expressions, as far as their text tells. Walks all of an expression, for the queries inside of it. */
final class ExpressionTypes {
    /** Functions of PostgreSQL that are called without arguments, and what they yield. */
    private static final Map<String, String> CONSTANTS = Map.ofEntries(
            Map.entry("now", "timestamptz"),
            Map.entry("transaction_timestamp", "timestamptz"),
            Map.entry("statement_timestamp", "timestamptz"),
            Map.entry("clock_timestamp", "timestamptz"),
            Map.entry("current_timestamp", "timestamptz"),
            Map.entry("localtimestamp", "timestamp"),
            Map.entry("current_date", "date"),
            Map.entry("current_time", "timetz"),
            Map.entry("localtime", "time"),
            Map.entry("current_user", "name"),
            Map.entry("session_user", "name"),
            Map.entry("gen_random_uuid", "uuid"),
            Map.entry("uuid_generate_v4", "uuid"),
            Map.entry("uuidv4", "uuid"),
            Map.entry("uuidv7", "uuid"));

    private final TableModel tables;
    private final List<String> path;
    private final CommonType common;
    private final SetOperations queries;

    ExpressionTypes(TableModel tables, List<String> path, CommonType common, SetOperations queries) {
        this.tables = tables;
        this.path = path;
        this.common = common;
        this.queries = queries;
    }

    ValueType of(Expression expression, Scope scope) {
        if (expression instanceof Expression.Constant constant) {
            return constant(constant);
        } else if (expression instanceof Expression.Cast cast) {
            of(cast.value(), scope);
            return type(cast.type());
        } else if (expression instanceof Expression.Column column) {
            return column.parts().size() > 2
                    ? new Undecided()
                    : scope.find(column.qualifier(), column.name()).settled();
        } else if (expression instanceof Expression.Call call) {
            return call(call, scope);
        } else if (expression instanceof Expression.Case test) {
            return test(test, scope);
        } else if (expression instanceof Expression.Subquery subquery) {
            List<Scope.Column> columns = queries.columns(subquery.query(), scope);
            return columns == null || subquery.position() >= columns.size()
                    ? new Undecided()
                    : columns.get(subquery.position()).type().settled();
        } else if (expression instanceof Expression.Equality equality) {
            of(equality.left(), scope);
            of(equality.right(), scope);
            return ValueType.of("boolean");
        } else if (expression instanceof Expression.And and) {
            and.conditions().forEach(condition -> of(condition, scope));
            return ValueType.of("boolean");
        } else if (expression instanceof Expression.Row row) {
            row.values().forEach(value -> of(value, scope));
        } else if (expression instanceof Expression.Other other) {
            other.subqueries().forEach(query -> queries.columns(query, scope));
        }
        return new Undecided();
    }

    private static ValueType constant(Expression.Constant constant) {
        Span span = constant.span();
        return switch (constant.kind()) {
            case NULL -> new Untyped(null);
            case BOOLEAN -> ValueType.of("boolean");
            case BITS -> ValueType.of("bit");
            case NUMBER -> number(span);
            case STRING -> string(span);
            case DEFAULT -> new Undecided();
        };
    }

    private static ValueType string(Span span) {
        TokenKind kind = span.tokens().kind(span.from());
        if (kind == TokenKind.NATIONAL_STRING) {
            return ValueType.of("character(1)");
        }
        String text = span.text();
        boolean plain = kind == TokenKind.STRING && text.length() >= 2 && text.indexOf('\'', 1) == text.length() - 1;
        return plain ? new Untyped(text.substring(1, text.length() - 1)) : new Untyped("");
    }

    /** An integer is of the smallest of the three types that holds it with its sign; anything longer is numeric. */
    private static ValueType number(Span span) {
        StringBuilder digits = new StringBuilder();
        for (int i = span.from(); i < span.to(); i++) {
            String text = span.tokens().text(i);
            digits.append(text.equals("+") ? "" : text);
        }
        String number = digits.toString();
        if (number.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-')) {
            int bits = new BigInteger(number).bitLength();
            return ValueType.of(bits < 32 ? "integer" : bits < 64 ? "bigint" : "numeric");
        }
        boolean decimal = number.chars().allMatch(c -> (c >= '0' && c <= '9') || "-+.eE".indexOf(c) >= 0);
        return decimal ? ValueType.of("numeric") : new Undecided();
    }

    private ValueType type(Span span) {
        TypeName type = TypeName.of(span.text());
        if (type.schema() != null || BuiltinCasts.knows(common.base(type))) {
            return new Known(type);
        }
        for (String schema : path) {
            TypeName qualified = new TypeName(schema, type.name(), List.of(), type.array());
            if (!tables.baseType(qualified).equals(qualified)) {
                return new Known(qualified);
            }
        }
        return new Undecided();
    }

    private ValueType call(Expression.Call call, Scope scope) {
        List<ValueType> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> arguments.add(of(argument, scope)));
        if (call.function().size() > 1 && !call.function().get(0).equals("pg_catalog")) {
            return new Undecided();
        }
        String name = call.function().get(call.function().size() - 1).toLowerCase(Locale.ROOT);
        String constant = CONSTANTS.get(name);
        if (constant != null && arguments.isEmpty()) {
            return ValueType.of(constant);
        } else if (name.equals("coalesce") && call.function().size() == 1) {
            return common.of(arguments).type();
        }
        return new Undecided();
    }

    private ValueType test(Expression.Case test, Scope scope) {
        if (test.operand() != null) {
            of(test.operand(), scope);
        }
        List<ValueType> results = new ArrayList<>();
        for (Expression.Case.When branch : test.branches()) {
            of(branch.condition(), scope);
            results.add(of(branch.result(), scope));
        }
        // The server looks at ELSE first.
        results.add(0, test.otherwise() == null ? new Untyped(null) : of(test.otherwise(), scope));
        return common.of(results).type();
    }
}

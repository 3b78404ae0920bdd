package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.sql.Lexer;
import io.confiture.sql.ddl.TypeName;
import io.confiture.sql.query.Expression;
import io.confiture.sql.query.Expression.Constant;
import io.confiture.sql.rows.StringConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges the constants that a query gives to a uuid column; the first bad one of each column is a finding. */
final class QueryUuids {
    private QueryUuids() {}

    static List<Finding> findings(InsertQuery insert, List<UuidColumn> columns) {
        List<Finding> findings = new ArrayList<>();
        for (UuidColumn column : columns) {
            first(insert, column).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> first(InsertQuery insert, UuidColumn column) {
        Finding first = null;
        int further = 0;
        for (List<Expression> row : insert.rows()) {
            Expression value = column.index() < row.size() ? row.get(column.index()) : null;
            String trouble = value == null ? "" : trouble(value);
            if (value != null && !trouble.isEmpty()) {
                further += first == null ? 0 : 1;
                first = first != null
                        ? first
                        : Finding.of(
                                        SeedFileRules.UUID,
                                        column.name() + " " + value.span().text() + " " + trouble)
                                .at(value.span().location())
                                .withExcerpt(value.span().excerpt());
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        return Optional.of(
                further == 0
                        ? first
                        : first.withDetail(further + " more of this column in the same statement "
                                + (further == 1 ? "is" : "are") + " wrong"));
    }

    private static String trouble(Expression value) {
        if (value instanceof Expression.Cast cast) {
            return TypeName.of(cast.type().text()).is("uuid") ? trouble(cast.value()) : "";
        }
        return value instanceof Constant constant ? trouble(constant) : "";
    }

    private static String trouble(Constant constant) {
        return switch (constant.kind()) {
            case STRING -> {
                String text = text(constant);
                yield text == null ? "" : UuidText.trouble(text);
            }
            case NUMBER, BOOLEAN -> "is no string";
            case NULL, BITS, DEFAULT -> "";
        };
    }

    private static @Nullable String text(Constant constant) {
        String source = constant.span().tokens().source().text();
        Lexer lexer = Lexer.of(source, constant.span().offset(), source.length());
        return lexer.next() ? StringConstants.decode(lexer) : null;
    }
}

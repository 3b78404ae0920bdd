package io.confiture.seed.convert;

import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TypeName;
import io.confiture.sql.rows.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value of an INSERT as a field of COPY's text format, such that the column receives the same value.
 *
 * <p>An INSERT gives a quoted constant to the type's input function, as COPY does; a number becomes a number first, so {@code
 * 007} and {@code 1e3} must be written as the server would (PostgreSQL documentation, "Type Conversion", "Value Storage").
 */
final class CopyField {

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    /** The exponents that are written out; numbers beyond them would fill pages. */
    private static final int LARGEST_EXPONENT = 400;

    private final UnaryOperator<TypeName> baseType;

    CopyField(UnaryOperator<TypeName> baseType) {
        this.baseType = baseType;
    }

    /**
     * Append the field.
     *
     * @param column the column, or null when it is not known
     * @return null, or why the value must stay in an INSERT; the line is spoilt then
     */
    @Nullable
    String append(Value value, @Nullable ColumnDefinition column, StringBuilder line) {
        TypeName type = column == null ? null : baseType.apply(column.type());
        switch (value.kind()) {
            case NULL -> {
                if (value.cast() != null && !sameType(value.cast(), type)) {
                    return "NULL is cast to " + value.cast();
                }
                line.append("\\N");
            }
            case STRING -> {
                if (value.cast() != null && !sameType(value.cast(), type)) {
                    return "a value is cast to " + value.cast()
                            + (type == null ? ", and the column's type is not known" : "");
                }
                escape(value.text(), line);
            }
            case NUMBER -> {
                String number = value.cast() == null ? number(value.text(), type) : null;
                if (number == null) {
                    return value.cast() == null
                            ? "the number " + value.text() + " is not written plainly"
                            : "a number is cast to " + value.cast();
                }
                line.append(number);
            }
            case BOOLEAN -> {
                if (value.cast() != null && !sameType(value.cast(), TypeName.of("boolean"))) {
                    return "a Boolean is cast to " + value.cast();
                }
                line.append(value.text());
            }
            case DEFAULT -> {
                return "DEFAULT cannot be written in COPY data";
            }
            case OTHER -> {
                String bits = bits(value.text());
                if (bits == null) {
                    return "a value is computed by the server";
                }
                line.append(bits);
            }
        }
        return null;
    }

    /** A cast to the very type of the column goes through the same input function; one with a length may cut. */
    private boolean sameType(String cast, @Nullable TypeName type) {
        TypeName named = TypeName.of(cast);
        return type != null
                && named.modifiers().isEmpty()
                && named.equals(type.withoutModifiers())
                && !named.is("\"char\"")
                && !(named.is("char") && !type.modifiers().equals(java.util.List.of("1")));
    }

    private static @Nullable String number(String text, @Nullable TypeName type) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            // 0x1F and 1_000, which only some servers know.
            return null;
        }
        if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
            return null;
        }
        boolean integer = type != null && INTEGERS.stream().anyMatch(type::is);
        // The server rounds half away from zero when a numeric constant goes into an integer column.
        return (integer ? number.setScale(0, RoundingMode.HALF_UP) : number).toPlainString();
    }

    private static @Nullable String bits(String text) {
        Lexer lexer = Lexer.of(text);
        lexer.nextSignificant();
        boolean hex = lexer.kind() == TokenKind.HEX_STRING;
        if (!(hex || lexer.kind() == TokenKind.BIT_STRING) || lexer.end() != text.length() || !lexer.terminated()) {
            return null;
        }
        StringBuilder bits = new StringBuilder();
        for (char c : text.substring(lexer.contentStart(), lexer.contentEnd()).toCharArray()) {
            int digit = Character.digit(c, hex ? 16 : 2);
            if (digit < 0) {
                return null;
            }
            for (int bit = hex ? 8 : 1; bit > 0; bit /= 2) {
                bits.append((digit & bit) == 0 ? '0' : '1');
            }
        }
        return bits.toString();
    }

    private static void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\b' -> line.append("\\b");
                case '\f' -> line.append("\\f");
                case 0x0B -> line.append("\\v");
                default -> line.append(c);
            }
        }
    }
}

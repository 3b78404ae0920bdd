package io.confiture.seed.prep.level4;

import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Proposes values for a column, as the text that the server reads them from; the plainest first. */
final class Candidates {

    /** Geometric types by name; PostgreSQL documentation, "Geometric Types". */
    private static final List<List<String>> SHAPES = List.of(
            List.of("point", "(0,0)"),
            List.of("line", "{1,0,0}"),
            List.of("lseg", "[(0,0),(1,1)]"),
            List.of("box", "(1,1),(0,0)"),
            List.of("path", "[(0,0),(1,1)]"),
            List.of("polygon", "((0,0),(1,0),(1,1))"),
            List.of("circle", "<(0,0),1>"));

    private Candidates() {}

    /**
     * Return values for a type.
     *
     * @param type the base type as {@code format_type} spells it
     * @param category its {@code typcategory}
     * @param labels the labels of an enum
     * @param conditions the expressions that the value must satisfy; what they compare with is proposed too
     * @param limit how many characters fit, or 0
     */
    static List<String> of(String type, String category, List<String> labels, List<String> conditions, int limit) {
        Set<String> values = new LinkedHashSet<>(
                switch (category) {
                    case "B" -> List.of("true", "false");
                    case "N" -> numbers(conditions);
                    case "S" -> texts(conditions);
                    case "D" ->
                        type.startsWith("time ") || type.equals("time")
                                ? List.of("00:00", "12:00")
                                : List.of("2000-01-01", "2100-01-01", "1900-01-01");
                    case "T" -> List.of("1 day", "1 hour");
                    case "E" -> labels;
                    case "A" -> List.of("{}");
                    case "R" -> type.endsWith("multirange") ? List.of("{}") : List.of("empty");
                    case "I" -> List.of(type.equals("cidr") ? "10.0.0.0/8" : "127.0.0.1");
                    case "V" -> List.of("1");
                    case "C", "P" -> List.of();
                    case "G" -> shapes(type);
                    default -> others(type);
                });
        return values.stream().filter(v -> limit == 0 || v.length() <= limit).toList();
    }

    private static List<String> others(String type) {
        return switch (type) {
            case "uuid" -> List.of("00000000-0000-4000-8000-000000000000");
            case "json", "jsonb" -> List.of("{}", "[]", "\"x\"");
            case "bytea" -> List.of("\\x00");
            case "xml" -> List.of("<x/>");
            case "macaddr" -> List.of("00:00:00:00:00:01");
            case "macaddr8" -> List.of("00:00:00:00:00:00:00:01");
            case "tsvector", "tsquery" -> List.of("x");
            default -> List.of("x", "1", "{}");
        };
    }

    private static List<String> shapes(String type) {
        return SHAPES.stream()
                .filter(s -> s.get(0).equals(type))
                .map(s -> s.get(1))
                .toList();
    }

    private static List<String> numbers(List<String> conditions) {
        List<String> values = new ArrayList<>(List.of("1", "2"));
        for (String condition : conditions) {
            Lexer lexer = Lexer.of(condition);
            while (lexer.nextSignificant()) {
                String text = lexer.kind() == TokenKind.STRING
                        ? lexer.source().substring(lexer.contentStart(), lexer.contentEnd())
                        : lexer.text();
                if (isNumber(text)) {
                    BigDecimal number = new BigDecimal(text);
                    values.add(number.toPlainString());
                    values.add(number.add(BigDecimal.ONE).toPlainString());
                    values.add(number.subtract(BigDecimal.ONE).toPlainString());
                    values.add(number.negate().toPlainString());
                }
            }
        }
        values.addAll(List.of("0", "10", "100", "1000", "1000000", "-1", "0.5"));
        return values;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() < 20
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')
                && text.chars().filter(c -> c == '.').count() <= 1
                && text.charAt(text.length() - 1) != '.';
    }

    private static List<String> texts(List<String> conditions) {
        List<String> values = new ArrayList<>(List.of("x", "y"));
        for (String condition : conditions) {
            Lexer lexer = Lexer.of(condition);
            while (lexer.nextSignificant()) {
                if (lexer.kind() == TokenKind.STRING) {
                    values.add(lexer.source()
                            .substring(lexer.contentStart(), lexer.contentEnd())
                            .replace("''", "'"));
                }
            }
        }
        values.addAll(List.of(
                "X",
                "XX",
                "XXX",
                "xx",
                "xxx",
                "xxxxxxxxxx",
                "xxxxxxxxxxxxxxxxxxxxxxxx",
                "1",
                "12",
                "123",
                "1234",
                "12345",
                "1234567890",
                "a1",
                "A1",
                "A-1",
                "x-1",
                "xx-XX",
                "x@example.org",
                "https://example.org/x",
                "2000-01-01",
                "12:00",
                "+10000000000",
                "#000000",
                "1.0.0",
                "0.1",
                "00000000-0000-4000-8000-000000000000",
                "{}",
                ""));
        return values;
    }
}

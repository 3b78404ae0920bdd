package io.confiture.sync.leak;

import io.confiture.sql.ddl.TypeName;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes canaries of the types that are no texts. */
final class TypedShapes {

    private TypedShapes() {}

    /** Make one; null for a type whose values chance could make, or that nobody knows how to make. */
    static @Nullable Canary of(TypeName type, Dice dice, int row) {
        return switch (type.name()) {
            case "integer", "oid" -> Canary.number("1" + dice.digits(8));
            case "bigint" -> Canary.number("1" + dice.digits(16));
            case "numeric" -> numeric(type.modifiers(), dice);
            case "double precision" -> Canary.number(dice.digits(9) + "." + dice.digits(5) + "5");
            case "uuid" -> TextShape.UUID.make(dice, 40);
            case "inet" -> row % 4 == 3 ? TextShape.IPV4.make(dice, 40) : TextShape.IPV6.make(dice, 40);
            case "cidr" -> network(dice);
            case "macaddr" -> TextShape.MAC.make(dice, 40);
            case "macaddr8" -> {
                String mac = TextShape.MAC.make(dice, 40).value() + ":" + dice.hex(2) + ":" + dice.hex(2);
                yield Canary.of(mac);
            }
            case "date" -> TextShape.DATE.make(dice, 40);
            case "timestamp without time zone" -> moment(dice, "");
            case "timestamp with time zone" -> moment(dice, "+00");
            case "bytea" -> {
                String word = dice.letters(TextShape.LETTERS);
                yield Canary.of("\\x" + HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)), word);
            }
            case "bit", "bit varying" -> bits(type.modifiers(), dice);
            case "json", "jsonb" -> {
                List<String> words = words(dice, 3);
                yield new Canary(
                        "{\"a\": \"" + words.get(0) + "\", \"list\": [1, \"" + words.get(1)
                                + "\"], \"deep\": {\"b\": {\"c\": \"" + words.get(2) + "\"}}}",
                        words,
                        false);
            }
            case "xml" -> {
                List<String> words = words(dice, 2);
                yield new Canary("<a b=\"" + words.get(0) + "\">" + words.get(1) + "</a>", words, false);
            }
            case "hstore" -> {
                List<String> words = words(dice, 2);
                yield new Canary("\"k\"=>\"" + words.get(0) + "\", \"" + words.get(1) + "\"=>\"v\"", words, false);
            }
            case "ltree" -> {
                String word = dice.letters(TextShape.LETTERS);
                yield Canary.of("a." + word, word);
            }
            case "tsvector", "tsquery" -> {
                String word = dice.letters(TextShape.LETTERS);
                yield Canary.of("'" + word + "'", word);
            }
            case "jsonpath" -> {
                String word = dice.letters(TextShape.LETTERS);
                yield Canary.of("$.\"" + word + "\"", word);
            }
            case "int8range" -> {
                long from = 1_000_000_000_000_000L + dice.below(8_000_000_000_000_000L);
                yield new Canary("[" + from + "," + (from + 7) + ")", List.of(Long.toString(from)), true);
            }
            case "numrange" -> {
                String number = dice.digits(16);
                yield new Canary("[" + number + "," + number + "]", List.of(number), true);
            }
            case "point" -> {
                String x = dice.digits(7) + "." + dice.digits(6) + "5";
                yield new Canary("(" + x + ",1)", List.of(x), true);
            }
            default -> null;
        };
    }

    private static List<String> words(Dice dice, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> dice.letters(TextShape.LETTERS))
                .toList();
    }

    private static @Nullable Canary numeric(List<String> modifiers, Dice dice) {
        int precision = modifiers.isEmpty() ? 20 : Integer.parseInt(modifiers.get(0));
        int scale = modifiers.size() < 2 ? 0 : Math.max(0, Integer.parseInt(modifiers.get(1)));
        int whole = Math.min(14, precision - scale);
        if (whole < 1) {
            return null;
        }
        String digits = dice.digits(whole);
        String fraction = scale == 0 ? "" : "." + "5".repeat(Math.min(scale, 2)) + "0".repeat(Math.max(0, scale - 2));
        return whole >= 8
                ? new Canary(digits + fraction, List.of(digits + fraction), true)
                : Canary.plain(digits + fraction);
    }

    private static Canary network(Dice dice) {
        String network = "2a02:" + dice.hex(4) + ":" + dice.hex(4) + ":" + dice.hex(4);
        return Canary.of(network + "::/64", network);
    }

    private static Canary moment(Dice dice, String zone) {
        String day = TextShape.DATE.make(dice, 10).value();
        String time = String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%05d%d",
                10 + dice.below(12),
                dice.below(60),
                dice.below(60),
                dice.below(100_000),
                1 + dice.below(9));
        return Canary.of(day + " " + time + zone, day + " " + time, day + "T" + time);
    }

    private static @Nullable Canary bits(List<String> modifiers, Dice dice) {
        int length = modifiers.isEmpty() ? 96 : Integer.parseInt(modifiers.get(0));
        if (length < 64 || length % 8 != 0) {
            return null;
        }
        String word = dice.letters(length / 8);
        StringBuilder bits = new StringBuilder();
        for (byte b : word.getBytes(StandardCharsets.US_ASCII)) {
            bits.append(
                    String.format(Locale.ROOT, "%8s", Integer.toBinaryString(b)).replace(' ', '0'));
        }
        return Canary.of(bits.toString(), word);
    }
}

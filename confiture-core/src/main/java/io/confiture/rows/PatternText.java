package io.confiture.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts that a regular expression of a check constraint is likely to match: one character from each class, each part as
 * often as it must stand. The server decides whether they do.
 */
final class PatternText {

    private static final String LETTERS = "abcxyz";
    private static final int VARIANTS = 4;

    private final String pattern;
    private final int variant;
    private final @Nullable IntUnaryOperator dice;
    private int at;

    private PatternText(String pattern, int variant, @Nullable IntUnaryOperator dice) {
        this.pattern = pattern;
        this.variant = variant;
        this.dice = dice;
    }

    /**
     * Return a text that a pattern is likely to match, chosen by somebody else.
     *
     * @param dice gives a number from 0 to below another one
     */
    static Optional<String> drawn(String constant, IntUnaryOperator dice) {
        if (!pattern(constant)) {
            return Optional.empty();
        }
        PatternText reader = new PatternText(constant, 0, dice);
        String text = reader.alternatives();
        return reader.at == constant.length() ? Optional.of(text) : Optional.empty();
    }

    private static boolean pattern(String constant) {
        return constant.length() <= 200 && "^[](){}\\+*%_".chars().anyMatch(c -> constant.indexOf(c) >= 0);
    }

    /** Choose one of some, at each place for itself where somebody draws. */
    private int choose(int count) {
        return dice == null ? variant % count : dice.applyAsInt(count);
    }

    /** Return some texts, or none when the constant does not look like a pattern that this understands. */
    static List<String> examples(String constant) {
        List<String> examples = new ArrayList<>();
        if (!pattern(constant)) {
            return examples;
        }
        if (constant.indexOf('%') >= 0 && constant.indexOf('[') < 0) {
            examples.add(constant.replace("%", "ab").replace('_', 'c'));
        }
        for (int variant = 0; variant < VARIANTS; variant++) {
            PatternText reader = new PatternText(constant, variant, null);
            String text = reader.alternatives();
            if (reader.at == constant.length() && !examples.contains(text)) {
                examples.add(text);
            }
        }
        return examples;
    }

    private String alternatives() {
        List<String> all = new ArrayList<>(List.of(sequence()));
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            all.add(sequence());
        }
        return all.get(choose(all.size()));
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int from = at;
            String atom = atom();
            int after = at;
            int times = times();
            int end = at;
            text.append(atom);
            for (int i = 1; i < times; i++) {
                // Read again, since each may be another one.
                at = from;
                text.append(atom());
                at = after;
            }
            if (times == 0) {
                text.setLength(text.length() - atom.length());
            }
            at = end;
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(at++);
        switch (c) {
            case '^', '$':
                return "";
            case '.':
                return "a";
            case '(':
                if (pattern.startsWith("?:", at)) {
                    at += 2;
                }
                String inner = alternatives();
                at = Math.min(pattern.length(), at + 1);
                return inner;
            case '[':
                return bracket();
            case '\\':
                return escaped(at < pattern.length() ? pattern.charAt(at++) : '\\');
            default:
                return String.valueOf(c);
        }
    }

    private String escaped(char c) {
        return switch (c) {
            case 'd' -> String.valueOf((char) ('1' + choose(VARIANTS)));
            case 'w' -> String.valueOf(LETTERS.charAt(choose(VARIANTS)));
            case 's' -> " ";
            case 'm', 'M', 'y', 'A', 'Z', 'b', 'B' -> "";
            default -> String.valueOf(c);
        };
    }

    /** Return a character of a class; of a class that excludes, a letter or digit. */
    private String bracket() {
        boolean not = at < pattern.length() && pattern.charAt(at) == '^';
        if (not) {
            at++;
        }
        StringBuilder members = new StringBuilder();
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            first = false;
            if (pattern.startsWith("[:", at)) {
                int end = pattern.indexOf(":]", at);
                members.append(named(pattern.substring(at, end < 0 ? pattern.length() : end)));
                at = end < 0 ? pattern.length() : end + 2;
                continue;
            }
            char c = pattern.charAt(at++);
            if (c == '\\' && at < pattern.length()) {
                members.append(escaped(pattern.charAt(at++)));
            } else if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                char to = pattern.charAt(at + 1);
                at += 2;
                for (char m = c; m <= to && m < c + (dice == null ? VARIANTS : 30); m++) {
                    members.append(m);
                }
            } else {
                members.append(c);
            }
        }
        at = Math.min(pattern.length(), at + 1);
        String from = not ? without(members.toString()) : members.toString();
        return from.isEmpty() ? "" : String.valueOf(from.charAt(choose(from.length())));
    }

    private static String without(String members) {
        StringBuilder rest = new StringBuilder();
        "abcdxyz123".chars().filter(c -> members.indexOf(c) < 0).forEach(c -> rest.append((char) c));
        return rest.toString();
    }

    private static String named(String name) {
        return switch (name) {
            case "[:alpha", "[:lower" -> "abcd";
            case "[:upper" -> "ABCD";
            case "[:digit" -> "1234";
            case "[:space" -> " ";
            default -> "a1b2";
        };
    }

    private int times() {
        if (at >= pattern.length()) {
            return 1;
        }
        switch (pattern.charAt(at)) {
            case '*', '+', '?':
                at++;
                if (at < pattern.length() && pattern.charAt(at) == '?') {
                    at++;
                }
                return 1;
            case '{':
                int end = pattern.indexOf('}', at);
                int from = at + 1;
                if (end < 0) {
                    return 1;
                }
                at = end + 1;
                int comma = pattern.indexOf(',', from);
                return count(pattern.substring(from, comma > 0 && comma < end ? comma : end));
            default:
                return 1;
        }
    }

    private static int count(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Math.max(1, Integer.parseInt(digits)) : 1;
    }
}

package io.confiture.assertions.error;

import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a role sees other rows than expected, and what decides about that. */
public final class ShouldSee extends BasicErrorMessageFactory {
    private ShouldSee(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param who the role, with its settings
     * @param should {@code to see}, {@code not to see}
     * @param rows which; empty for any
     * @param but what goes before the rows that were seen
     * @param explained what decides, one text for each table
     */
    public static ErrorMessageFactory shouldSee(
            Object who, String should, List<?> rows, String query, String but, List<?> was, List<String> explained) {
        return new ShouldSee(
                start(should, rows) + "but %s%n  %s%s",
                rows.isEmpty()
                        ? new Object[] {text(who), text(query), text(but), was, text(lines(explained))}
                        : new Object[] {text(who), rows, text(query), text(but), was, text(lines(explained))});
    }

    /**
     * Make the message for a query that says nothing about rows, such as one that the server refused.
     *
     * @param but why
     */
    public static ErrorMessageFactory shouldBeAnswered(
            Object who, String should, List<?> rows, String query, String but) {
        return new ShouldSee(
                start(should, rows) + "but %s",
                rows.isEmpty()
                        ? new Object[] {text(who), text(query), text(but)}
                        : new Object[] {text(who), rows, text(query), text(but)});
    }

    private static String start(String should, List<?> rows) {
        return rows.isEmpty()
                ? "%nExpecting %s%n" + should + (should.endsWith("exactly") ? " no row of%n  %s%n" : " rows of%n  %s%n")
                : "%nExpecting %s%n" + should + ":%n  %s%nof%n  %s%n";
    }

    private static CharSequence text(Object words) {
        return unquotedString(words.toString());
    }

    private static String lines(List<String> explained) {
        StringBuilder lines = new StringBuilder();
        explained.forEach(line -> lines.append(System.lineSeparator()).append(line));
        return lines.toString();
    }
}

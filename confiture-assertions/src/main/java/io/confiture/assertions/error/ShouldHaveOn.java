package io.confiture.assertions.error;

import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a table has no constraint or index on some columns, or has several where one was asked for. */
public final class ShouldHaveOn extends BasicErrorMessageFactory {
    private ShouldHaveOn(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param noun what should be there: {@code foreign key}
     * @param columns what it should be on
     * @param there what is there of its kind, each as {@code name (column, column)}
     */
    public static ErrorMessageFactory shouldHaveOn(
            DatabaseObject table, String noun, List<String> columns, List<String> there) {
        String was = there.isEmpty() ? "it has none" : "it has:%n  " + "%s";
        return message(table, "to have " + noun + " on", columns, was, there);
    }

    /** Make the message for several that fit. */
    public static ErrorMessageFactory shouldHaveOneOn(
            DatabaseObject table, String noun, List<String> columns, List<String> there) {
        return message(
                table,
                "to have one " + noun + " on",
                columns,
                "it has several, each of which has a name:%n  %s",
                there);
    }

    private static ErrorMessageFactory message(
            DatabaseObject table, String end, List<String> columns, String was, List<String> there) {
        CharSequence place = unquotedString(DefinedAt.line(table.definedAt()));
        CharSequence subject = unquotedString(table.toString());
        String format = "%nExpecting %s%n" + end + ":%n  %s%nbut " + was + "%s";
        CharSequence listed = unquotedString(String.join(System.lineSeparator() + "  ", there));
        return there.isEmpty()
                ? new ShouldHaveOn(format, subject, columns, place)
                : new ShouldHaveOn(format, subject, columns, listed, place);
    }
}

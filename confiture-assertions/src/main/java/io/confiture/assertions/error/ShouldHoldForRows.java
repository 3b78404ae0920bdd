package io.confiture.assertions.error;

import java.util.List;
import java.util.Optional;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says which rows are not as they should be. */
public final class ShouldHoldForRows extends BasicErrorMessageFactory {
    private ShouldHoldForRows(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param rows which rows: {@code rows of table shop.users}
     * @param demand what is demanded, after "to"
     * @param was how it is, after "but": {@code 2 of 10 rows do not}
     * @param examples a few that are not as demanded
     * @param count how many there are
     * @param definedAt where the project defines the table, if that is known
     */
    public static ErrorMessageFactory shouldHold(
            Object rows, String demand, String was, List<String> examples, long count, Optional<String> definedAt) {
        return new ShouldHoldForRows(
                "%nExpecting %s%nto %s%nbut %s%s%s",
                unquotedString(rows.toString()),
                unquotedString(demand),
                unquotedString(was + (examples.isEmpty() ? "" : ":")),
                unquotedString(Listing.of(examples, examples.size(), count)),
                unquotedString(DefinedAt.line(definedAt)));
    }

    /**
     * Make the message for rows that could not be looked at.
     *
     * @param why why nothing was there to look at; empty when there are no rows
     */
    public static ErrorMessageFactory nothingThere(Object rows, String demand, String why, Optional<String> definedAt) {
        return new ShouldHoldForRows(
                "%nExpecting %s%nto %s%nbut %s, so nothing was looked at%nWhere that is right, say allowingNoRows()%s",
                unquotedString(rows.toString()),
                unquotedString(demand),
                unquotedString(why.isEmpty() ? "there are none" : why),
                unquotedString(DefinedAt.line(definedAt)));
    }
}

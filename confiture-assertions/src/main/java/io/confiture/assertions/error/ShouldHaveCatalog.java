package io.confiture.assertions.error;

import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says in what a catalog differs from another one. */
public final class ShouldHaveCatalog extends BasicErrorMessageFactory {
    private ShouldHaveCatalog(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param catalog which one: {@code catalog of the database}
     * @param expected how it should be, after "to": {@code equal that of the other database}
     * @param was why it is not so, after "but"; may have several lines
     */
    public static ErrorMessageFactory shouldHaveCatalog(Object catalog, String expected, String was) {
        return new ShouldHaveCatalog(
                "%nExpecting %s%nto %s%nbut %s",
                unquotedString(catalog.toString()), unquotedString(expected), unquotedString(was));
    }
}

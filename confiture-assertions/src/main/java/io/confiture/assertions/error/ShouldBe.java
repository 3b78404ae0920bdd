package io.confiture.assertions.error;

import io.confiture.assertions.source.DatabaseObject;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that an object is not in the state that was expected. */
public final class ShouldBe extends BasicErrorMessageFactory {
    private ShouldBe(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param expected how it should be, after "to": {@code be NOT NULL}, {@code be unique}
     * @param was how it is, after "but it": {@code is nullable}, {@code is not}
     */
    public static ErrorMessageFactory shouldBe(DatabaseObject object, String expected, String was) {
        return new ShouldBe(
                "%nExpecting %s%nto %s%nbut it %s%s",
                unquotedString(object.toString()),
                unquotedString(expected),
                unquotedString(was),
                unquotedString(DefinedAt.line(object.definedAt())));
    }
}

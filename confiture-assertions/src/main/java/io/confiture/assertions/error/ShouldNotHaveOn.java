package io.confiture.assertions.error;

import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a table has a constraint or index on some columns which it should not have. */
public final class ShouldNotHaveOn extends BasicErrorMessageFactory {
    private ShouldNotHaveOn(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param noun what should not be there: {@code foreign key}
     * @param columns what it is on
     * @param found its name
     */
    public static ErrorMessageFactory shouldNotHaveOn(
            DatabaseObject table, String noun, List<String> columns, DatabaseObject found) {
        return new ShouldNotHaveOn(
                "%nExpecting %s%nnot to have " + noun + " on:%n  %s%nbut there is %s%s",
                unquotedString(table.toString()),
                columns,
                unquotedString(found.name()),
                unquotedString(DefinedAt.line(found.definedAt())));
    }
}

package io.confiture.assertions.error;

import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says which tables of a schema have row security disabled. */
public final class ShouldHaveRowSecurity extends BasicErrorMessageFactory {
    private ShouldHaveRowSecurity(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param tables how many there are
     * @param open the names of those without
     */
    public static ErrorMessageFactory shouldHaveRowSecurity(DatabaseObject schema, int tables, List<String> open) {
        return tables == 0
                ? new ShouldHaveRowSecurity(
                        "%nExpecting %s%nto have row security enabled on all tables%nbut it has no table",
                        unquotedString(schema.toString()))
                : new ShouldHaveRowSecurity(
                        "%nExpecting %s%nto have row security enabled on all %s tables%nbut it is disabled on:%n  %s%s",
                        unquotedString(schema.toString()),
                        tables,
                        open,
                        unquotedString(DefinedAt.line(schema.definedAt())));
    }
}

package io.confiture.assertions.cluster;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a language that functions are written in. */
public class LanguageAssert extends DatabaseObjectAssert<LanguageAssert>
        implements Owned<LanguageAssert>, Commented<LanguageAssert>, PrivilegeNavigation<LanguageAssert> {
    private static final String TRUSTED = "select l.lanpltrusted as yes from pg_catalog.pg_language l where l.oid = ?";

    /** Assert on a language. */
    public LanguageAssert(DatabaseObject actual) {
        super(actual, LanguageAssert.class);
    }

    /**
     * Verify that the language is trusted: its functions reach nothing that their callers may not, so that everybody may write them.
     *
     * <pre>{@code
     * assertThat(db).language("plpgsql").isTrusted();      // passes
     * assertThat(db).language("plpython3u").isTrusted();   // fails
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    public LanguageAssert isTrusted() {
        return expect(true, TRUSTED, "be trusted", "is not");
    }

    /**
     * Verify that the language is not trusted, so that only superusers write functions in it.
     *
     * <pre>{@code
     * assertThat(db).language("plpython3u").isNotTrusted();   // passes
     * assertThat(db).language("plpgsql").isNotTrusted();      // fails
     * }</pre>
     *
     * @throws AssertionError if it is trusted
     */
    public LanguageAssert isNotTrusted() {
        return expect(false, TRUSTED, "not be trusted", "is");
    }
}

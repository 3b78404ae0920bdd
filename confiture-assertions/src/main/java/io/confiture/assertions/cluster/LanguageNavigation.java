package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads from a database to its languages. */
public interface LanguageNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a language.
     *
     * <pre>{@code
     * assertThat(db).language("plpgsql").isTrusted();   // passes where it is there
     * assertThat(db).language("plsql");   // fails: there is no language plsql; did you mean plpgsql?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default LanguageAssert language(String name) {
        return navigation().to(ClusterLookups.LANGUAGE, name, LanguageAssert.class, LanguageAssert::new);
    }

    /**
     * Verify that there is a language of this name.
     *
     * <pre>{@code
     * assertThat(db).hasLanguage("plpgsql");   // passes where it is there
     * assertThat(db).hasLanguage("plsql");    // fails: did you mean plpgsql?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasLanguage(String name) {
        navigation().has(ClusterLookups.LANGUAGE, name);
        return self();
    }

    /**
     * Verify that there is no language of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveLanguage("plpython3u");   // passes where there is none
     * assertThat(db).doesNotHaveLanguage("plpgsql");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveLanguage(String name) {
        navigation().hasNot(ClusterLookups.LANGUAGE, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all procedural languages; SQL, C and the internal one are none, sorted.
     *
     * <pre>{@code
     * assertThat(db).languages().containsExactly("plpgsql");   // passes where it is there
     * assertThat(db).languages().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> languages() {
        return navigation().names(ClusterLookups.LANGUAGE);
    }
}

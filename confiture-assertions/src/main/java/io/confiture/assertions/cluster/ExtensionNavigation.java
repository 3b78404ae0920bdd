package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads from a database to its extensions, or from a schema to those that are in it. */
public interface ExtensionNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on an extension.
     *
     * <pre>{@code
     * assertThat(db).extension("citext").hasVersion("1.6");   // passes where it is there
     * assertThat(db).extension("citex");   // fails: there is no extension citex; did you mean citext?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default ExtensionAssert extension(String name) {
        return navigation()
                .to(ClusterLookups.extensions(navigation()), name, ExtensionAssert.class, ExtensionAssert::new);
    }

    /**
     * Verify that there is an extension of this name.
     *
     * <pre>{@code
     * assertThat(db).hasExtension("citext");   // passes where it is there
     * assertThat(db).hasExtension("citex");    // fails: did you mean citext?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasExtension(String name) {
        navigation().has(ClusterLookups.extensions(navigation()), name);
        return self();
    }

    /**
     * Verify that there is no extension of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveExtension("hstore");   // passes where there is none
     * assertThat(db).doesNotHaveExtension("citext");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveExtension(String name) {
        navigation().hasNot(ClusterLookups.extensions(navigation()), name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all extensions; in a new database there is plpgsql, sorted.
     *
     * <pre>{@code
     * assertThat(db).extensions().contains("citext");   // passes where it is there
     * assertThat(db).extensions().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> extensions() {
        return navigation().names(ClusterLookups.extensions(navigation()));
    }
}

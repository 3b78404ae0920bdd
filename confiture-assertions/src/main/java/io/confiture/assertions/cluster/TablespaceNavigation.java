package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads from a database to the tablespaces of its server. */
public interface TablespaceNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a tablespace.
     *
     * <pre>{@code
     * assertThat(db).tablespace("fast").isOwnedBy("app");   // passes where it is there
     * assertThat(db).tablespace("fats");   // fails: there is no tablespace fats; did you mean fast?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default TablespaceAssert tablespace(String name) {
        return navigation().to(ClusterLookups.TABLESPACE, name, TablespaceAssert.class, TablespaceAssert::new);
    }

    /**
     * Verify that there is a tablespace of this name.
     *
     * <pre>{@code
     * assertThat(db).hasTablespace("fast");   // passes where it is there
     * assertThat(db).hasTablespace("fats");    // fails: did you mean fast?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasTablespace(String name) {
        navigation().has(ClusterLookups.TABLESPACE, name);
        return self();
    }

    /**
     * Verify that there is no tablespace of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveTablespace("slow");   // passes where there is none
     * assertThat(db).doesNotHaveTablespace("fast");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveTablespace(String name) {
        navigation().hasNot(ClusterLookups.TABLESPACE, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all tablespaces, {@code pg_default} and {@code pg_global} among them, sorted.
     *
     * <pre>{@code
     * assertThat(db).tablespaces().contains("fast");   // passes where it is there
     * assertThat(db).tablespaces().doesNotContain("fast");   // fails there
     * }</pre>
     */
    default ListAssert<String> tablespaces() {
        return navigation().names(ClusterLookups.TABLESPACE);
    }
}

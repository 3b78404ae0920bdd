package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads from a database to its foreign-data wrappers and foreign servers. */
public interface ForeignServerNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a foreign-data wrapper.
     *
     * <pre>{@code
     * assertThat(db).foreignDataWrapper("files").isOwnedBy("app");   // passes where it is there
     * assertThat(db).foreignDataWrapper("file");   // fails: there is no foreign-data wrapper file; did you mean files?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default ForeignDataWrapperAssert foreignDataWrapper(String name) {
        return navigation()
                .to(
                        ClusterLookups.FOREIGN_DATA_WRAPPER,
                        name,
                        ForeignDataWrapperAssert.class,
                        ForeignDataWrapperAssert::new);
    }

    /**
     * Verify that there is a foreign-data wrapper of this name.
     *
     * <pre>{@code
     * assertThat(db).hasForeignDataWrapper("files");   // passes where it is there
     * assertThat(db).hasForeignDataWrapper("file");    // fails: did you mean files?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasForeignDataWrapper(String name) {
        navigation().has(ClusterLookups.FOREIGN_DATA_WRAPPER, name);
        return self();
    }

    /**
     * Verify that there is no foreign-data wrapper of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveForeignDataWrapper("mails");   // passes where there is none
     * assertThat(db).doesNotHaveForeignDataWrapper("files");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveForeignDataWrapper(String name) {
        navigation().hasNot(ClusterLookups.FOREIGN_DATA_WRAPPER, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all foreign-data wrappers, sorted.
     *
     * <pre>{@code
     * assertThat(db).foreignDataWrappers().contains("files");   // passes where it is there
     * assertThat(db).foreignDataWrappers().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> foreignDataWrappers() {
        return navigation().names(ClusterLookups.FOREIGN_DATA_WRAPPER);
    }

    /**
     * Lead to the assertions on a foreign server.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("archive").usesWrapper("postgres_fdw");   // passes where it is there
     * assertThat(db).foreignServer("archiv");   // fails: there is no foreign server archiv; did you mean archive?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default ForeignServerAssert foreignServer(String name) {
        return navigation()
                .to(ClusterLookups.FOREIGN_SERVER, name, ForeignServerAssert.class, ForeignServerAssert::new);
    }

    /**
     * Verify that there is a foreign server of this name.
     *
     * <pre>{@code
     * assertThat(db).hasForeignServer("archive");   // passes where it is there
     * assertThat(db).hasForeignServer("archiv");    // fails: did you mean archive?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasForeignServer(String name) {
        navigation().has(ClusterLookups.FOREIGN_SERVER, name);
        return self();
    }

    /**
     * Verify that there is no foreign server of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveForeignServer("backup");   // passes where there is none
     * assertThat(db).doesNotHaveForeignServer("archive");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveForeignServer(String name) {
        navigation().hasNot(ClusterLookups.FOREIGN_SERVER, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all foreign servers, sorted.
     *
     * <pre>{@code
     * assertThat(db).foreignServers().contains("archive");   // passes where it is there
     * assertThat(db).foreignServers().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> foreignServers() {
        return navigation().names(ClusterLookups.FOREIGN_SERVER);
    }
}

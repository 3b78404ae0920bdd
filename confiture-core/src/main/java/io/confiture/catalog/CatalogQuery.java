package io.confiture.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Is one SELECT over the system catalogs, as a resource file of this package holds it.
 *
 * <p>Its column labels say what the values are: see {@link ResultColumn}.
 *
 * @param name what it reads
 * @param role what its rows are
 * @param catalog the system catalog whose oids the rows carry, or {@code any} when each row says so itself
 * @param counting the catalog without oids whose rows it reads one by one, so that the probe can count them, or null
 * @param sql the statement, without semicolon
 */
record CatalogQuery(
        String name, Role role, String catalog, @Nullable String counting, String sql) {

    enum Role {
        /** Rows are objects. */
        OBJECTS,
        /** Rows add properties to objects that another query delivers. */
        FACTS,
        /** Rows are objects that come with PostgreSQL or an extension, of which only changed grants are of interest. */
        STUBS,
        /** The one row says which other queries can find anything. */
        GATES,
        /** Rows are members of extensions. */
        MEMBERS,
        /** Rows say what a complete snapshot must hold. */
        PROBE
    }
}

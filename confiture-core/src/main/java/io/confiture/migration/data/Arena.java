package io.confiture.migration.data;

import io.confiture.catalog.CatalogSnapshot;
import io.confiture.postgres.Session;
import java.util.function.Function;

/** Is where a migration is tried: databases in the state before it, which are afterwards as they were. */
public interface Arena {

    /** Say whether all that the migration does can be done in one transaction. */
    boolean fitsInTransaction();

    /** Say whether a copy shows what the database itself would: not so where roles are changed, which all databases share. */
    boolean hasCopies();

    /** Do something in a transaction that is open and will be rolled back. */
    <T> T rolledBack(Function<Session, T> work);

    /** Do something on a copy of the database, which is dropped. */
    <T> T onCopy(Function<Session, T> work);

    /** Read the catalog. */
    CatalogSnapshot snapshot(Session session);
}

package io.confiture.assertions.content;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.catalog.CatalogException;
import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import java.sql.Connection;
import java.sql.SQLException;

/** Is the catalog of a database, read anew for each assertion, and what of it is compared. Immutable. */
public final class Catalog {
    private final DatabaseSource source;
    private final CatalogView view;

    private Catalog(DatabaseSource source, CatalogView view) {
        this.source = source;
        this.view = view;
    }

    static Catalog of(DatabaseSource source) {
        return new Catalog(source, CatalogView.WHOLE);
    }

    Catalog with(CatalogView other) {
        return new Catalog(source, other);
    }

    DatabaseSource source() {
        return source;
    }

    CatalogView view() {
        return view;
    }

    /** Read it. */
    CatalogSnapshot read() {
        return read(source);
    }

    /** Read the same of another database. */
    CatalogSnapshot read(DatabaseSource other) {
        return view.of(other.on(this::read));
    }

    private CatalogSnapshot read(Connection connection) throws SQLException {
        try {
            return new CatalogReader(view.options()).read(connection);
        } catch (CatalogException e) {
            if (e.getCause() instanceof SQLException cause) {
                // The database says who stands in the way.
                throw cause;
            }
            throw e;
        }
    }

    /** Say what it is. */
    @Override
    public String toString() {
        return "catalog of the database" + view;
    }
}

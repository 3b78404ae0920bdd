package io.confiture.assertions.content;

import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseSource;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Leads from a database to its contents and to snapshots of it. */
public interface ContentNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on the rows of a query.
     *
     * <pre>{@code
     * assertThat(db).rowsOf("select lower(email) as email from users").areUnique("email");   // passes where no two are the same
     * assertThat(db).rowsOf("select email from users").values("email").areNotNull();         // fails where one is NULL
     * }</pre>
     *
     * @param query one query that changes nothing
     */
    default RowsAssert rowsOf(String query) {
        Navigation navigation = navigation();
        Rows rows = Rows.of(navigation.scope().source(), query);
        return navigation.described(rows.source().nesting().nest(RowsAssert.class, Rows.class, rows, RowsAssert::new));
    }

    /**
     * Do something, and lead to the assertions on what it changed in tables; in all of the database where none is named.
     *
     * <p>Tables are read before and after: on a {@link javax.sql.DataSource} what is committed, on a {@link java.sql.Connection} what
     * its transaction sees. Of a table with more than 10,000 rows only a digest is kept, which tells whether something changed.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.register("a"), "users").in("users").haveAdded(1);   // passes where there is one user more
     * assertThat(db).changesOf(() -> service.register("a")).areNone();                           // fails
     * }</pre>
     *
     * @param action whatever it throws is thrown
     * @param tables their names; one without a schema's is found as the search path says
     * @throws AssertionError if there is no table of one of these names
     */
    default ChangesAssert changesOf(ThrowingCallable action, String... tables) {
        Navigation navigation = navigation();
        DatabaseSource source = navigation.scope().source();
        List<String> names = new ArrayList<>();
        for (String table : tables) {
            // In a soft assertion a missing one is told, and the action is done for what follows.
            navigation.has(OtherTable.TABLE, table);
            navigation.scope().find(OtherTable.TABLE, table).ifPresent(found -> names.add(found.qualifiedName()));
        }
        Changes changes = names.size() < tables.length
                ? Changes.absent(source, action)
                : Changes.of(source, action, tables.length == 0 ? null : names);
        return navigation.described(
                source.nesting().nest(ChangesAssert.class, Changes.class, changes, ChangesAssert::new));
    }

    /**
     * Lead to the assertions on the whole catalog.
     *
     * <pre>{@code
     * assertThat(migrated).catalog().isEqualTo(built);   // passes where the migrations give what the schema files give
     * assertThat(migrated).catalog().isEqualTo(built);   // fails where one has a column more
     * }</pre>
     */
    default CatalogAssert catalog() {
        Navigation navigation = navigation();
        DatabaseSource source = navigation.scope().source();
        return navigation.described(
                source.nesting().nest(CatalogAssert.class, Catalog.class, Catalog.of(source), CatalogAssert::new));
    }
}

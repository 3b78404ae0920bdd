package io.confiture.assertions.content;

import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;

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
        return navigation.described(
                rows.source().nesting().nest(RowsAssert.class, Rows.class, rows, RowsAssert::new));
    }
}

package io.confiture.assertions.content;

import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;

/** Leads from a table to its rows. */
public interface RowNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on the rows.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().areUnique("email");     // passes where no two users share an address
     * assertThat(db).table("users").rows().values("bio").areNotNull();   // fails where a user has none
     * }</pre>
     */
    default RowsAssert rows() {
        Navigation navigation = navigation();
        Rows rows = Rows.of(navigation.subject());
        return navigation.described(rows.source().nesting().nest(RowsAssert.class, Rows.class, rows, RowsAssert::new));
    }
}

package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;
import java.util.List;
import org.assertj.core.api.ListAssert;

/** Leads from a table to its foreign keys: those by which it references other tables. */
public interface ForeignKeyNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on the foreign key of this name.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKey("orders_user_id_fkey");   // passes where it is there
     * assertThat(db).table("orders").foreignKey("orders_usr_id_fkey");    // fails: did you mean orders_user_id_fkey?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default ForeignKeyAssert foreignKey(String name) {
        return navigation().to(ConstraintLookups.FOREIGN_KEY, name, ForeignKeyAssert.class, ForeignKeyAssert::new);
    }

    /**
     * Lead to the assertions on the foreign key on these columns, in this order.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("user_id").references("users", "id");   // passes for user_id bigint references users (id)
     * assertThat(db).table("orders").foreignKeyOn("total");                               // fails: no foreign key is on total
     * }</pre>
     *
     * @throws AssertionError if there is none, or if there are several
     */
    default ForeignKeyAssert foreignKeyOn(String... columns) {
        return OnColumns.of(navigation(), ConstraintLookups.FOREIGN_KEY)
                .to(List.of(columns), ForeignKeyAssert.class, ForeignKeyAssert::new);
    }

    /**
     * Verify that there is a foreign key.
     *
     * <pre>{@code
     * assertThat(db).table("orders").hasForeignKey();   // passes for user_id bigint references users
     * assertThat(db).table("users").hasForeignKey();    // fails where users references no other table
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasForeignKey() {
        OnColumns.of(navigation(), ConstraintLookups.FOREIGN_KEY).has();
        return self();
    }

    /**
     * Verify that there is no foreign key.
     *
     * <pre>{@code
     * assertThat(db).table("users").doesNotHaveForeignKey();    // passes where users references no other table
     * assertThat(db).table("orders").doesNotHaveForeignKey();   // fails for user_id bigint references users
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveForeignKey() {
        OnColumns.of(navigation(), ConstraintLookups.FOREIGN_KEY).hasNot();
        return self();
    }

    /**
     * Verify that there is a foreign key on these columns, in this order.
     *
     * <pre>{@code
     * assertThat(db).table("orders").hasForeignKeyOn("user_id");   // passes for user_id bigint references users
     * assertThat(db).table("orders").hasForeignKeyOn("total");     // fails where no foreign key is on total
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasForeignKeyOn(String... columns) {
        OnColumns.of(navigation(), ConstraintLookups.FOREIGN_KEY).has(List.of(columns));
        return self();
    }

    /**
     * Verify that there is no foreign key on exactly these columns in this order.
     *
     * <pre>{@code
     * assertThat(db).table("orders").doesNotHaveForeignKeyOn("total");     // passes where no foreign key is on total
     * assertThat(db).table("orders").doesNotHaveForeignKeyOn("user_id");   // fails for user_id bigint references users
     * }</pre>
     *
     * @throws AssertionError if there is one, or if there is no such column
     */
    default SELF doesNotHaveForeignKeyOn(String... columns) {
        OnColumns.of(navigation(), ConstraintLookups.FOREIGN_KEY).hasNot(List.of(columns));
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of the foreign keys, sorted.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeys().containsExactly("orders_user_id_fkey");   // passes where this is the only one
     * assertThat(db).table("orders").foreignKeys().isEmpty();                                // fails there
     * }</pre>
     */
    default ListAssert<String> foreignKeys() {
        return navigation().names(ConstraintLookups.FOREIGN_KEY);
    }
}

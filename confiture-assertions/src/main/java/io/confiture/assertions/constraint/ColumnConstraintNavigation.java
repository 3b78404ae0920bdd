package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Lookup;
import io.confiture.assertions.source.Scope;
import java.util.List;

/**
 * Asserts on the constraints and indexes that are on a column alone. Those on several columns are asked of the table:
 * {@code hasPrimaryKey("order_id", "line")}.
 */
public interface ColumnConstraintNavigation<SELF> extends Navigable<SELF> {

    /**
     * Verify that the column alone is the primary key.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("id").isPrimaryKey();      // passes for id bigint primary key
     * assertThat(db).table("users").column("email").isPrimaryKey();   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    default SELF isPrimaryKey() {
        constraints(ConstraintLookups.PRIMARY_KEY).has(itself());
        return self();
    }

    /**
     * Verify that the column alone is not the primary key; it may be a part of it.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("email").isNotPrimaryKey();   // passes for id bigint primary key
     * assertThat(db).table("users").column("id").isNotPrimaryKey();      // fails there
     * }</pre>
     *
     * @throws AssertionError if it is
     */
    default SELF isNotPrimaryKey() {
        constraints(ConstraintLookups.PRIMARY_KEY).hasNot(itself());
        return self();
    }

    /**
     * Verify that there is a foreign key on the column alone.
     *
     * <pre>{@code
     * assertThat(db).table("orders").column("user_id").isForeignKey();   // passes for user_id bigint references users
     * assertThat(db).table("orders").column("total").isForeignKey();     // fails where no foreign key is on total
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF isForeignKey() {
        constraints(ConstraintLookups.FOREIGN_KEY).has(itself());
        return self();
    }

    /**
     * Verify that there is no foreign key on the column alone.
     *
     * <pre>{@code
     * assertThat(db).table("orders").column("total").isNotForeignKey();     // passes where no foreign key is on total
     * assertThat(db).table("orders").column("user_id").isNotForeignKey();   // fails for user_id bigint references users
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF isNotForeignKey() {
        constraints(ConstraintLookups.FOREIGN_KEY).hasNot(itself());
        return self();
    }

    /**
     * Verify that the foreign key on the column alone references this column of a table.
     *
     * <pre>{@code
     * assertThat(db).table("orders").column("user_id").references("users", "id");      // passes for user_id bigint references users (id)
     * assertThat(db).table("orders").column("user_id").references("users", "email");   // fails there
     * }</pre>
     *
     * @param table with its schema, {@code shop.users}, unless the search path finds it without
     * @throws AssertionError if there is none, there are several, or it references something else
     */
    default SELF references(String table, String column) {
        constraints(ConstraintLookups.FOREIGN_KEY)
                .to(itself(), ForeignKeyAssert.class, ForeignKeyAssert::new)
                .references(table, column);
        return self();
    }

    /**
     * Verify that there is a unique constraint on the column alone. A primary key is none.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("email").hasUniqueConstraint();   // passes for email text unique
     * assertThat(db).table("users").column("bio").hasUniqueConstraint();     // fails for bio text
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasUniqueConstraint() {
        constraints(ConstraintLookups.UNIQUE).has(itself());
        return self();
    }

    /**
     * Verify that there is no unique constraint on the column alone.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("bio").doesNotHaveUniqueConstraint();     // passes for bio text
     * assertThat(db).table("users").column("email").doesNotHaveUniqueConstraint();   // fails for email text unique
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveUniqueConstraint() {
        constraints(ConstraintLookups.UNIQUE).hasNot(itself());
        return self();
    }

    /**
     * Verify that there is a check constraint that is about the column and no other.
     *
     * <pre>{@code
     * assertThat(db).table("goods").column("price").hasCheckConstraint();   // passes for price numeric check (price > 0)
     * assertThat(db).table("goods").column("name").hasCheckConstraint();    // fails for name text
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasCheckConstraint() {
        constraints(ConstraintLookups.CHECK).has(itself());
        return self();
    }

    /**
     * Verify that there is no check constraint that is about the column and no other.
     *
     * <pre>{@code
     * assertThat(db).table("goods").column("name").doesNotHaveCheckConstraint();    // passes for name text
     * assertThat(db).table("goods").column("price").doesNotHaveCheckConstraint();   // fails for price numeric check (price > 0)
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveCheckConstraint() {
        constraints(ConstraintLookups.CHECK).hasNot(itself());
        return self();
    }

    /**
     * Verify that there is an index on the column alone. It may be partial, and it may be invalid.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("email").isIndexed();   // passes for create index on users (email)
     * assertThat(db).table("users").column("bio").isIndexed();     // fails there
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF isIndexed() {
        indexes().has(itself());
        return self();
    }

    /**
     * Verify that there is no index on the column alone.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("bio").isNotIndexed();     // passes for create index on users (email)
     * assertThat(db).table("users").column("email").isNotIndexed();   // fails there
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF isNotIndexed() {
        indexes().hasNot(itself());
        return self();
    }

    private List<String> itself() {
        return List.of(navigation().subject().name());
    }

    private OnColumns constraints(Lookup lookup) {
        return OnColumns.of(table(), lookup);
    }

    private OnColumns indexes() {
        return new OnColumns(table(), ConstraintLookups.INDEX, Keys.OF_INDEX, true);
    }

    private Navigation table() {
        Navigation column = navigation();
        return new Navigation(Scope.within(column.subject().owner()), column.info(), column.absent());
    }
}

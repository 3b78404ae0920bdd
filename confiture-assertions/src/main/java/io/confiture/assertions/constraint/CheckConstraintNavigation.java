package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;
import java.util.List;
import org.assertj.core.api.ListAssert;

/** Leads from a table to its check constraints. NOT NULL is none of them. */
public interface CheckConstraintNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on the check constraint of this name.
     *
     * <pre>{@code
     * assertThat(db).table("goods").checkConstraint("goods_price_check").hasCondition("price > 0");   // passes for price numeric check (price > 0)
     * assertThat(db).table("goods").checkConstraint("goods_prize_check");                             // fails: did you mean goods_price_check?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default CheckConstraintAssert checkConstraint(String name) {
        return navigation().to(ConstraintLookups.CHECK, name, CheckConstraintAssert.class, CheckConstraintAssert::new);
    }

    /**
     * Lead to the assertions on the check constraint that is about these columns and no others, in any order.
     *
     * <pre>{@code
     * assertThat(db).table("goods").checkConstraintOn("price").hasCondition("price > 0");   // passes for price numeric check (price > 0)
     * assertThat(db).table("goods").checkConstraintOn("name");                              // fails: no check constraint is about name
     * }</pre>
     *
     * @throws AssertionError if there is none, or if there are several
     */
    default CheckConstraintAssert checkConstraintOn(String... columns) {
        return checks().to(List.of(columns), CheckConstraintAssert.class, CheckConstraintAssert::new);
    }

    /**
     * Verify that there is a check constraint.
     *
     * <pre>{@code
     * assertThat(db).table("goods").hasCheckConstraint();   // passes for price numeric check (price > 0)
     * assertThat(db).table("log").hasCheckConstraint();     // fails for a table without one
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasCheckConstraint() {
        checks().has();
        return self();
    }

    /**
     * Verify that there is no check constraint.
     *
     * <pre>{@code
     * assertThat(db).table("log").doesNotHaveCheckConstraint();     // passes for a table without one
     * assertThat(db).table("goods").doesNotHaveCheckConstraint();   // fails for price numeric check (price > 0)
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveCheckConstraint() {
        checks().hasNot();
        return self();
    }

    /**
     * Verify that there is a check constraint that is about these columns and no others, in any order.
     *
     * <pre>{@code
     * assertThat(db).table("goods").hasCheckConstraintOn("price");   // passes for price numeric check (price > 0)
     * assertThat(db).table("goods").hasCheckConstraintOn("name");    // fails there
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasCheckConstraintOn(String... columns) {
        checks().has(List.of(columns));
        return self();
    }

    /**
     * Verify that there is no check constraint that is about exactly these columns.
     *
     * <pre>{@code
     * assertThat(db).table("goods").doesNotHaveCheckConstraintOn("name");    // passes where no check constraint is about name
     * assertThat(db).table("goods").doesNotHaveCheckConstraintOn("price");   // fails for price numeric check (price > 0)
     * }</pre>
     *
     * @throws AssertionError if there is one, or if there is no such column
     */
    default SELF doesNotHaveCheckConstraintOn(String... columns) {
        checks().hasNot(List.of(columns));
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of the check constraints, sorted.
     *
     * <pre>{@code
     * assertThat(db).table("goods").checkConstraints().containsExactly("goods_price_check");   // passes where this is the only one
     * assertThat(db).table("goods").checkConstraints().isEmpty();                              // fails there
     * }</pre>
     */
    default ListAssert<String> checkConstraints() {
        return navigation().names(ConstraintLookups.CHECK);
    }

    private OnColumns checks() {
        return new OnColumns(navigation(), ConstraintLookups.CHECK, Keys.OF_CONSTRAINT, false);
    }
}

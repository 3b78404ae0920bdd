package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads from a table to its exclusion constraints. */
public interface ExclusionConstraintNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on the exclusion constraint of this name.
     *
     * <pre>{@code
     * assertThat(db).table("bookings").exclusionConstraint("no_overlap").excludes("during", "&&");   // passes for exclude using gist (during with &&)
     * assertThat(db).table("bookings").exclusionConstraint("no_overlaps");                           // fails: did you mean no_overlap?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default ExclusionConstraintAssert exclusionConstraint(String name) {
        return navigation()
                .to(ConstraintLookups.EXCLUSION, name, ExclusionConstraintAssert.class, ExclusionConstraintAssert::new);
    }

    /**
     * Verify that there is an exclusion constraint.
     *
     * <pre>{@code
     * assertThat(db).table("bookings").hasExclusionConstraint();   // passes for exclude using gist (during with &&)
     * assertThat(db).table("log").hasExclusionConstraint();        // fails for a table without one
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasExclusionConstraint() {
        OnColumns.of(navigation(), ConstraintLookups.EXCLUSION).has();
        return self();
    }

    /**
     * Verify that there is no exclusion constraint.
     *
     * <pre>{@code
     * assertThat(db).table("log").doesNotHaveExclusionConstraint();        // passes for a table without one
     * assertThat(db).table("bookings").doesNotHaveExclusionConstraint();   // fails for exclude using gist (during with &&)
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveExclusionConstraint() {
        OnColumns.of(navigation(), ConstraintLookups.EXCLUSION).hasNot();
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of the exclusion constraints, sorted.
     *
     * <pre>{@code
     * assertThat(db).table("bookings").exclusionConstraints().containsExactly("no_overlap");   // passes where this is the only one
     * assertThat(db).table("bookings").exclusionConstraints().isEmpty();                       // fails there
     * }</pre>
     */
    default ListAssert<String> exclusionConstraints() {
        return navigation().names(ConstraintLookups.EXCLUSION);
    }
}

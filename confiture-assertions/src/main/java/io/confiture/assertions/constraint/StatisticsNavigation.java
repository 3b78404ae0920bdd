package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads from a table to its statistics objects: those that CREATE STATISTICS makes. */
public interface StatisticsNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a statistics object.
     *
     * <pre>{@code
     * assertThat(db).table("addresses").statistics("zip_and_city").hasColumns("zip", "city");   // passes where it is on these
     * assertThat(db).table("addresses").statistics("zip_an_city");                              // fails: did you mean zip_and_city?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default StatisticsAssert statistics(String name) {
        return navigation().to(ConstraintLookups.STATISTICS, name, StatisticsAssert.class, StatisticsAssert::new);
    }

    /**
     * Verify that there is a statistics object of this name.
     *
     * <pre>{@code
     * assertThat(db).table("addresses").hasStatistics("zip_and_city");   // passes where it is there
     * assertThat(db).table("addresses").hasStatistics("zip_an_city");    // fails: did you mean zip_and_city?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasStatistics(String name) {
        navigation().has(ConstraintLookups.STATISTICS, name);
        return self();
    }

    /**
     * Verify that there is no statistics object of this name.
     *
     * <pre>{@code
     * assertThat(db).table("addresses").doesNotHaveStatistics("street_and_city");   // passes where there is none
     * assertThat(db).table("addresses").doesNotHaveStatistics("zip_and_city");      // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveStatistics(String name) {
        navigation().hasNot(ConstraintLookups.STATISTICS, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all statistics objects, sorted.
     *
     * <pre>{@code
     * assertThat(db).table("addresses").statisticsObjects().containsExactly("zip_and_city");   // passes where this is the only one
     * assertThat(db).table("addresses").statisticsObjects().isEmpty();                         // fails there
     * }</pre>
     */
    default ListAssert<String> statisticsObjects() {
        return navigation().names(ConstraintLookups.STATISTICS);
    }
}

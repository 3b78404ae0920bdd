package io.confiture.assertions.constraint;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.relation.TableAssert;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ExclusionConstraintAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create table bookings (room int4range, starts int, ends int, cancelled boolean,
            constraint no_overlap exclude using gist (room with &&, int4range(starts, ends) with &&)
                where (not cancelled) deferrable,
            constraint no_twin exclude using spgist (room with =));
        comment on constraint no_overlap on bookings is 'one guest';
        create table log (at int);
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static TableAssert bookings() {
        return assertThat(DATABASE.source()).table("bookings");
    }

    private static String fails(Consumer<TableAssert> assertion) {
        return Failing.message(() -> assertion.accept(bookings()));
    }

    @Test
    void elements_method_and_predicate_can_be_asked_for() {
        bookings()
                .hasExclusionConstraint()
                .exclusionConstraint("no_overlap")
                .excludes("room", "&&")
                .excludes("int4range(starts,ends)", "&&")
                .usesMethod("gist")
                .hasPredicate("not cancelled")
                .isDeferrable()
                .isInitiallyImmediate()
                .hasComment("one guest");
        bookings()
                .exclusionConstraint("no_twin")
                .usesMethod("spgist")
                .isNotDeferrable()
                .hasNoComment();
        bookings().exclusionConstraints().containsExactly("no_overlap", "no_twin");
        assertThat(DATABASE.source()).table("log").doesNotHaveExclusionConstraint();
    }

    @Test
    void what_differs_is_told() {
        assertThat(fails(bookings -> bookings.exclusionConstraint("no_overlap").excludes("room", "=")))
                .contains("\"room WITH =\"", "\"room WITH &&\", \"int4range(starts, ends) WITH &&\"");
        assertThat(fails(bookings -> bookings.exclusionConstraint("no_overlap").usesMethod("spgist")))
                .contains("to have the method");
        assertThat(fails(bookings -> bookings.exclusionConstraint("no_overlap").hasPredicate("cancelled")))
                .contains("to have the predicate", "(NOT cancelled)");
        assertThat(fails(bookings -> bookings.exclusionConstraint("no_twin").hasPredicate("cancelled")))
                .contains("but it has none");
        assertThat(fails(bookings -> bookings.exclusionConstraint("no_twins"))).contains("did you mean no_twin?");
        assertThat(fails(bookings -> bookings.doesNotHaveExclusionConstraint()))
                .contains("to have no exclusion constraint");
        assertThat(fails(bookings -> bookings.exclusionConstraint("no_overlap").hasComment("two")))
                .contains("one guest");
        assertThat(fails(bookings -> bookings.exclusionConstraint("no_overlap").hasNoComment()))
                .contains("one guest");
        assertThat(Failing.message(
                        () -> assertThat(DATABASE.source()).table("log").hasExclusionConstraint()))
                .contains("to have an exclusion constraint");
    }
}

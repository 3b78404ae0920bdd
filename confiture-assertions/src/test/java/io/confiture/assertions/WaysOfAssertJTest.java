package io.confiture.assertions;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confiture.assertions.relation.ColumnAssert;
import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import org.assertj.core.api.Condition;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.assertj.core.presentation.StandardRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

/** What AssertJ lets one do with every assertion works with these as well, on the way from one to the next. */
class WaysOfAssertJTest {
    private static final TestDatabase DATABASE =
            TestDatabase.with("create table users (id bigint primary key, email text not null, bio text)");

    private static final Condition<DatabaseObject> SHORT =
            new Condition<>(object -> object.name().length() < 4, "a short name");

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_description_goes_along() {
        assertThat(Failing.message(() -> assertThat(DATABASE.source())
                        .as("what we know of %s", "users")
                        .table("users")
                        .column("bio")
                        .isNotNullable()))
                .startsWith("[what we know of users] ");
    }

    @Test
    void a_representation_goes_along() {
        StandardRepresentation shouting = new StandardRepresentation() {
            @Override
            protected String toStringOf(String text) {
                return "<" + text.toUpperCase(java.util.Locale.ROOT) + ">";
            }
        };

        assertThat(Failing.message(() -> assertThat(DATABASE.source())
                        .withRepresentation(shouting)
                        .table("users")
                        .column("bio")
                        .hasType("bigint")))
                .contains("<BIGINT>", "<TEXT>");
    }

    @Test
    void a_message_of_the_tests_own_goes_along() {
        assertThat(Failing.message(() -> assertThat(DATABASE.source())
                        .withFailMessage("people need a biography")
                        .table("users")
                        .column("bio")
                        .isNotNullable()))
                .isEqualTo("people need a biography");
        assertThat(Failing.message(() -> assertThat(DATABASE.source())
                        .withFailMessage("people need a table")
                        .hasTable("uesrs")))
                .isEqualTo("people need a table");
    }

    @Test
    void objects_satisfy_requirements_and_conditions() {
        ColumnAssert bio = assertThat(DATABASE.source()).table("users").column("bio");

        bio.satisfies(column -> assertThat(column.name()).isEqualTo("bio"))
                .satisfiesAnyOf(
                        column -> assertThat(column.name()).isEqualTo("id"),
                        column -> assertThat(column.number()).isEqualTo(3))
                .matches(column -> column.owner().name().equals("users"))
                .has(SHORT);
        assertThat(Failing.message(
                        () -> bio.satisfies(column -> assertThat(column.name()).isEqualTo("email"))))
                .contains("\"email\"", "\"bio\"");
        assertThat(Failing.message(() -> bio.doesNotHave(SHORT))).contains("column public.users.bio", "a short name");
    }

    @Test
    void assertions_are_made_softly_in_one_block() {
        AssertionError failure = catchThrowableOfType(
                AssertionError.class,
                () -> SoftAssertionsProvider.assertSoftly(ConfitureSoftAssertions.class, softly -> {
                    softly.assertThat(DATABASE.source())
                            .table("users")
                            .column("bio")
                            .satisfies(column -> assertThat(column.name()).isEqualTo("email"))
                            .isNotNullable()
                            .has(new Condition<>(column -> false, "luck"));
                    softly.assertThat(List.of(1)).contains(2);
                }));

        assertThat(failure).hasMessageContainingAll("4 failures", "\"email\"", "to be NOT NULL", "luck", "[2]");
    }

    @Test
    void soft_assertions_are_injected_by_assertj() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(InjectedCase.class))
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        EventConditions.finishedWithFailure(TestExecutionResultConditions.message(
                                message -> message.contains("1 failure") && message.contains("to be NOT NULL"))));
    }

    @ExtendWith(SoftAssertionsExtension.class)
    static class InjectedCase {
        @InjectSoftAssertions
        @SuppressWarnings("NullAway.Init") // AssertJ sets it
        private ConfitureSoftAssertions softly;

        @Test
        void asserts() {
            softly.assertThat(DATABASE.source()).table("users").column("email").isNotNullable();
            softly.assertThat(DATABASE.source()).table("users").column("bio").isNotNullable();
        }
    }
}

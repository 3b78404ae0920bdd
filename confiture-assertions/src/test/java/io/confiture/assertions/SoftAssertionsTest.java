package io.confiture.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SoftAssertionsTest {
    private static final TestDatabase DATABASE =
            TestDatabase.with("create table users (id bigint primary key, email text not null, bio text)");

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void every_failure_is_told_once_and_what_follows_a_missing_object_is_not_asked() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source()).table("uesrs").column("email").isNotNullable();
        softly.assertThat(DATABASE.source())
                .as("the bio")
                .table("users")
                .column("bio")
                .isNotNullable();
        softly.assertThat(DATABASE.source()).table("users").column("email").isNotNullable();
        softly.assertThat(DATABASE.source())
                .table("users")
                .column("bio")
                .isNotNullable()
                .isNull();
        softly.assertThat(DATABASE.source()).tables().contains("orders");

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("there is no table uesrs; did you mean users?"),
                        second -> assertThat(second).contains("[the bio]", "to be NOT NULL"),
                        third -> assertThat(third).contains("to be NOT NULL"),
                        fourth -> assertThat(fourth).contains("null"),
                        fifth -> assertThat(fifth).contains("tables of the search path", "orders"));
    }

    @Test
    void messages_name_the_nearest_and_what_is_there() {
        assertThat(Failing.message(() -> ConfitureAssertions.assertThat(DATABASE.source())
                        .table("users")
                        .column("emial")
                        .isNotNullable()))
                .isEqualTo("""

                        Expecting table public.users
                        to have column:
                          "emial"
                        but there is no column emial; did you mean email?
                        What there is: bio, email, id""");
    }
}

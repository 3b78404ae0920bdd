package io.confiture.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingTextTest {
    private static final Rule ROUND_TRIP =
            new Rule("migration/round-trip", Severity.ERROR, "Down undoes up.", "Undo in down what up did.");

    private static final Finding FINDING = Finding.of(ROUND_TRIP, "003_add_bio does not come back.")
            .at(new SourceLocation(
                    Path.of("/x/db/migrations/003.down.sql"), "db/migrations/003_add_bio.down.sql", 3, 5));

    @Test
    void writes_verdict_then_place_then_excerpt_then_detail_then_advice() {
        Finding finding = FINDING.withExcerpt("SELECT bio FROM users\n       ^")
                .withDetail("- bio text\n+ bio varchar(20)")
                .withSuggestion("Alter the type back.");

        assertThat(FindingText.whole(List.of(finding))).isEqualTo("""
                        003_add_bio does not come back.
                          at db/migrations/003_add_bio.down.sql:3:5
                             SELECT bio FROM users
                                    ^
                          - bio text
                          + bio varchar(20)
                          Fix: Alter the type back.
                          Rule: migration/round-trip""");
    }

    @Test
    void gives_the_rules_own_advice_when_the_finding_has_none() {
        assertThat(FindingText.whole(List.of(FINDING))).contains("\n  Fix: Undo in down what up did.\n");
    }

    @Test
    void puts_the_worst_first_and_numbers_several() {
        Finding mild = FINDING.withSeverity(Severity.INFO).at(null);
        Finding worst = Finding.of(ROUND_TRIP, "The down script fails.").withSeverity(Severity.CRITICAL);

        assertThat(FindingText.whole(List.of(mild, worst))).isEqualTo("""
                        The down script fails. (and 1 more)
                        1) CRITICAL: The down script fails.
                             Fix: Undo in down what up did.
                             Rule: migration/round-trip
                        2) INFO: 003_add_bio does not come back.
                             Fix: Undo in down what up did.
                             Rule: migration/round-trip""");
    }

    @Test
    void cuts_a_long_detail_and_asks_once_where_the_whole_is() {
        Finding longOne = FINDING.withDetail(String.join(
                "\n", IntStream.rangeClosed(1, 100).mapToObj(i -> "line " + i).toList()));
        AtomicInteger asked = new AtomicInteger();

        String text = FindingText.shortened(List.of(longOne, longOne), () -> {
            asked.incrementAndGet();
            return "target/confiture/x.txt";
        });

        assertThat(text)
                .contains("line 40\n     ... and 60 more lines\n")
                .doesNotContain("line 41")
                .endsWith("\nThe whole text: target/confiture/x.txt");
        assertThat(asked).hasValue(1);
        assertThat(FindingText.whole(List.of(longOne))).contains("line 100");
    }

    @Test
    void cuts_many_findings_and_says_how_many_are_missing() {
        String text = FindingText.shortened(Collections.nCopies(25, FINDING), () -> "elsewhere");

        assertThat(text)
                .startsWith("003_add_bio does not come back. (and 24 more)\n")
                .contains("\n10) ERROR")
                .doesNotContain("\n11) ERROR")
                .endsWith("\n... and 15 more findings\nThe whole text: elsewhere");
    }

    @Test
    void does_not_ask_for_the_whole_when_nothing_is_left_out() {
        String text = FindingText.shortened(List.of(FINDING), () -> {
            throw new AssertionError("asked");
        });

        assertThat(text).isEqualTo(FindingText.whole(List.of(FINDING)));
    }

    @Test
    void refuses_to_write_nothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> FindingText.whole(List.of()));
    }
}

package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {

    @ParameterizedTest
    @CsvSource({
        "9, 10, -1",
        "1, 01, 0",
        "2026-02-05, 2026-2-5, 0",
        "2026-02-05, 2026-11-05, -1",
        "v2, v10, -1",
        "1, 1a, -1",
        "1a, 2, -1",
        "20240101120000, 3, 1",
        "99999999999999999999998, 99999999999999999999999, -1",
    })
    void compares_runs_of_digits_as_numbers(String one, String other, int expected) {
        assertThat(Integer.signum(VersionOrder.natural(one, other))).isEqualTo(expected);
        assertThat(Integer.signum(VersionOrder.natural(other, one))).isEqualTo(-expected);
    }

    @Test
    void is_transitive() {
        List<String> versions = List.of("1", "01", "1-2", "1a", "a1", "a", "-", "10", "2", "2-1", "2.1", "b", "");
        for (String a : versions) {
            for (String b : versions) {
                for (String c : versions) {
                    if (VersionOrder.natural(a, b) <= 0 && VersionOrder.natural(b, c) <= 0) {
                        assertThat(VersionOrder.natural(a, c))
                                .as("%s %s %s", a, b, c)
                                .isLessThanOrEqualTo(0);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0, 0", "1.9, 1.10, -1", "1_2, 1.2, 0", "002, 2, 0", "2.0.1, 2, 1"})
    void compares_flyway_versions_part_by_part(String one, String other, int expected) {
        FlywayVersion left = Objects.requireNonNull(FlywayVersion.parse(one));
        FlywayVersion right = Objects.requireNonNull(FlywayVersion.parse(other));
        assertThat(Integer.signum(left.compareTo(right))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "1.", ".1", "1..2", "1_x", "x", "-1", "1__2"})
    void refuses_what_flyway_refuses(String text) {
        assertThat(FlywayVersion.parse(text)).isNull();
    }
}

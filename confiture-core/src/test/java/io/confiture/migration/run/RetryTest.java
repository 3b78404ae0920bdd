package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {

    @Test
    void pauses_longer_each_time_up_to_ten_seconds_and_never_quite_as_long_as_another() {
        assertThat(Retry.pauseMillis(1, 0)).isEqualTo(100);
        assertThat(Retry.pauseMillis(1, 1)).isEqualTo(200);
        assertThat(Retry.pauseMillis(2, 0.5)).isEqualTo(300);
        assertThat(Retry.pauseMillis(6, 1)).isEqualTo(6400);
        assertThat(Retry.pauseMillis(7, 1)).isEqualTo(10_000);
        assertThat(Retry.pauseMillis(1000, 1)).isEqualTo(10_000);
        assertThat(Retry.pauseMillis(1000, 0)).isEqualTo(5000);
    }

    @Test
    void helps_against_locks_deadlocks_and_conflicts_only() {
        assertThat(List.of("55P03", "40P01", "40001")).allMatch(Retry::helps);
        assertThat(List.of("", "23505", "42P07", "57014", "08006", "53200", "25001"))
                .noneMatch(Retry::helps);
    }
}

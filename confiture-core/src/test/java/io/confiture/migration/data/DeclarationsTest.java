package io.confiture.migration.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What scripts declare, and how the rows are found that a migration stumbles over, without a database. */
class DeclarationsTest {

    @Test
    void the_smallest_part_is_found_with_few_questions() {
        List<Integer> all = IntStream.range(0, 100).boxed().toList();
        int[] asked = {0};
        List<Integer> found = Smallest.of(all, some -> {
            asked[0]++;
            return some.containsAll(List.of(17, 63));
        });
        assertThat(found).containsExactly(17, 63);
        assertThat(asked[0]).isLessThan(80);
        assertThat(Smallest.of(all, some -> true)).hasSize(1);
    }

    @Test
    void declarations() {
        assertThat(Declarations.of("nothing", () -> List.of(), () -> List.of())).isEqualTo(Declarations.NONE);
        SqlScript script = SqlScript.parse(
                SqlSource.of(
                        Path.of("x.sql"),
                        "x.sql",
                        "-- confiture:lossy: gone\n-- confiture:idempotent\n-- confiture:expectsnothing\nSELECT '-- confiture:expects x';"));
        Declarations read = Declarations.of("confiture:", () -> List.of(script), () -> List.of());
        assertThat(read.lossy()).isNotNull().extracting(d -> d.reason()).isEqualTo("gone");
        assertThat(read.expects()).isNull();
        assertThat(read.repeatsUp()).isTrue();
        assertThat(read.repeatsDown()).isFalse();
    }
}

package io.confiture.seed.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.ScriptReading;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Line;
import io.confiture.postgres.Prerequisites;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.seed.SeedDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedMeasureTest {

    @Test
    void sees_every_difference_between_the_rows() throws IOException {
        ScriptExecutor executor = new ScriptExecutor(ScriptOptions.defaults());
        ScriptReading schema = ScriptReading.of(SeedConverterTest.script("CREATE TABLE t (a int, b json);"));
        try (Servers servers = Servers.of(ServerChoice.embedded());
                SeedDatabase database = new SeedDatabase(
                        new Line(
                                () -> servers,
                                "seeds",
                                () -> false,
                                new Prerequisites(List.of(), executor, new FailureFinding(List::of))),
                        () -> List.of(schema),
                        executor)) {
            SeedMeasure measure = new SeedMeasure(database, ScriptOptions.defaults(), List.of());
            String sql = "INSERT INTO t VALUES (1, '{}'), (1, '{}'), (2, NULL);";
            assertThat(same(measure, sql, "INSERT INTO t VALUES (2, NULL), (1, '{}'), (1, '{}');"))
                    .isTrue();
            for (String other : List.of(
                    "INSERT INTO t VALUES (1, '{}'), (2, NULL);",
                            "INSERT INTO t VALUES (1, '{}'), (1, '{}'), (1, '{}'), (2, NULL);",
                    "INSERT INTO t VALUES (1, '{ }'), (1, '{}'), (2, NULL);",
                            "INSERT INTO t VALUES (1, '{}'), (1, '{}'), (2, 'null');")) {
                assertThat(same(measure, sql, other)).as(other).isFalse();
            }
            assertThat(measure.measure(SeedConverterTest.script(sql), SeedConverterTest.script("SELECT 1/0;"))
                            .problem())
                    .contains("division by zero");
        }
    }

    private static boolean same(SeedMeasure measure, String before, String after) throws IOException {
        Measurement found = measure.measure(SeedConverterTest.script(before), SeedConverterTest.script(after));
        assertThat(found.problem()).isNull();
        assertThat(found.rows()).isEqualTo(3);
        return found.same();
    }
}

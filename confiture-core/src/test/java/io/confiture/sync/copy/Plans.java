package io.confiture.sync.copy;

import io.confiture.project.SourceLocation;
import io.confiture.rows.Relation;
import io.confiture.sync.mask.Cardinality;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import io.confiture.sync.rules.RowChoice;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes plans without files and strategies. */
final class Plans {

    private Plans() {}

    static TablePlan plan(String table, ColumnPlan... columns) {
        return plan(table, Arrays.asList(columns));
    }

    static TablePlan plan(String table, List<ColumnPlan> columns) {
        return new TablePlan(
                new Relation("public", table),
                columns,
                RowChoice.ALL,
                null,
                0,
                SourceLocation.of(Path.of("db/sync/rules.yaml"), "db/sync/rules.yaml"));
    }

    static ColumnPlan copied(String name) {
        return new ColumnPlan(name, "text", false, new Treatment.Copy());
    }

    static ColumnPlan masked(String name, Function<String, @Nullable String> masking) {
        return new ColumnPlan(name, "text", false, new Treatment.Mask("test", "column:" + name, of(masking)));
    }

    static ColumnPlan nulled(String name) {
        return new ColumnPlan(name, "text", false, new Treatment.WriteNull());
    }

    static ColumnPlan left(String name) {
        return new ColumnPlan(name, "text", false, new Treatment.Leave("generated"));
    }

    private static Masking of(Function<String, @Nullable String> masking) {
        return new Masking() {
            @Override
            public @Nullable String mask(String value) {
                return masking.apply(value);
            }

            @Override
            public Cardinality cardinality() {
                return new Cardinality.Lossy();
            }

            @Override
            public int longest(int valueLength) {
                return -1;
            }
        };
    }
}

package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Script;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lies in a directory: discovery returns, and each SQL file is a script or is named by a problem. */
class NothingLostTest {

    private static final List<String> STARTS = List.of(
            "",
            "1_",
            "01_",
            "2_",
            "2-3_",
            "V1__",
            "V2_",
            "v3__",
            "U1__",
            "U9__",
            "R__",
            "B1__",
            "x_",
            "_",
            "V",
            "afterMigrate",
            "99999999999999999999_",
            "d1_a/",
            "2020-01-01_b/",
            "old/");
    private static final List<String> NAMES = List.of("a", "b", "a_up", "up", "down", "a.b", "", "x.y.sql");
    private static final List<String> ENDS =
            List.of(".up.sql", ".down.sql", ".sql", ".SQL", ".sql.bak", ".sql.conf", ".md", ".go", ".py", ".java");
    private static final List<String> TEXTS = List.of(
            "",
            "select 1;\n",
            "-- +goose Up\nselect 1;\n-- +goose Down\n",
            "-- migrate:up\nselect 1;\n-- migrate:down\nselect 2;\n",
            "-- no-transaction\nselect 1;\n",
            "select '${x}', '{{ .y }}', $$;\n",
            "-- confiture:irreversible\n'unterminated");

    /** More seeds with {@code -Dconfiture.seeds=200}. */
    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("confiture.seeds", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void loses_no_file(long seed, @TempDir Path root) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            Tree tree = new Tree(root.resolve("r" + round));
            Set<String> files = new HashSet<>();
            int count = 1 + random.nextInt(7);
            for (int i = 0; i < count; i++) {
                String name = pick(STARTS, random) + pick(NAMES, random) + pick(ENDS, random);
                if (!name.startsWith(".") && !name.contains("/.")) {
                    tree.file(name, pick(TEXTS, random));
                    files.add("db/migrations/" + name);
                }
            }
            if (files.isEmpty()) {
                continue;
            }
            tree.layout(random.nextBoolean() ? Layout.values()[random.nextInt(Layout.values().length)] : null);

            MigrationSet set = tree.read();

            assertThat(Tree.ids(set)).as("%s", files).doesNotHaveDuplicates();
            if (set.problems().stream().noneMatch(p -> p.kind() == Kind.MIXED_LAYOUTS)) {
                for (String file : files) {
                    if (file.contains(".sql") || file.contains(".SQL")) {
                        assertThat(isAccountedFor(set, file))
                                .as("%s of %s in %s", file, files, set)
                                .isTrue();
                    }
                }
            }
            assertThat(set.migrations().isEmpty() && set.problems().isEmpty()).isFalse();
        }
    }

    private static boolean isAccountedFor(MigrationSet set, String file) {
        if (file.endsWith(".conf")) {
            return true;
        }
        for (Migration migration : set.migrations()) {
            for (Script script : migration.up()) {
                if (script.name().equals(file)) {
                    return true;
                }
            }
            if (migration.down() instanceof Down.Scripts downs
                    && downs.scripts().stream().anyMatch(s -> s.name().equals(file))) {
                return true;
            }
            if (migration.down() instanceof Down.DeclaredIrreversible declared
                    && declared.location().name().equals(file)) {
                return true;
            }
        }
        for (LayoutProblem problem : set.problems()) {
            String place = problem.location().name();
            boolean directory = problem.kind() == Kind.IGNORED_DIRECTORY || problem.kind() == Kind.NEAR_MISS_NAME;
            if (place.equals(file) || problem.message().contains(file) || (directory && file.startsWith(place + "/"))) {
                return true;
            }
        }
        return false;
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}

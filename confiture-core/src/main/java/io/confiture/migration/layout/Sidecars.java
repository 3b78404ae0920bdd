package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import io.confiture.migration.precondition.Sidecar;
import io.confiture.project.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each migration the preconditions in {@code {version}_{name}.yaml} beside it.
 *
 * <p>In Confiture's own layout only: no other tool knows such files. Files that end in {@code .yaml} or {@code .yml} and do not
 * begin with a version are nobody's business.
 */
record Sidecars(Layout layout, Collector out) {

    private static final List<String> ENDINGS = List.of(".yaml", ".yml");

    void read() {
        if (layout != Layout.CONFITURE) {
            return;
        }
        Map<String, Integer> byId = new HashMap<>();
        for (int i = 0; i < out.migrations().size(); i++) {
            byId.putIfAbsent(out.migrations().get(i).id(), i);
        }
        Map<String, Path> seen = new HashMap<>();
        for (Path file : out.folder().files()) {
            String stem = stem(Folder.fileName(file));
            if (stem != null && beginsWithVersion(stem)) {
                Path other = seen.putIfAbsent(stem, file);
                if (other == null) {
                    give(stem, file, byId.get(stem));
                } else {
                    out.problem(
                            Kind.BAD_SIDECAR,
                            file,
                            out.folder().name(file) + " stands beside "
                                    + out.folder().name(other),
                            "keep one of the two");
                }
            }
        }
    }

    private static @Nullable String stem(String name) {
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return null;
    }

    private static boolean beginsWithVersion(String stem) {
        int cut = stem.indexOf('_');
        return cut > 0 && stem.substring(0, cut).chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private void give(String stem, Path file, @Nullable Integer index) {
        List<Migration> migrations = out.migrations();
        if (index != null) {
            Sidecar sidecar = Sidecar.read(file, out.folder().name(file));
            for (Problem problem : sidecar.problems()) {
                out.problem(new LayoutProblem(
                        Kind.BAD_SIDECAR, problem.message(), problem.location(), problem.suggestion()));
            }
            migrations.set(index, migrations.get(index).withPreconditions(sidecar.preconditions()));
            return;
        }
        String version = stem.substring(0, stem.indexOf('_'));
        String near = migrations.stream()
                .filter(m -> VersionOrder.natural(m.version(), version) == 0)
                .map(m -> "rename it to " + m.id() + ".yaml")
                .findFirst()
                .orElse("delete it, or name it like the migration that it belongs to");
        out.problem(
                Kind.BAD_SIDECAR,
                file,
                out.folder().name(file) + " belongs to no migration, so its preconditions are never asked",
                near);
    }
}

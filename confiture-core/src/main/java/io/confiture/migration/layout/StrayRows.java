package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import java.nio.file.Path;

/**
 * Finds files with rows to try a migration on, {@code V3__name.data}, that belong to no migration: nobody would ever read them.
 *
 * <p>Where they end in {@code .data.sql} they are misnamed migrations, and found as those.
 */
record StrayRows(Layout layout, Collector out) {

    private static final String ENDING = ".data";

    void check() {
        if (layout == Layout.CONFITURE || layout == Layout.GOLANG_MIGRATE || layout == Layout.DIESEL) {
            return;
        }
        for (Path file : out.folder().files()) {
            String name = Folder.fileName(file);
            if (name.endsWith(ENDING) && isStray(name.substring(0, name.length() - ENDING.length()))) {
                out.problem(
                        Kind.BAD_SIDECAR,
                        file,
                        out.folder().name(file) + " holds rows for a migration that does not exist",
                        "name it like the migration that it belongs to, or delete it");
            }
        }
    }

    private boolean isStray(String id) {
        return out.migrations().stream().noneMatch(m -> m.id().equals(id));
    }
}

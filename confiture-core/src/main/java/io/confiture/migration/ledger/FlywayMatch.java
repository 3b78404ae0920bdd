package io.confiture.migration.ledger;

import io.confiture.migration.Layout;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.VersionKey;
import io.confiture.migration.ledger.FlywayTakeover.Remark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Matches the rows of Flyway's history with files. For one use. */
final class FlywayMatch {

    private static final Comparator<String> ORDER = VersionKey.order(Layout.FLYWAY);

    private final MigrationSet set;
    private final Map<String, FlywayRow> applied = new LinkedHashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private @Nullable String baseline;

    FlywayMatch(MigrationSet set) {
        this.set = set;
    }

    FlywayTakeover match(List<FlywayRow> rows) {
        rows.stream().filter(row -> !row.schema()).forEach(this::follow);
        for (Migration migration : set.migrations()) {
            FlywayRow row = applied.remove(key(migration));
            if (row != null) {
                adopt(migration, row);
            } else if (belowBaseline(migration)) {
                ids.add(migration.id());
            }
        }
        applied.values().stream()
                .filter(row -> !row.baseline())
                .forEach(row -> remarks.add(new Remark(
                        row.name(),
                        "Flyway has applied " + row.script() + ", and there is no such file; it is not taken over",
                        false)));
        return new FlywayTakeover(ids, remarks);
    }

    /** A later row about a version says what is true of it now. */
    private void follow(FlywayRow row) {
        String key = key(row);
        if (!row.success()) {
            remarks.add(new Remark(
                    row.name(),
                    "it failed in Flyway, half of it may be there; clear that up with flyway repair, then take over",
                    true));
        } else if (row.takesBack()) {
            applied.remove(key);
        } else {
            applied.remove(key);
            applied.put(key, row);
            String version = row.version();
            if (row.baseline() && version != null && (baseline == null || ORDER.compare(version, baseline) > 0)) {
                baseline = version;
            }
        }
    }

    private void adopt(Migration migration, FlywayRow row) {
        boolean edited = row.type().equals("SQL") && !FlywayChecksum.fits(migration, row.checksum());
        if (edited && migration.repeatable()) {
            remarks.add(new Remark(
                    migration.id(),
                    "it was edited after Flyway applied it, so it is due again, as it is for Flyway",
                    false));
            return;
        }
        if (edited) {
            remarks.add(new Remark(
                    migration.id(),
                    "its file is not what Flyway applied (its checksum was " + row.checksum()
                            + "); it is taken over as it is now",
                    false));
        }
        ids.add(migration.id());
    }

    /** Flyway leaves alone what is not above its baseline. */
    private boolean belowBaseline(Migration migration) {
        return baseline != null && !migration.repeatable() && ORDER.compare(migration.version(), baseline) <= 0;
    }

    private static String key(Migration migration) {
        return migration.repeatable() ? "R " + migration.name() : "V " + version(migration.version());
    }

    private static String key(FlywayRow row) {
        String version = row.version();
        return version == null ? "R " + row.description() : "V " + version(version);
    }

    private static String version(String text) {
        return VersionKey.of(Layout.FLYWAY, text);
    }
}

package io.confiture.migration.run;

import io.confiture.migration.Layout;
import io.confiture.migration.layout.VersionKey;
import io.confiture.project.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the versions that somebody may have meant who named one that is not there. */
final class NearVersions {

    private NearVersions() {}

    /** Return the one with the fewest typing mistakes, and the neighbours in the order of the versions. */
    static List<String> of(Layout layout, String target, List<MigrationStatus> statuses, int limit) {
        Comparator<String> order = VersionKey.order(layout);
        List<MigrationStatus> versioned =
                statuses.stream().filter(s -> !s.repeatable()).toList();
        List<String> found = new ArrayList<>();
        String typo =
                Nearest.to(target, versioned.stream().map(MigrationStatus::id).toList());
        if (typo != null) {
            found.add(typo);
        }
        versioned.stream()
                .filter(s -> order.compare(s.version(), target) < 0)
                .max(Comparator.comparing(MigrationStatus::version, order))
                .ifPresent(s -> found.add(s.id()));
        versioned.stream()
                .filter(s -> order.compare(s.version(), target) > 0)
                .min(Comparator.comparing(MigrationStatus::version, order))
                .ifPresent(s -> found.add(s.id()));
        return found.stream().distinct().limit(limit).toList();
    }
}

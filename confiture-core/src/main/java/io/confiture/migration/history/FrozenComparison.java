package io.confiture.migration.history;

import io.confiture.migration.Down;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Script;
import io.confiture.migration.history.Violation.Kind;
import io.confiture.migration.layout.VersionKey;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.Checksum.Part;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the files with the list of released migrations. Reads each file once. */
final class FrozenComparison {
    private final MigrationSet set;
    private final FrozenList list;
    private final String standing;
    private final Map<String, Checksum> checksums = new HashMap<>();
    private final Map<String, Migration> byId = new HashMap<>();
    private final Set<String> released = new HashSet<>();

    /** Compare with migrations that were released. */
    FrozenComparison(MigrationSet set, FrozenList list) {
        this(set, list, "was released");
    }

    /**
     * Compare with migrations that must stay as they are for another reason.
     *
     * @param standing what is said of each of them
     */
    FrozenComparison(MigrationSet set, FrozenList list, String standing) {
        this.set = set;
        this.list = list;
        this.standing = standing;
        set.migrations().forEach(m -> byId.put(m.id(), m));
        list.entries().forEach(e -> released.add(e.id()));
    }

    /** Return what does not agree: first released migrations in the order of the list, then new ones that stand before the last. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        Set<String> moved = new HashSet<>();
        for (FrozenMigration entry : list.entries()) {
            Migration now = byId.get(entry.id());
            Optional<Violation> violation = now == null ? Optional.of(gone(entry)) : edited(entry, now);
            violation.ifPresent(violations::add);
            violation.map(Violation::now).ifPresent(m -> moved.add(m.id()));
        }
        int last = lastReleased();
        for (Migration migration : set.migrations().subList(0, last + 1)) {
            if (isNew(migration) && !moved.contains(migration.id())) {
                violations.add(new Violation(
                        Kind.INSERTED,
                        migration.id() + " is new and comes before "
                                + set.migrations().get(last).id()
                                + ", which " + standing + ": databases that have that one never expected it",
                        migration.location(),
                        null,
                        migration));
            }
        }
        return violations;
    }

    /** Say whether a migration belongs to the list and is not there yet; what is repeatable is made to be edited. */
    boolean isNew(Migration migration) {
        return !migration.repeatable() && !released.contains(migration.id());
    }

    private int lastReleased() {
        int last = -1;
        for (int i = 0; i < set.migrations().size(); i++) {
            if (released.contains(set.migrations().get(i).id())) {
                last = i;
            }
        }
        return last;
    }

    private Optional<Violation> edited(FrozenMigration entry, Migration now) {
        Set<Part> changed = checksum(now).changedSince(entry.checksum());
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        String what = changed.stream().map(p -> words(p, now)).collect(Collectors.joining(" and "));
        return Optional.of(new Violation(
                Kind.EDITED,
                entry.id() + " " + standing + ", and " + what + " since",
                place(changed.iterator().next(), now),
                entry,
                now));
    }

    private Violation gone(FrozenMigration entry) {
        String key = VersionKey.of(set.layout(), entry.version());
        Optional<Migration> renamed = set.migrations().stream()
                .filter(this::isNew)
                .filter(m -> VersionKey.of(set.layout(), m.version()).equals(key))
                .findFirst();
        Optional<Migration> renumbered = set.migrations().stream()
                .filter(this::isNew)
                .filter(m -> entry.checksum().up() != null
                        && entry.checksum().up().equals(checksum(m).up()))
                .findFirst();
        Optional<Migration> now = renamed.or(() -> renumbered);
        return now.map(m -> new Violation(
                        Kind.RENAMED,
                        entry.id() + " " + standing + ", and is called " + m.id() + " since"
                                + (checksum(m).changedSince(entry.checksum()).isEmpty() ? "" : ", and was edited"),
                        m.location(),
                        entry,
                        m))
                .orElseGet(() -> new Violation(
                        Kind.DELETED,
                        entry.id() + " " + standing + ", and its files are gone",
                        entry.location(),
                        entry,
                        null));
    }

    private Checksum checksum(Migration migration) {
        return checksums.computeIfAbsent(migration.id(), id -> Checksum.of(migration));
    }

    private String words(Part part, Migration now) {
        Checksum sum = checksum(now);
        return switch (part) {
            case UP -> "its up script was edited";
            case DOWN -> "its down script was " + (sum.down() == null ? "deleted" : "edited");
            case SIDECARS -> "the files beside it were " + (sum.sidecars() == null ? "deleted" : "edited");
        };
    }

    private static SourceLocation place(Part part, Migration now) {
        if (part == Part.DOWN && now.down() instanceof Down.Scripts down) {
            return down.scripts().get(0).location();
        }
        return part == Part.UP
                ? now.up().stream().findFirst().map(Script::location).orElse(now.location())
                : now.location();
    }
}

package io.confiture.migration.history;

import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.VersionKey;
import io.confiture.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds migrations to the list of released ones.
 *
 * <p>Lines that are there are never changed, moved or removed, and comments stay, except where a migration is accepted by its id.
 * As long as something that was released does not agree with its line and is not accepted, nothing is written at all.
 */
public final class Freeze {
    private static final String HEAD = """
            # Released migrations, in the order of the chain. Written by: confiture migrate freeze
            # The check "frozen" fails when one of them is edited, renamed or deleted, and when a new one is put before the last.
            # SHA-256 of the up scripts, the down scripts and the files beside them, with line ends taken as LF.
            migrations:
            """;

    private final MigrationSet set;
    private final Path file;
    private final String name;

    /** Prepare for a project, whose settings say where the list is. */
    public Freeze(Project project, MigrationSet set) {
        this.set = set;
        this.file = project.environment().migration().rehearsal().frozen();
        this.name = project.nameOf(file);
    }

    /**
     * Find out what would be written; writes nothing.
     *
     * @param through the version or id of the last migration that was released, or null for all
     * @param accepted ids of migrations whose lines may change
     * @throws FreezeException when something asked for does not exist
     * @throws io.confiture.project.YamlException when the list cannot be read
     */
    public FreezePlan plan(@Nullable String through, List<String> accepted) throws IOException {
        FrozenList list = FrozenList.read(file, name).orElse(new FrozenList(List.of()));
        FrozenComparison comparison = new FrozenComparison(set, list);
        List<Violation> violations = comparison.violations();
        for (String id : accepted) {
            if (violations.stream().noneMatch(v -> v.id().equals(id))) {
                throw new FreezeException("--accept " + id + ": there is nothing to accept about it");
            }
        }
        List<String> refused = violations.stream()
                .filter(v -> !accepted.contains(v.id()))
                .map(Violation::message)
                .toList();
        FrozenText text = new FrozenText(list.entries().isEmpty() ? "" : Files.readString(file), HEAD);
        List<String> changes = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (Violation violation : violations) {
            if (accepted.contains(violation.id())) {
                changes.add(accept(violation, text, list));
                Optional.ofNullable(violation.now()).map(Migration::id).ifPresent(done::add);
            }
        }
        List<String> added = new ArrayList<>();
        for (Migration migration : set.migrations().subList(0, end(through))) {
            if (comparison.isNew(migration) && !done.contains(migration.id())) {
                text.append(FrozenMigration.of(migration).line());
                added.add(migration.id());
            }
        }
        return new FreezePlan(file, name, text.toString(), added, changes, refused);
    }

    private String accept(Violation violation, FrozenText text, FrozenList list) {
        FrozenMigration entry = violation.entry();
        Migration now = violation.now();
        if (entry == null) {
            Migration inserted = Objects.requireNonNull(now);
            text.insertBefore(
                    following(inserted, list), FrozenMigration.of(inserted).line());
            return "put in " + inserted.id();
        }
        text.replace(
                entry.location(), now == null ? null : FrozenMigration.of(now).line());
        return now == null ? "took out " + entry.id() : "changed the line of " + entry.id();
    }

    /** Find the first released migration behind an inserted one; there is one, or it would not be called inserted. */
    private FrozenMigration following(Migration inserted, FrozenList list) {
        return set.migrations().stream()
                .skip(set.migrations().indexOf(inserted) + 1L)
                .flatMap(m -> list.find(m.id()).stream())
                .findFirst()
                .orElseThrow();
    }

    private int end(@Nullable String through) {
        if (through == null) {
            return set.migrations().size();
        }
        String key = VersionKey.of(set.layout(), through);
        for (int i = 0; i < set.migrations().size(); i++) {
            Migration migration = set.migrations().get(i);
            boolean sameVersion = !migration.repeatable()
                    && VersionKey.of(set.layout(), migration.version()).equals(key);
            if (migration.id().equals(through) || sameVersion) {
                return i + 1;
            }
        }
        throw new FreezeException("--through " + through + ": there is no such migration");
    }
}

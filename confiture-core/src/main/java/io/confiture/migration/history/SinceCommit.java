package io.confiture.migration.history;

import io.confiture.check.Finding;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.history.GitException.Kind;
import io.confiture.project.Project;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of the migrations and of the schema files since a commit, from their text alone.
 *
 * <p>Whether the new migrations do what the schema files say is not a question of text: the check {@code result equals schema}
 * applies them and compares the catalogs.
 *
 * @param since the commit, as people call it
 * @param commit its id
 * @param now the migrations of now: of the working tree with what is not committed, or of the index
 * @param newMigrations ids of the migrations that came
 * @param schemaChanges statements of the schema files that came or went
 * @param findings migrations that the commit has and that were edited, renamed, deleted, or passed by a new one
 */
public record SinceCommit(
        String since,
        String commit,
        MigrationSet now,
        List<String> newMigrations,
        List<SchemaChange> schemaChanges,
        List<Finding> findings) {
    private static final int SHORT = 9;

    /** Copy the lists. */
    public SinceCommit {
        newMigrations = List.copyOf(newMigrations);
        schemaChanges = List.copyOf(schemaChanges);
        findings = List.copyOf(findings);
    }

    /**
     * Compare with the last commit that this branch and another have in common.
     *
     * @param ref the other branch; null for the last commit of this one
     * @param staged whether to look at the index, which holds what will be committed next, and not at the working tree
     * @throws GitException when git does not answer, or does not have what is asked for
     */
    public static SinceCommit of(Project project, @Nullable String ref, boolean staged) {
        Git git = Git.of(project.environment().migration().directory());
        String head = commit(git, "HEAD");
        String common =
                ref == null ? head : git.mergeBase(head, commit(git, ref)).orElseThrow(() -> unrelated(git, ref));
        String label = common.substring(0, Math.min(SHORT, common.length()));
        try (FilesThen before = new FilesThen(project, git, new GitTree.Commit(common), label);
                FilesThen after = new FilesThen(project, git, staged ? new GitTree.Index() : null, "staged")) {
            MigrationSet base = before.migrations();
            MigrationSet now = after.migrations();
            return new SinceCommit(
                    ref == null ? "HEAD" : ref,
                    common,
                    now,
                    now.migrations().stream()
                            .map(Migration::id)
                            .filter(id -> base.find(id).isEmpty())
                            .toList(),
                    changes(before.schema(), after.schema()),
                    changed(base, now, ref == null ? "is committed" : "is on " + ref));
        }
    }

    /** Demand a new migration where the schema files changed; return what is wrong then. */
    public List<Finding> withoutMigration() {
        if (schemaChanges.isEmpty() || !newMigrations.isEmpty()) {
            return List.of();
        }
        SchemaChange first = schemaChanges.get(0);
        int more = schemaChanges.size() - 1;
        return List.of(Finding.of(
                        HistoryRules.ACCOMPANIED,
                        "the schema files change since " + since + " (" + first.command()
                                + (first.added() ? "" : " gone") + (more > 0 ? " and " + more + " more" : "")
                                + "), and no migration is new")
                .at(first.location())
                .withExcerpt(first.excerpt()));
    }

    private static List<SchemaChange> changes(
            SortedMap<String, List<Statement>> before, SortedMap<String, List<Statement>> after) {
        Comparator<SchemaChange> byPlace = Comparator.comparing(
                        (SchemaChange c) -> c.location().name())
                .thenComparingInt(c -> c.location().line());
        return Stream.concat(only(after, before, true).stream(), only(before, after, false).stream())
                .sorted(Comparator.comparing(SchemaChange::added).reversed().thenComparing(byPlace))
                .toList();
    }

    /** Return what one side has and the other has not, or has less often. */
    private static List<SchemaChange> only(
            SortedMap<String, List<Statement>> one, SortedMap<String, List<Statement>> other, boolean added) {
        List<SchemaChange> changes = new ArrayList<>();
        one.forEach((tokens, statements) -> {
            int common = other.getOrDefault(tokens, List.of()).size();
            statements.stream()
                    .skip(common)
                    .forEach(s -> changes.add(new SchemaChange(
                            added, s.kind().command(), s.location(), s.source().excerpt(s.start()))));
        });
        return changes;
    }

    private static List<Finding> changed(MigrationSet base, MigrationSet now, String standing) {
        FrozenList list = new FrozenList(base.migrations().stream()
                .filter(m -> !m.repeatable())
                .map(FrozenMigration::of)
                .toList());
        return new FrozenComparison(now, list, standing)
                .violations().stream()
                        .map(v -> Finding.of(HistoryRules.FROZEN, v.message())
                                .at(v.location())
                                .withSuggestion("Leave it as it is and write a new migration behind it."))
                        .toList();
    }

    private static String commit(Git git, String ref) {
        return git.commit(ref)
                .orElseThrow(() -> new GitException(
                        Kind.UNKNOWN_REF,
                        "git knows no branch or commit " + ref
                                + (git.isShallow() ? ": the clone is shallow, fetch it all" : "")));
    }

    private static GitException unrelated(Git git, String ref) {
        return new GitException(
                Kind.NO_COMMON_COMMIT,
                "this branch and " + ref + " have no commit in common"
                        + (git.isShallow() ? " that this shallow clone has: fetch it all" : ""));
    }
}

package io.confiture.migration.history;

import io.confiture.catalog.CatalogDiff;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Replay;
import io.confiture.migration.history.GitException.Kind;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.layout.VersionKey;
import io.confiture.project.Environment;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether the new migrations of this branch and those that the base branch got meanwhile can come in either order.
 *
 * <p>Both orders will happen: the database of whoever merges first has its own before the other's. So both are applied, each to
 * an empty database, after what the branches have in common, and the catalogs are compared. What is not committed counts as
 * part of this branch. Git is asked about the folder of the migrations; nothing is fetched and nothing is changed.
 */
final class BranchCheck {
    static final String SETTING = "migration.base_branch";

    private final Project project;
    private final MigrationSet here;
    private final Function<MigrationSet, Replay> replays;

    BranchCheck(Project project, MigrationSet here, Function<MigrationSet, Replay> replays) {
        this.project = project;
        this.here = here;
        this.replays = replays;
    }

    Outcome run() {
        Environment environment = project.environment();
        String base = environment.migration().rehearsal().baseBranch();
        if (here.migrations().isEmpty()) {
            return new Outcome.Aborted("no migration was read: see chain: files");
        }
        try {
            return compare(Git.of(environment.migration().directory()), base);
        } catch (GitException e) {
            SourceLocation set = environment.origin(SETTING);
            return e.kind() == Kind.UNKNOWN_REF && set != null
                    ? Outcome.failed(Finding.of(HistoryRules.BASE_BRANCH, SETTING + ": " + e.getMessage())
                            .at(set))
                    : new Outcome.Skipped(String.valueOf(e.getMessage()));
        }
    }

    private Outcome compare(Git git, String base) {
        String head = git.commit("HEAD")
                .orElseThrow(() -> new GitException(Kind.NO_COMMON_COMMIT, "the git repository has no commit yet"));
        String other = git.commit(base).orElseThrow(() -> unknown(git, base));
        String common = git.mergeBase(head, other).orElseThrow(() -> unrelated(git, base));
        String folder = git.nameOf(project.environment().migration().directory());
        try (Checkout there = Checkout.of(git, new GitTree.Commit(other), base, List.of(folder));
                Checkout before = Checkout.of(git, new GitTree.Commit(common), shortened(common), List.of(folder))) {
            Divergence divergence = Divergence.between(here, read(there, folder), read(before, folder), base);
            if (!divergence.conflicts().isEmpty()) {
                return new Outcome.Failed(divergence.conflicts());
            }
            Outcome nothing = nothingToTry(divergence, base, shortened(common));
            return nothing == null ? tryBoth(divergence, base) : nothing;
        }
    }

    private static @Nullable Outcome nothingToTry(Divergence divergence, String base, String common) {
        boolean none = divergence.added().isEmpty();
        boolean noneThere = divergence.addedThere().isEmpty();
        String since = " new migrations since " + common;
        if (none && noneThere) {
            return new Outcome.Skipped("neither this branch nor " + base + " has" + since);
        } else if (none) {
            return new Outcome.Skipped(
                    "this branch has no" + since + "; " + base + " has " + ids(divergence.addedThere()));
        }
        return noneThere
                ? new Outcome.Skipped(base + " has no" + since + "; this branch has " + ids(divergence.added()))
                : null;
    }

    private Outcome tryBoth(Divergence divergence, String base) {
        Replay hereFirst = replays.apply(divergence.hereFirst());
        Replay thereFirst = replays.apply(divergence.thereFirst());
        if (hereFirst instanceof Replay.Complete one && thereFirst instanceof Replay.Complete two) {
            return judge(CatalogDiff.between(one.snapshot(), two.snapshot()), divergence, base);
        }
        List<Finding> findings = new ArrayList<>();
        for (Replay replay : List.of(hereFirst, thereFirst)) {
            boolean mine = replay == hereFirst;
            if (replay instanceof Replay.Broken broken) {
                Migration at = broken.migration();
                List<Migration> second = mine ? divergence.addedThere() : divergence.added();
                if (at == null || !second.contains(at)) {
                    return new Outcome.Aborted(
                            mine ? broken.cause() : "the migrations of " + base + " cannot be applied: " + why(broken));
                }
                findings.addAll(findings(broken, at, mine ? base : "this branch", mine ? "this branch" : base));
            }
        }
        return Outcome.of(findings, Severity.ERROR);
    }

    private static List<Finding> findings(Replay.Broken broken, Migration at, String of, String after) {
        String message = at.id() + " of " + of + " cannot be applied after the migrations of " + after + ": ";
        return broken.findings().stream()
                .map(f -> new Finding(
                        HistoryRules.BRANCHES,
                        f.severity(),
                        message + f.message(),
                        f.location(),
                        f.excerpt(),
                        f.detail(),
                        null))
                .toList();
    }

    private Outcome judge(CatalogDiff diff, Divergence divergence, String base) {
        SourceLocation place = divergence.added().get(0).location();
        List<Finding> findings = new ArrayList<>();
        switch (diff.verdict()) {
            case EQUAL -> {}
            case EQUAL_BUT_COLUMN_ORDER ->
                findings.add(Finding.of(
                                HistoryRules.COLUMN_ORDER,
                                "columns stand in another order when " + base + " comes first")
                        .withDetail(rendered(diff, base)));
            case UNDECIDED, DIFFERENT -> {
                String notRun = divergence.hereFirst().migrations().stream()
                        .filter(m -> !m.isRunnable())
                        .map(Migration::id)
                        .collect(Collectors.joining(", "));
                if (!notRun.isEmpty()) {
                    return new Outcome.Aborted("the migrations have steps that Confiture does not run: " + notRun);
                }
                findings.add(Finding.of(
                                HistoryRules.BRANCHES,
                                "the catalog depends on which comes first: " + ids(divergence.added())
                                        + " of this branch, or " + ids(divergence.addedThere()) + " of " + base)
                        .at(place)
                        .withDetail(rendered(diff, base)));
            }
        }
        return Outcome.of(findings, Severity.ERROR);
    }

    private static String rendered(CatalogDiff diff, String base) {
        return diff.render("this branch first", base + " first", Integer.MAX_VALUE);
    }

    /** Read the migrations of a commit; classes are those of this branch, since no others are on the class path. */
    private MigrationSet read(Checkout checkout, String folder) {
        MigrationSet files = MigrationFiles.discover(
                checkout.root(),
                checkout.folder(folder),
                LayoutSettings.of(project.environment().migration()).withLayout(here.layout()));
        Comparator<String> order = VersionKey.order(here.layout());
        List<Migration> all = Stream.concat(
                        files.migrations().stream(), here.migrations().stream().filter(m -> m.code() != null))
                .sorted(Comparator.comparing(Migration::repeatable)
                        .thenComparing(
                                (one, other) -> one.repeatable() ? 0 : order.compare(one.version(), other.version())))
                .toList();
        return new MigrationSet(files.layout(), files.directory(), all, files.problems());
    }

    private static GitException unknown(Git git, String base) {
        return git.isShallow()
                ? new GitException(
                        Kind.NO_COMMON_COMMIT, "the git clone is shallow and does not have " + base + ": fetch it all")
                : new GitException(Kind.UNKNOWN_REF, "git knows no branch or commit " + base);
    }

    private static GitException unrelated(Git git, String base) {
        return new GitException(
                Kind.NO_COMMON_COMMIT,
                git.isShallow()
                        ? "the git clone is too shallow to see what this branch and " + base + " have in common"
                        : "this branch and " + base + " have no commit in common");
    }

    private static String why(Replay.Broken broken) {
        return broken.findings().stream().map(Finding::message).findFirst().orElse(broken.cause());
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(9, commit.length()));
    }

    private static String ids(List<Migration> migrations) {
        return migrations.stream().map(Migration::id).collect(Collectors.joining(", "));
    }
}

package io.confiture.cli;

import io.confiture.migration.run.Goal;
import io.confiture.migration.run.UpRequest;
import io.confiture.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Applies pending migrations. */
@Command(
        name = "up",
        description = "Applies the pending migrations, one after another, until one fails.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all that was asked for is applied, or was applied already",
            "1:a migration failed; those before it are done, those behind it were not begun; with --dry-run, it would fail",
            "2:the command line or the settings are wrong, or what is asked for does not exist",
            "3:the database could not be reached, or the connection was lost",
            "5:files, checksums or preconditions are not as they must be; nothing was done",
            "6:another runner holds the lock; nothing was done",
            "8:with --require-reversible, a migration has no way back; nothing was done"
        })
final class MigrateUpCommand implements Callable<Integer> {

    /** What happens when an applied migration was edited. */
    enum OnMismatch {
        fail,
        warn,
        ignore
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<folder>",
            description = "The db folder, or the folder that contains it (default: the current one).")
    private @Nullable Path folder;

    @Mixin
    private MigrateProject project = new MigrateProject();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ResultOptions result = new ResultOptions();

    @Mixin
    private DryRunOptions dryRun = new DryRunOptions();

    @Option(
            names = {"-t", "--target"},
            paramLabel = "<version>",
            description = "Stops after this version (default: applies all). It must exist.")
    private @Nullable String target;

    @Option(
            names = "--strict",
            description = "Takes a warning about the files for an error; so does migration.strict_mode.")
    private boolean strict;

    @Option(
            names = "--on-checksum-mismatch",
            paramLabel = "<what>",
            description = "fail, warn or ignore, when an applied migration was edited"
                    + " (default: migration.on_checksum_mismatch).")
    private @Nullable OnMismatch onMismatch;

    @Option(names = "--no-verify-checksums", description = "The same as --on-checksum-mismatch ignore.")
    private boolean noVerify;

    @Option(
            names = "--out-of-order",
            description =
                    "Applies a migration also when a later one is applied already; so does migration.out_of_order.")
    private boolean outOfOrder;

    @Option(
            names = "--require-reversible",
            description = "Applies nothing unless every pending migration has a way back.")
    private boolean requireReversible;

    @Option(names = "--force", hidden = true)
    private boolean force;

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            check();
            Project loaded = project.load(folder, overrides());
            if (dryRun.wanted()) {
                if (requireReversible) {
                    throw new UsageException(
                            "--dry-run does not look at ways back: leave out --require-reversible, and try"
                                    + " them with confiture check");
                }
                return dryRun.run(loaded, options, result, target == null ? new Goal.Up() : new Goal.UpTo(target));
            }
            UpRequest request = new UpRequest(target, requireReversible);
            return new MigrateRun(spec, options, result).run(loaded, runner -> runner.up(request));
        });
    }

    private void check() {
        if (force) {
            throw new UsageException(
                    "there is no --force: running migrations again that are applied damages data or fails."
                            + " Say what is true instead: migrate baseline records migrations without running them, migrate redo"
                            + " takes the last one back and applies it again, migrate repair accepts an edited file");
        }
        if (noVerify && onMismatch != null && onMismatch != OnMismatch.ignore) {
            throw new UsageException(
                    "--no-verify-checksums and --on-checksum-mismatch " + onMismatch + " contradict each other");
        }
    }

    private Map<String, String> overrides() {
        Map<String, String> settings = new LinkedHashMap<>(options.overrides());
        if (strict) {
            settings.put("migration.strict_mode", "true");
        }
        if (outOfOrder) {
            settings.put("migration.out_of_order", "true");
        }
        OnMismatch what = noVerify ? OnMismatch.ignore : onMismatch;
        if (what != null) {
            settings.put("migration.on_checksum_mismatch", what.name().toLowerCase(Locale.ROOT));
        }
        return settings;
    }
}

package io.confiture.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says whether the levels of the prep-seed pattern are meant, and up to which. */
final class SeedLevels {

    private static final int STATIC = 3;
    private static final int LAST = 5;

    @Option(names = "--prep-seed", description = "Validates prep seeds by levels instead of plain seed files.")
    private boolean prep;

    @Option(
            names = {"-l", "--level"},
            paramLabel = "<1-5>",
            description =
                    "The last level of --prep-seed: 1 files, 2 mapping, 3 resolution (default), 4 runtime, 5 execution.")
    private @Nullable Integer level;

    @Option(names = "--static-only", description = "The levels that need no database: --level 3.")
    private boolean staticOnly;

    @Option(names = "--full-execution", description = "All levels: --level 5.")
    private boolean full;

    /**
     * Return the last level that is asked for, or 0 if plain seed files are meant.
     *
     * @throws UsageException if the options contradict each other
     */
    int level() {
        if (!prep) {
            if (level != null || staticOnly || full) {
                throw new UsageException("--level, --static-only and --full-execution belong to --prep-seed");
            }
            return 0;
        }
        if (staticOnly && full) {
            throw new UsageException("--static-only and --full-execution exclude each other");
        }
        int named = full ? LAST : STATIC;
        if (level == null) {
            return named;
        } else if (level < 1 || level > LAST) {
            throw new UsageException("--level is from 1 to 5, not " + level);
        } else if ((staticOnly || full) && level != named) {
            throw new UsageException(
                    "--level " + level + " contradicts " + (full ? "--full-execution" : "--static-only"));
        }
        return level;
    }
}

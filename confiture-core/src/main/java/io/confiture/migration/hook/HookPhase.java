package io.confiture.migration.hook;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names the moments of a command at which hooks run; the names are those of the original. */
public enum HookPhase {
    /** Before the ledger is read. */
    BEFORE_ANALYZE_SCHEMA(Step.ANALYZE, true),
    /** After the ledger was read. */
    AFTER_ANALYZE_SCHEMA(Step.ANALYZE, false),
    /** Before two schemas are compared. */
    BEFORE_DIFF_SCHEMAS(Step.DIFF, true),
    /** After two schemas were compared. */
    AFTER_DIFF_SCHEMAS(Step.DIFF, false),
    /** Before it is decided what is to be done. */
    BEFORE_PLAN_MIGRATION(Step.PLAN, true),
    /** After it was decided, and before anything is done. */
    AFTER_PLAN_MIGRATION(Step.PLAN, false),
    /** Before a dry run. */
    BEFORE_DRY_RUN(Step.DRY_RUN, true),
    /** After a dry run. */
    AFTER_DRY_RUN(Step.DRY_RUN, false),
    /** Before a migration is applied. */
    BEFORE_EXECUTE(Step.EXECUTE, true),
    /** After a migration was applied, and before it is committed unless the hook wants to be outside. */
    AFTER_EXECUTE(Step.EXECUTE, false),
    /** Before the applied migrations are compared with the files. */
    BEFORE_VALIDATE(Step.VALIDATE, true),
    /** After they were compared. */
    AFTER_VALIDATE(Step.VALIDATE, false),
    /** Before a migration is taken back. */
    BEFORE_ROLLBACK(Step.ROLLBACK, true),
    /** After a migration was taken back, and before that is committed unless the hook wants to be outside. */
    AFTER_ROLLBACK(Step.ROLLBACK, false);

    private enum Step {
        ANALYZE("migrate up, down, down-to, redo and baseline"),
        DIFF(null),
        PLAN("migrate up, down, down-to, redo and baseline"),
        DRY_RUN("migrate up --dry-run"),
        EXECUTE("migrate up and redo"),
        VALIDATE("migrate verify"),
        ROLLBACK("migrate down, down-to and redo");

        private final @Nullable String commands;

        Step(@Nullable String commands) {
            this.commands = commands;
        }
    }

    private final Step step;
    private final boolean before;

    HookPhase(Step step, boolean before) {
        this.step = step;
        this.before = before;
    }

    /** Return the name of the folder, as in {@code before_execute}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Say whether it lies before what it is named after. */
    public boolean before() {
        return before;
    }

    /** Return the commands that come to it, in words; empty when none does. */
    public Optional<String> firedBy() {
        return Optional.ofNullable(step.commands);
    }

    /** Say whether it belongs to one migration, which may have a transaction. */
    public boolean ofMigration() {
        return step == Step.EXECUTE || step == Step.ROLLBACK;
    }

    /** Find a phase by the name of its folder. */
    public static Optional<HookPhase> named(String word) {
        return Stream.of(values()).filter(p -> p.word().equals(word)).findFirst();
    }
}

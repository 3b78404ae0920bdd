package io.confiture.migration.hook;

/** Says which of a phase's hooks are meant: those of a migration's phase run at different times. */
public enum HookMoment {
    /** Those that run once in a command; in a phase that belongs to no migration, all. */
    RUN,
    /** Those that run for each migration, outside of its transaction. */
    OUTSIDE,
    /** Those that run for each migration, in its transaction. */
    INSIDE;

    /** Say when it comes among the moments of its phase: before a migration from the outside in, after it back out. */
    int rank(HookPhase phase) {
        return phase.before() ? ordinal() : values().length - ordinal();
    }
}

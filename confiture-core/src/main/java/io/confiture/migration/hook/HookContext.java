package io.confiture.migration.hook;

import io.confiture.migration.code.MigrationContext;
import java.util.Optional;

/** Is what a {@link Hook} is given to work with. */
public interface HookContext extends MigrationContext {

    /** Return the phase that it runs in. */
    HookPhase phase();

    /** Return the migration that it runs for; empty in phases that belong to no single one, and where it runs once. */
    Optional<HookSubject> subject();
}

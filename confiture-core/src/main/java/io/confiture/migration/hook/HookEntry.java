package io.confiture.migration.hook;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import java.util.List;

/** Is a hook that was read, and can be ordered and run. */
sealed interface HookEntry {

    HookPhase phase();

    String name();

    HookOptions options();

    SourceLocation location();

    /** Return when in its phase it runs. */
    default HookMoment moment() {
        if (!phase().ofMigration() || options().each() == HookOptions.Each.RUN) {
            return HookMoment.RUN;
        }
        return options().place() == HookOptions.Place.OUTSIDE ? HookMoment.OUTSIDE : HookMoment.INSIDE;
    }

    /** Is a SQL file. */
    record Sql(HookPhase phase, String name, HookOptions options, SourceLocation location, List<Statement> statements)
            implements HookEntry {

        public Sql {
            statements = List.copyOf(statements);
        }
    }

    /** Is an object of a class. */
    record Java(Hook hook, HookPhase phase, String name, HookOptions options, SourceLocation location)
            implements HookEntry {}
}

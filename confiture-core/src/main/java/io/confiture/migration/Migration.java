package io.confiture.migration;

import io.confiture.migration.code.JavaMigration;
import io.confiture.migration.precondition.Preconditions;
import io.confiture.project.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is one version of the database's history, as its files tell it.
 *
 * @param id stable and unique within the set, such as {@code 003_add_bio}, {@code V1__init} or {@code R__views}
 * @param version the version as written; empty for a repeatable one
 * @param name the words behind the version
 * @param repeatable whether the tool applies it again whenever it changes (Flyway's {@code R__})
 * @param up the scripts that apply it, in order; empty when the step is not SQL
 * @param down the way back
 * @param location the file (Diesel: the directory) that makes it a migration
 * @param code what applies it, when it is written in Java; then {@code up} is empty
 * @param preconditions what must hold before it is applied or taken back
 */
public record Migration(
        String id,
        String version,
        String name,
        boolean repeatable,
        List<Script> up,
        Down down,
        SourceLocation location,
        @Nullable JavaMigration code,
        Preconditions preconditions) {

    public Migration {
        up = List.copyOf(up);
    }

    /** Make a migration of files. */
    public Migration(
            String id,
            String version,
            String name,
            boolean repeatable,
            List<Script> up,
            Down down,
            SourceLocation location) {
        this(id, version, name, repeatable, up, down, location, null, Preconditions.none());
    }

    /** Say whether it is SQL. */
    public boolean isSql() {
        return !up.isEmpty();
    }

    /** Say whether it can be run: otherwise it is a step in a language that Confiture only shows. */
    public boolean isRunnable() {
        return isSql() || code != null;
    }

    /** Say whether there is something to run for the way back. */
    public boolean goesBack() {
        return down instanceof Down.Scripts || down instanceof Down.Code;
    }

    /** Return this migration with another way back. */
    public Migration withDown(Down other) {
        return new Migration(id, version, name, repeatable, up, other, location, code, preconditions);
    }

    /** Return this migration under another id. */
    public Migration withId(String other) {
        return new Migration(other, version, name, repeatable, up, down, location, code, preconditions);
    }

    /** Return this migration with other scripts. */
    public Migration withScripts(List<Script> otherUp, Down otherDown) {
        return new Migration(id, version, name, repeatable, otherUp, otherDown, location, code, preconditions);
    }

    /** Return this migration with preconditions. */
    public Migration withPreconditions(Preconditions other) {
        return new Migration(id, version, name, repeatable, up, down, location, code, other);
    }
}

package io.confiture.migration;

import io.confiture.project.SourceLocation;
import java.util.List;

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
 */
public record Migration(
        String id,
        String version,
        String name,
        boolean repeatable,
        List<Script> up,
        Down down,
        SourceLocation location) {

    public Migration {
        up = List.copyOf(up);
    }

    /** Say whether it is SQL; otherwise it is a step in another language, which is shown and not checked. */
    public boolean isSql() {
        return !up.isEmpty();
    }

    /** Return this migration with another way back. */
    public Migration withDown(Down other) {
        return new Migration(id, version, name, repeatable, up, other, location);
    }
}

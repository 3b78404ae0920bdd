package io.confiture.assertions.source;

import io.confiture.project.SourceLocation;
import java.util.Optional;

/** Knows where a project's files define the objects of its database. Safe for use by several threads. */
@FunctionalInterface
public interface Definitions {

    /** Knows nothing: for databases that do not come from a project. */
    Definitions UNKNOWN = object -> Optional.empty();

    /** Return where an object is defined last, or empty when no file is known to define it. */
    Optional<SourceLocation> of(DatabaseObject object);
}

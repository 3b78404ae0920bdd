package io.confiture.check;

import io.confiture.project.SourceLocation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Is a place in the check tree: a group of checks, or a check. */
public sealed interface CheckNode permits CheckGroup, Check {

    /** Return the kind and name that tell this node from its siblings; stable, without paths and line numbers. */
    Segment segment();

    /** Return the name that people read, for example {@code round trip}. */
    String displayName();

    /** Return the file or directory that this node is about, or null when it is about none. */
    @Nullable
    SourceLocation source();

    /** Return the node's own tags, without those of its parents; each in JUnit's tag syntax. */
    Set<String> tags();

    /**
     * Names a node among its siblings.
     *
     * @param type the kind, for example {@code migration} or {@code check}
     * @param value the name, for example {@code 003_add_bio} or {@code round-trip}
     */
    record Segment(String type, String value) {
        @Override
        public String toString() {
            return type + ":" + value;
        }
    }
}

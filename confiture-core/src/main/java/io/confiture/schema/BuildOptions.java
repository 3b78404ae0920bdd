package io.confiture.schema;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says what the built text has besides the files.
 *
 * @param header whether a comment says what the text is
 * @param builtAt the time for the header, or null for none, which makes equal files give equal texts
 */
public record BuildOptions(boolean header, @Nullable Instant builtAt) {

    /** Return the usual options: a header without a time. */
    public static BuildOptions reproducible() {
        return new BuildOptions(true, null);
    }

    /** Return these options with a time in the header. */
    public BuildOptions at(Instant time) {
        return new BuildOptions(true, time);
    }
}

package io.confiture.check;

import io.confiture.project.SourceLocation;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one yes/no question about the project: the leaf of the check tree.
 *
 * @param segment see {@link CheckNode#segment()}
 * @param displayName see {@link CheckNode#displayName()}
 * @param source see {@link CheckNode#source()}
 * @param tags see {@link CheckNode#tags()}
 * @param database the name of the database line that the check works on, so that no two checks use it at once; null for
 *     a check that needs no database
 * @param body answers the question; called on one thread, may take long, starts what it needs and leaves nothing open
 * @param keepable whether nothing but the project's files and settings, Confiture and the server's programs can change the
 *     answer; false for what asks a given database, the history of the files or the network
 */
public record Check(
        Segment segment,
        String displayName,
        @Nullable SourceLocation source,
        Set<String> tags,
        @Nullable String database,
        Supplier<Outcome> body,
        boolean keepable)
        implements CheckNode {

    public Check {
        tags = Set.copyOf(tags);
    }

    /** Make a check whose answer depends on the project, Confiture and the server's programs only. */
    public Check(
            Segment segment,
            String displayName,
            @Nullable SourceLocation source,
            Set<String> tags,
            @Nullable String database,
            Supplier<Outcome> body) {
        this(segment, displayName, source, tags, database, body, true);
    }

    /** Return this check, whose answer depends on more: it is never kept and given again. */
    public Check neverKept() {
        return new Check(segment, displayName, source, tags, database, body, false);
    }

    /** Return the check that asks this one and says something else. */
    public Check answering(Supplier<Outcome> other) {
        return new Check(segment, displayName, source, tags, database, other, keepable);
    }

    /**
     * Run the check.
     *
     * @return the answer; the same however often and in whichever order checks are run
     * @throws RuntimeException if Confiture itself is at fault; what is wrong with the project is an outcome
     */
    public Outcome run() {
        return body.get();
    }
}

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
 */
public record Check(
        Segment segment,
        String displayName,
        @Nullable SourceLocation source,
        Set<String> tags,
        @Nullable String database,
        Supplier<Outcome> body)
        implements CheckNode {

    public Check {
        tags = Set.copyOf(tags);
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

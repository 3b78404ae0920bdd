package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.project.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Is the name that somebody gives a migration: its version in any form that means the same to the tool ({@code 2} finds
 * {@code 002}), or its id.
 *
 * @param layout whose versions they are
 * @param text the name
 */
public record Target(Layout layout, String text) {

    /**
     * Is a migration that could be meant.
     *
     * @param version empty, or anything, for one that is repeatable
     */
    public record Candidate(String id, String version, boolean repeatable) {}

    /** Say whether this names a migration. Several of one version are all named by it. */
    public boolean names(Candidate candidate) {
        return candidate.id().equals(text)
                || (!candidate.repeatable()
                        && VersionKey.of(layout, candidate.version()).equals(VersionKey.of(layout, text)));
    }

    /** Return the ids that may have been meant: the one with the fewest typing mistakes, and the neighbours by version. */
    public List<String> near(List<Candidate> candidates, int limit) {
        Comparator<String> order = VersionKey.order(layout);
        List<Candidate> versioned =
                candidates.stream().filter(c -> !c.repeatable()).toList();
        List<String> found = new ArrayList<>();
        String typo = Nearest.to(text, versioned.stream().map(Candidate::id).toList());
        if (typo != null) {
            found.add(typo);
        }
        versioned.stream()
                .filter(c -> order.compare(c.version(), text) < 0)
                .max(Comparator.comparing(Candidate::version, order))
                .ifPresent(c -> found.add(c.id()));
        versioned.stream()
                .filter(c -> order.compare(c.version(), text) > 0)
                .min(Comparator.comparing(Candidate::version, order))
                .ifPresent(c -> found.add(c.id()));
        return found.stream().distinct().limit(limit).toList();
    }
}

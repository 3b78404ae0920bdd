package io.confiture.project;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the valid name that somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * Return the candidate with the fewest typing mistakes, or null when none is near.
     *
     * <p>Case and the choice of {@code -} or {@code _} count for nothing; a swap of two neighbours counts as one mistake.
     * Of equally near ones the first is taken, so the answer is stable for an ordered collection.
     */
    public static @Nullable String to(String name, Collection<String> candidates) {
        String wanted = plain(name);
        String best = null;
        int fewest = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : candidates) {
            int mistakes = mistakes(wanted, plain(candidate));
            if (mistakes < fewest) {
                fewest = mistakes;
                best = candidate;
            }
        }
        return best;
    }

    /** Return a question for the end of a message, or null. */
    public static @Nullable String question(String name, Collection<String> candidates) {
        String near = to(name, candidates);
        return near == null ? null : "did you mean " + near + "?";
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** The optimal string alignment distance. */
    private static int mistakes(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}

package io.confiture.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** Writes what would change in a file as a unified diff, which {@code patch} and {@code git apply} read. */
public final class FileDiff {

    private static final int CONTEXT = 3;

    private FileDiff() {}

    /** Return the diff, lines ended by {@code \n}; empty if the texts are equal. */
    public static String of(String name, String before, String after) {
        List<String> old = before.lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                "a/" + name, "b/" + name, old, DiffUtils.diff(old, after.lines().toList()), CONTEXT);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}

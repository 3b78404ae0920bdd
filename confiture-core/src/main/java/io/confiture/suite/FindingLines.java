package io.confiture.suite;

import io.confiture.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** Writes findings as the lines of an exception's message: place, words, the source with a caret, what the server said, advice. */
final class FindingLines {

    private FindingLines() {}

    static String of(String first, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        lines.add(first);
        for (Finding finding : findings) {
            lines.add((finding.location() == null ? "" : finding.location() + ": ") + finding.message());
            if (finding.excerpt() != null) {
                lines.add(finding.excerpt());
            }
            if (finding.detail() != null && !finding.detail().isBlank()) {
                lines.add(finding.detail());
            }
            if (finding.suggestion() != null) {
                lines.add(finding.suggestion());
            }
        }
        return String.join("\n", lines);
    }
}

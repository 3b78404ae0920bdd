package io.confiture.report;

import io.confiture.check.Finding;
import java.util.List;

/** Writes what is worth knowing about a copy: the sentence, and below it what it is about. */
final class SyncNotes {

    private SyncNotes() {}

    static void text(List<Finding> notes, List<String> lines) {
        for (Finding note : notes) {
            lines.add("note: " + note.message());
            String detail = note.detail();
            if (detail != null) {
                detail.lines().forEach(line -> lines.add("  " + line));
            }
            if (note.suggestion() != null) {
                lines.add("  Fix: " + note.suggestion());
            }
        }
    }
}

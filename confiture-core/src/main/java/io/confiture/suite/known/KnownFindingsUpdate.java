package io.confiture.suite.known;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of the list of known findings.
 *
 * @param list the file
 * @param written how many findings it has now
 * @param checks how many checks they belong to
 * @param critical how many findings were not listed because they are critical
 * @param aborted how many checks could not look because of what others found, listed or not
 * @param keptFor ids of checks that gave no answer and whose entries stayed as they were
 */
public record KnownFindingsUpdate(
        SourceLocation list, int written, int checks, int critical, int aborted, List<String> keptFor) {

    /** Copy the list. */
    public KnownFindingsUpdate {
        keptFor = List.copyOf(keptFor);
    }

    /**
     * Write the list: for each check that answered what it found, for each other what the list had. Entries of checks that do not
     * exist are left out. Writes no file where there is none and nothing to put into it.
     *
     * @param before the list as it was
     * @param order the ids of all checks of the project, in their order
     * @param answers what the checks that ran said, before any list was asked
     * @param threshold the mildest severity that fails
     */
    public static KnownFindingsUpdate write(
            KnownFindings before, List<String> order, Map<String, Outcome> answers, Severity threshold)
            throws IOException {
        Draft draft = new Draft(before, threshold);
        order.forEach(id -> draft.add(id, answers.get(id)));
        Path file = before.list().file();
        if (draft.written > 0 || Files.exists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, draft.text.toString());
        }
        return new KnownFindingsUpdate(
                before.list(), draft.written, draft.checks, draft.critical, draft.aborted, draft.keptFor);
    }

    private static final class Draft {

        private final KnownFindings before;
        private final Severity threshold;
        private final KnownFindingsText text = new KnownFindingsText();
        private final List<String> keptFor = new ArrayList<>();
        private int written;
        private int checks;
        private int critical;
        private int aborted;

        Draft(KnownFindings before, Severity threshold) {
            this.before = before;
            this.threshold = threshold;
        }

        void add(String id, @Nullable Outcome answer) {
            aborted += answer instanceof Outcome.Aborted ? 1 : 0;
            if (answer instanceof Outcome.Passed || answer instanceof Outcome.Failed) {
                List<Finding> found = KnownFindings.found(answer);
                critical += (int) found.stream()
                        .filter(f -> f.severity() == Severity.CRITICAL)
                        .count();
                List<Finding> listed = found.stream()
                        .filter(f -> KnownFindings.mayBeKnown(f, threshold))
                        .toList();
                begin(id, listed.size());
                FindingHash hashes = new FindingHash();
                listed.forEach(f -> text.finding(f, KnownFinding.of(f, hashes, before.list())));
            } else if (!before.of(id).isEmpty()) {
                begin(id, before.of(id).size());
                before.of(id).forEach(text::kept);
                keptFor.add(id);
            }
        }

        private void begin(String id, int entries) {
            if (entries > 0) {
                text.check(id);
                checks++;
                written += entries;
            }
        }
    }
}

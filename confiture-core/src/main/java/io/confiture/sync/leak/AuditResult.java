package io.confiture.sync.leak;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what an audit of a real copy found.
 *
 * <p>An original that stands in the target is a leak, but for three cases, which are counted and shown: at least five rows of the
 * source share it, and it is a word and neither an address nor a number, and stands elsewhere than in its own column, so that it
 * points to nobody; the column it stands in is kept, and somebody has reviewed that; or the masking of
 * the column it stands in makes the same text of another value.
 *
 * @param leaks originals where they must not be
 * @param shared originals that many rows share
 * @param reviewed originals in columns whose keeping was reviewed
 * @param coincident originals that the masking made of other values
 * @param originals how many originals were looked for, each row's for itself
 * @param weak how many were too short or too ordinary to be told from chance
 * @param leftOut the columns all of whose originals were
 * @param percent how much of the source's rows gave originals
 * @param coverage how much of the target was looked through
 */
public record AuditResult(
        List<Hit> leaks,
        List<Hit> shared,
        List<Hit> reviewed,
        List<Hit> coincident,
        long originals,
        long weak,
        List<String> leftOut,
        double percent,
        Coverage coverage) {

    /** Copy the lists. */
    public AuditResult {
        leaks = List.copyOf(leaks);
        shared = List.copyOf(shared);
        reviewed = List.copyOf(reviewed);
        coincident = List.copyOf(coincident);
        leftOut = List.copyOf(leftOut);
    }

    /** Return the leaks as findings, and as warnings what could not be looked through or looked for. */
    public List<Finding> findings() {
        List<Finding> findings = leaks.stream()
                .map(hit -> Finding.of(
                        LeakRules.LEAK, "originals of " + hit.column() + " stand in the target, at " + hit.words()))
                .collect(Collectors.toCollection(ArrayList::new));
        for (Unscanned unscanned : coverage.unscanned()) {
            findings.add(Finding.of(LeakRules.LEAK, "not looked through: " + unscanned.words())
                    .withSeverity(unscanned.inside() ? Severity.WARNING : Severity.INFO));
        }
        return findings;
    }

    /** Return what was looked for and where, a line for each thing worth knowing. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("looked for " + originals + " originals (" + (percent >= 100 ? "all" : percent + " %")
                + " of the rows) in " + coverage.words());
        if (weak > 0) {
            lines.add(weak + " originals were too short or too ordinary to be looked for"
                    + (leftOut.isEmpty() ? "" : "; all of " + String.join(", ", leftOut)));
        }
        shared.forEach(
                hit -> lines.add("shared by five rows or more, so no leak: " + hit.column() + " at " + hit.words()));
        reviewed.forEach(hit -> lines.add("kept and reviewed, so no leak: " + hit.column() + " at " + hit.words()));
        coincident.forEach(
                hit -> lines.add("made by the masking of other values: " + hit.column() + " at " + hit.words()));
        coverage.unscanned().forEach(u -> lines.add("not looked through: " + u.words()));
        return lines;
    }
}

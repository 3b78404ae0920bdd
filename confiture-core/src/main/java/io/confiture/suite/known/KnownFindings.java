package io.confiture.suite.known;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import io.confiture.project.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Is the list of findings that the project lives with, by the id of the check that finds them. Immutable.
 *
 * <p>Each check is judged by its own entries, so that any selection of checks gives the answers that all of them would.
 */
public final class KnownFindings {

    static final Rule STALE = new Rule(
            "project/baseline-stale",
            Severity.ERROR,
            "Every known finding that is listed is still found.",
            "Remove the entry from the list, or write the list again: confiture check --write-baseline");

    /** Demands that the list itself is in order. */
    public static final Rule LIST = new Rule(
            "project/baseline",
            Severity.ERROR,
            "The list of known findings can be read, and every check in it exists.",
            "Repair the entry, or write the list again: confiture check --write-baseline");

    private static final String KEY = "findings";

    private final SourceLocation list;
    private final Map<String, List<KnownFinding>> byCheck;
    private final Map<String, SourceLocation> places;

    KnownFindings(SourceLocation list, Map<String, List<KnownFinding>> byCheck, Map<String, SourceLocation> places) {
        this.list = list;
        this.byCheck = byCheck;
        this.places = places;
    }

    /** Return the list that has nothing. */
    public static KnownFindings none(SourceLocation list) {
        return new KnownFindings(list, Map.of(), Map.of());
    }

    /**
     * Read the list; without a file it has nothing.
     *
     * @param list the file
     * @throws io.confiture.project.YamlException when it cannot be understood, with the place
     */
    public static KnownFindings read(SourceLocation list) {
        Path file = list.file();
        if (Files.notExists(file)) {
            return none(list);
        }
        Map<String, List<KnownFinding>> byCheck = new LinkedHashMap<>();
        Map<String, SourceLocation> places = new LinkedHashMap<>();
        YamlNode.read(file, list.name()).ifPresent(root -> {
            root.allowOnly(List.of(KEY));
            root.find(KEY).map(YamlNode::entries).orElse(List.of()).forEach(check -> {
                byCheck.put(
                        check.name(),
                        check.value().items().stream().map(KnownFinding::read).toList());
                places.put(check.name(), check.location());
            });
        });
        return new KnownFindings(list, byCheck, places);
    }

    /** Return the rules of the list itself. */
    public static List<Rule> rules() {
        return List.of(LIST, STALE);
    }

    /** Return the ids of the checks that have entries. */
    public Set<String> checks() {
        return byCheck.keySet();
    }

    /** Return where the entries of a check stand. */
    public SourceLocation placeOf(String check) {
        return places.getOrDefault(check, list);
    }

    /** Return how many findings are listed. */
    public int size() {
        return byCheck.values().stream().mapToInt(List::size).sum();
    }

    SourceLocation list() {
        return list;
    }

    List<KnownFinding> of(String check) {
        return byCheck.getOrDefault(check, List.of());
    }

    /**
     * Judge a check's answer by its entries: what is listed becomes a note, an entry whose finding is gone becomes a finding. An
     * answer of a check that did not look says how many entries were left alone. Critical findings are never known: what builds
     * upon them means nothing.
     *
     * @param check the check's id
     * @param outcome its answer
     * @param threshold the mildest severity that fails
     */
    public Outcome judge(String check, Outcome outcome, Severity threshold) {
        List<KnownFinding> entries = new ArrayList<>(of(check));
        if (entries.isEmpty()) {
            return outcome;
        }
        if (outcome instanceof Outcome.Aborted aborted) {
            return new Outcome.Aborted(aborted.cause() + leftAlone(entries));
        }
        if (outcome instanceof Outcome.Skipped skipped) {
            return new Outcome.Skipped(skipped.reason() + leftAlone(entries), skipped.keptSince());
        }
        FindingHash hashes = new FindingHash();
        List<Finding> judged = new ArrayList<>();
        for (Finding finding : found(outcome)) {
            boolean known =
                    mayBeKnown(finding, threshold) && removeFirst(entries, KnownFinding.of(finding, hashes, list));
            judged.add(
                    known
                            ? finding.withMessage("known, see " + list.name() + ": " + finding.message())
                                    .withSeverity(Severity.INFO)
                            : finding);
        }
        for (KnownFinding entry : entries) {
            judged.add(Finding.of(STALE, "a known finding is not found any more: " + entry.words())
                    .at(entry.location()));
        }
        return Outcome.of(judged, threshold);
    }

    static boolean mayBeKnown(Finding finding, Severity threshold) {
        return finding.severity().compareTo(threshold) >= 0 && finding.severity() != Severity.CRITICAL;
    }

    static List<Finding> found(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return failed.findings();
        }
        return outcome instanceof Outcome.Passed passed ? passed.notes() : List.of();
    }

    private static boolean removeFirst(List<KnownFinding> entries, KnownFinding found) {
        for (KnownFinding entry : entries) {
            if (entry.sameAs(found)) {
                return entries.remove(entry);
            }
        }
        return false;
    }

    private String leftAlone(List<KnownFinding> entries) {
        return "; " + entries.size() + " known finding" + (entries.size() == 1 ? "" : "s") + " of " + list.name()
                + " not looked at";
    }
}

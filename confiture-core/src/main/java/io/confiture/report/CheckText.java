package io.confiture.report;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.suite.CheckResult;
import io.confiture.suite.CheckResult.Word;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes the results of checks as an indented tree for people, line by line as they arrive. Not thread-safe. */
public final class CheckText {

    private static final Map<Word, String> SIGNS = new EnumMap<>(Map.of(
            Word.PASSED, "ok     ",
            Word.FAILED, "FAILED ",
            Word.ERROR, "ERROR  ",
            Word.ABORTED, "aborted",
            Word.SKIPPED, "skipped"));

    private List<String> open = List.of();

    /** Return the lines for the next result: the groups that begin with it, and its own. */
    public List<String> lines(CheckResult result) {
        List<String> lines = new ArrayList<>();
        List<String> names = result.check().names();
        List<String> groups = names.subList(0, names.size() - 1);
        int common = 0;
        while (common < Math.min(open.size(), groups.size()) && open.get(common).equals(groups.get(common))) {
            common++;
        }
        for (int depth = common; depth < groups.size(); depth++) {
            lines.add("       " + " " + "  ".repeat(depth) + groups.get(depth));
        }
        open = List.copyOf(groups);
        lines.add(SIGNS.get(result.word()) + " " + "  ".repeat(groups.size()) + names.get(names.size() - 1)
                + reason(result));
        if (result.outcome() instanceof Outcome.Passed passed && !passed.notes().isEmpty()) {
            passed.notes()
                    .forEach(n ->
                            lines.add("        " + "  ".repeat(groups.size() + 1) + "note: " + n.message() + place(n)));
        }
        return lines;
    }

    private static String place(Finding note) {
        return note.location() == null || note.location().line() == 0 ? "" : " (" + note.location() + ")";
    }

    /** Return what was found, one block for each check that did not pass. */
    public static String failures(List<CheckResult> results) {
        return results.stream()
                .filter(r -> r.word() == Word.FAILED || r.word() == Word.ERROR)
                .map(r -> r.check().id() + "\n" + indent(explanation(r)))
                .collect(Collectors.joining("\n\n"));
    }

    /** Return the totals, e.g. {@code 12 checks: 11 passed, 1 failed}. */
    public static String totals(List<CheckResult> results) {
        Map<Word, Long> counts = results.stream()
                .collect(Collectors.groupingBy(
                        CheckResult::word, () -> new EnumMap<>(Word.class), Collectors.counting()));
        String parts = Arrays.stream(Word.values())
                .filter(counts::containsKey)
                .map(w -> counts.get(w) + " "
                        + (w == Word.ERROR ? "errors" : w.name().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return results.size() + " checks" + (parts.isEmpty() ? "" : ": " + parts) + kept(results);
    }

    /** Say which answers are not of this run: nobody should have to guess. */
    private static String kept(List<CheckResult> results) {
        List<Instant> times = results.stream()
                .map(CheckResult::keptSince)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return times.isEmpty()
                ? ""
                : "; " + times.size() + " of these answers are kept from earlier runs, the oldest from "
                        + times.get(0).truncatedTo(ChronoUnit.SECONDS)
                        + ", because nothing that can change them did (--no-cache asks again)";
    }

    private static String explanation(CheckResult result) {
        if (result.outcome() instanceof Outcome.Failed failed) {
            return FindingText.whole(failed.findings());
        }
        return String.valueOf(result.error());
    }

    private static String reason(CheckResult result) {
        if (result.outcome() instanceof Outcome.Aborted aborted) {
            return "  (" + aborted.cause() + ")";
        }
        return result.outcome() instanceof Outcome.Skipped skipped ? "  (" + skipped.reason() + ")" : "";
    }

    private static String indent(String text) {
        return text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}

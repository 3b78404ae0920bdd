package io.confiture.sync.suggest;

import io.confiture.project.SourceLocation;
import io.confiture.rows.Relation;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.RulesWriter;
import io.confiture.sync.rules.SyncRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes proposals as a unified diff that {@code git apply} and {@code patch -p1} take: lines that are added, each with its reason
 * behind it. Nothing else is ever changed. Where a file's form has no room for lines, comments before the diff say what to add.
 */
public final class SuggestionPatch {

    private static final int CONTEXT = 3;

    private final SyncRules rules;
    private final String newFile;

    /**
     * Write for decision files.
     *
     * @param rules what they say
     * @param newFile the path, as people read it, of the file for tables that none of them names; must not exist
     */
    public SuggestionPatch(SyncRules rules, String newFile) {
        this.rules = rules;
        this.newFile = newFile;
    }

    /** Return the diff; empty when there is nothing to propose. */
    public String of(List<Suggestion> suggestions) {
        Map<Relation, List<Suggestion>> unknown = new LinkedHashMap<>();
        StringBuilder byHand = new StringBuilder();
        Map<String, List<Insertion>> insertions = new TreeMap<>();
        Map<String, SourceLocation> files = new LinkedHashMap<>();
        for (Suggestion suggestion : suggestions) {
            Optional<Decision> beside = beside(suggestion);
            if (beside.isPresent()) {
                SourceLocation place = beside.get().location();
                files.putIfAbsent(place.name(), place);
                String line = " ".repeat(place.column() - 1) + line(suggestion).strip();
                insertions.computeIfAbsent(place.name(), f -> new ArrayList<>()).add(new Insertion(place.line(), line));
            } else if (rules.find(
                            suggestion.table().schema(), suggestion.table().name())
                    .isPresent()) {
                byHand.append("# add below the columns of ")
                        .append(suggestion.table())
                        .append(", in whose lines there is no room: ");
                byHand.append(line(suggestion).strip()).append('\n');
            } else {
                unknown.computeIfAbsent(suggestion.table(), t -> new ArrayList<>())
                        .add(suggestion);
            }
        }
        StringBuilder diff = new StringBuilder(byHand);
        insertions.forEach((name, lines) -> existing(name, Objects.requireNonNull(files.get(name)), lines, diff));
        if (!unknown.isEmpty()) {
            created(unknown, diff);
        }
        return diff.toString();
    }

    /** Find the decision above which lines can be added: the first of the table that stands on a line of its own. */
    private Optional<Decision> beside(Suggestion suggestion) {
        return rules.find(suggestion.table().schema(), suggestion.table().name())
                .filter(t -> !t.original())
                .flatMap(t -> t.columns().values().stream()
                        .min(Comparator.comparingInt(d -> d.location().line())))
                .filter(d -> d.location().column() > 1 && blank(d.location()));
    }

    /** Say whether nothing but blanks stands before a place in its line: in {@code {a: .., b: ..}} no line can be added. */
    private static boolean blank(SourceLocation place) {
        String line = lines(place).get(place.line() - 1);
        return !text(place).contains("\r")
                && line.substring(0, Math.min(place.column() - 1, line.length()))
                        .isBlank();
    }

    private static String line(Suggestion suggestion) {
        String line = RulesWriter.line(suggestion.column(), suggestion.decision());
        boolean said = suggestion.decision() instanceof Decision.Keep keep
                && keep.reason().equals(suggestion.reason());
        return said ? line : line + "  # " + suggestion.reason();
    }

    private static void existing(String name, SourceLocation file, List<Insertion> added, StringBuilder diff) {
        List<String> lines = lines(file);
        diff.append("--- a/").append(name).append("\n+++ b/").append(name).append('\n');
        Map<Integer, List<String>> byLine = new TreeMap<>();
        added.stream().sorted(Comparator.comparingInt(Insertion::before)).forEach(i -> byLine.computeIfAbsent(
                        i.before(), b -> new ArrayList<>())
                .add(i.line()));
        int shift = 0;
        List<Map.Entry<Integer, List<String>>> all = new ArrayList<>(byLine.entrySet());
        for (int i = 0; i < all.size(); i++) {
            int before = all.get(i).getKey();
            int earliest = i == 0
                    ? 1
                    : Math.max(
                            all.get(i - 1).getKey() + 1, middle(all.get(i - 1).getKey(), before));
            int from = Math.max(earliest, before - CONTEXT);
            int latest = i + 1 == all.size()
                    ? lines.size()
                    : middle(before, all.get(i + 1).getKey()) - 1;
            int to = Math.max(before, Math.min(latest, before + CONTEXT - 1));
            List<String> more = all.get(i).getValue();
            int old = to - from + 1;
            diff.append("@@ -").append(from).append(',').append(old);
            diff.append(" +")
                    .append(from + shift)
                    .append(',')
                    .append(old + more.size())
                    .append(" @@\n");
            lines.subList(from - 1, before - 1)
                    .forEach(l -> diff.append(' ').append(l).append('\n'));
            more.forEach(l -> diff.append('+').append(l).append('\n'));
            lines.subList(before - 1, to)
                    .forEach(l -> diff.append(' ').append(l).append('\n'));
            if (to == lines.size() && !text(file).endsWith("\n")) {
                diff.append("\\ No newline at end of file\n");
            }
            shift += more.size();
        }
    }

    /** Return the first line that belongs to the later of two hunks. */
    private static int middle(int earlier, int later) {
        return earlier + (later - earlier + 1) / 2;
    }

    private void created(Map<Relation, List<Suggestion>> tables, StringBuilder diff) {
        List<String> lines = new ArrayList<>();
        lines.add("# Proposed by confiture sync suggest: read every line before you keep it.");
        lines.add("tables:");
        tables.forEach((relation, columns) -> {
            lines.add("  " + RulesWriter.table(relation.schema(), relation.name()) + ":");
            lines.add("    columns:");
            columns.forEach(column -> lines.add(line(column)));
        });
        diff.append("--- /dev/null\n+++ b/").append(newFile).append('\n');
        diff.append("@@ -0,0 +1,").append(lines.size()).append(" @@\n");
        lines.forEach(l -> diff.append('+').append(l).append('\n'));
    }

    private static List<String> lines(SourceLocation place) {
        return text(place).lines().toList();
    }

    private static String text(SourceLocation place) {
        try {
            return Files.readString(place.file(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Is a line to be added before another. */
    private record Insertion(int before, String line) {}
}

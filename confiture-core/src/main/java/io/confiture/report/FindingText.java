package io.confiture.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.confiture.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes findings as the text that people read in a terminal, a report and an IDE.
 *
 * <p>The first line is a verdict in one sentence, because lists of results show nothing else; then, per finding, the
 * place (which terminals and IDEs make clickable), the source with its caret, the long explanation, the advice and the
 * rule. Immutable and thread-safe.
 */
public final class FindingText {
    /** How many lines a long explanation and how many findings a text may have before it is cut. */
    private static final int LINES = 40;

    private static final int FINDINGS = 10;

    private final StringBuilder text = new StringBuilder();
    private final int maxLines;
    private final int maxFindings;
    private boolean cut;

    private FindingText(int maxLines, int maxFindings) {
        this.maxLines = maxLines;
        this.maxFindings = maxFindings;
    }

    /**
     * Write everything.
     *
     * @param findings at least one; the worst is written first
     * @return text without a trailing newline, lines separated by {@code \n}
     */
    public static String whole(List<Finding> findings) {
        return new FindingText(Integer.MAX_VALUE, Integer.MAX_VALUE).write(findings);
    }

    /**
     * Write what is readable in a console: long explanations cut to about 40 lines, and not more than ten findings.
     *
     * @param findings at least one; the worst is written first
     * @param whole says where the whole text can be found, as the last line; asked only when something was left out, and
     *     at most once, so it may write the file then
     * @return text without a trailing newline, lines separated by {@code \n}
     */
    public static String shortened(List<Finding> findings, Supplier<String> whole) {
        FindingText shortened = new FindingText(LINES, FINDINGS);
        String text = shortened.write(findings);
        return shortened.cut ? text + "\nThe whole text: " + whole.get() : text;
    }

    private String write(List<Finding> findings) {
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to write: no findings");
        }
        List<Finding> worstFirst = findings.stream()
                .sorted(comparing(Finding::severity, reverseOrder()))
                .toList();
        if (worstFirst.size() == 1) {
            Finding only = worstFirst.get(0);
            line("", only.message());
            body("", only);
        } else {
            line("", oneLine(worstFirst.get(0).message()) + " (and " + (worstFirst.size() - 1) + " more)");
            numbered(worstFirst);
        }
        return text.substring(0, text.length() - 1);
    }

    private void numbered(List<Finding> findings) {
        int number = 0;
        for (Finding finding : findings) {
            if (number == maxFindings) {
                cut = true;
                line("", "... and " + (findings.size() - number) + " more findings");
                return;
            }
            number++;
            line("", number + ") " + finding.severity() + ": " + finding.message());
            body("   ", finding);
        }
    }

    private void body(String indent, Finding finding) {
        if (finding.location() != null) {
            line(indent, "  at " + finding.location());
        }
        block(indent + "     ", finding.excerpt());
        block(indent + "  ", finding.detail());
        String advice = finding.suggestion() != null
                ? finding.suggestion()
                : finding.rule().fix();
        if (!advice.isBlank()) {
            line(indent, "  Fix: " + advice);
        }
        line(indent, "  Rule: " + finding.rule().id());
    }

    private void block(String indent, @Nullable String lines) {
        if (lines == null || lines.isBlank()) {
            return;
        }
        List<String> all = new ArrayList<>(lines.lines().toList());
        List<String> shown = all.subList(0, Math.min(all.size(), maxLines));
        shown.forEach(each -> line(indent, each));
        if (shown.size() < all.size()) {
            cut = true;
            line(indent, "... and " + (all.size() - shown.size()) + " more lines");
        }
    }

    /** Append one entry; a message of several lines keeps its lines, each indented like the first. */
    private void line(String indent, String content) {
        content.lines()
                .forEach(each -> text.append((indent + each).stripTrailing()).append('\n'));
        if (content.isEmpty()) {
            text.append('\n');
        }
    }

    private static String oneLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}

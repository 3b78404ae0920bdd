package io.confiture.suite.known;

import io.confiture.check.Finding;
import io.confiture.project.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Writes the list of known findings: a line for each, with what it says above it, in the order of the checks. */
final class KnownFindingsText {

    private static final String HEAD = """
            # Known findings. Written by: confiture check --write-baseline
            # A check that finds nothing but these passes. What is new fails, and so does an entry whose finding is gone: remove it then.
            # The hash is of the message and of the statement (or file) that it is about: an edit there makes the finding a new one.
            """;

    private static final int WIDTH = 160;

    private final List<String> lines = new ArrayList<>();

    void check(String id) {
        lines.add("  " + YamlNode.quoted(id) + ":");
    }

    /** Add a finding of this run. */
    void finding(Finding finding, KnownFinding entry) {
        lines.add("    # " + comment(finding));
        lines.add(entry.line());
    }

    /** Add an entry of a check that did not answer; what it said is not known here. */
    void kept(KnownFinding entry) {
        lines.add(entry.line());
    }

    private static String comment(Finding finding) {
        StringBuilder text = new StringBuilder();
        finding.message().codePoints().forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return text.length() <= WIDTH ? text.toString() : text.substring(0, WIDTH) + "...";
    }

    @Override
    public String toString() {
        return HEAD + (lines.isEmpty() ? "findings: {}\n" : "findings:\n" + String.join("\n", lines) + "\n");
    }
}

package io.confiture.suite.kept;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is what a check said, and when.
 *
 * @param check the check's place in the tree
 * @param at when it looked
 * @param outcome passed or skipped
 */
record Answer(String check, Instant at, Outcome outcome) {

    /** Say whether an outcome is one that may be given again: green, or skipped with a reason. */
    static boolean mayBeKept(Outcome outcome) {
        return outcome instanceof Outcome.Passed || outcome instanceof Outcome.Skipped;
    }

    /** Return the answer as it is given again. */
    Outcome kept() {
        return outcome instanceof Outcome.Passed passed
                ? new Outcome.Passed(passed.notes(), at)
                : new Outcome.Skipped(((Outcome.Skipped) outcome).reason(), at);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        text(check, out);
        out.writeLong(at.toEpochMilli());
        if (outcome instanceof Outcome.Skipped skipped) {
            out.writeInt(-1);
            text(skipped.reason(), out);
        } else if (outcome instanceof Outcome.Passed passed) {
            out.writeInt(passed.notes().size());
            for (Finding note : passed.notes()) {
                finding(note, out);
            }
        } else {
            throw new IllegalArgumentException("only what passed or was skipped is kept");
        }
        return bytes.toByteArray();
    }

    /**
     * Read an answer.
     *
     * @throws IOException if that is not one
     */
    static Answer of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String check = text(in);
        Instant at = Instant.ofEpochMilli(in.readLong());
        int notes = in.readInt();
        if (notes < 0) {
            return new Answer(check, at, new Outcome.Skipped(text(in)));
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < notes; i++) {
            findings.add(finding(in));
        }
        return new Answer(check, at, new Outcome.Passed(findings));
    }

    private static void finding(Finding finding, DataOutputStream out) throws IOException {
        Rule rule = finding.rule();
        text(rule.id(), out);
        text(rule.severity().name(), out);
        text(rule.title(), out);
        text(rule.fix(), out);
        text(finding.severity().name(), out);
        text(finding.message(), out);
        SourceLocation where = finding.location();
        out.writeBoolean(where != null);
        if (where != null) {
            text(where.file().toString(), out);
            text(where.name(), out);
            out.writeInt(where.line());
            out.writeInt(where.column());
        }
        optional(finding.excerpt(), out);
        optional(finding.detail(), out);
        optional(finding.suggestion(), out);
    }

    private static Finding finding(DataInputStream in) throws IOException {
        Rule rule = new Rule(text(in), Severity.valueOf(text(in)), text(in), text(in));
        Severity severity = Severity.valueOf(text(in));
        String message = text(in);
        SourceLocation where =
                in.readBoolean() ? new SourceLocation(Path.of(text(in)), text(in), in.readInt(), in.readInt()) : null;
        return new Finding(rule, severity, message, where, optional(in), optional(in), optional(in));
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes cannot be in here");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void optional(@Nullable String text, DataOutputStream out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            text(text, out);
        }
    }

    private static @Nullable String optional(DataInputStream in) throws IOException {
        return in.readBoolean() ? text(in) : null;
    }
}

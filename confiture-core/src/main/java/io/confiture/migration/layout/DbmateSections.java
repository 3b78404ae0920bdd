package io.confiture.migration.layout;

import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Splits a dbmate file at its {@code -- migrate:up} and {@code -- migrate:down} lines.
 *
 * <p>A marker starts in the first column and is told by case; {@code transaction:false} behind it switches the
 * transaction off for its side. Each up needs a down behind it, statements before the first marker are refused, and a
 * file may hold several pairs, which dbmate runs one after the other, forward and backward. Source: amacneil/dbmate {@code
 * pkg/dbmate/migration.go}, {@code pkg/dbmate/db.go}.
 */
final class DbmateSections {

    private record Section(Side side, TransactionMode mode, int from) {}

    private final FileText text;
    private final Collector out;
    private final List<Section> sections = new ArrayList<>();
    private @Nullable FileText marked;

    DbmateSections(FileText text, Collector out) {
        this.text = text;
        this.out = out;
    }

    /** Say whether a line is meant as one of dbmate's markers, wherever it starts. */
    static boolean isMarker(String line) {
        String words = words(Lines.strip(line));
        return words.startsWith("migrate:up") || words.startsWith("migrate:down");
    }

    private static String words(String line) {
        return line.startsWith("--") ? line.substring(2).strip() : "";
    }

    DbmateSections split() {
        Lines lines = new Lines(text.text());
        boolean statementBefore = false;
        while (lines.next()) {
            String line = lines.line();
            Section section = section(line, lines.start());
            if (section != null) {
                check(section, lines.start());
                sections.add(section);
            } else if (isMarker(line)) {
                bad(
                        lines.start(),
                        "'%s' is not a marker that dbmate reads".formatted(Lines.strip(line)),
                        "write '-- migrate:up' or '-- migrate:down' at the start of the line");
            } else if (sections.isEmpty()
                    && !statementBefore
                    && !Lines.strip(line).isEmpty()
                    && !Lines.strip(line).startsWith("--")) {
                statementBefore = true;
                bad(lines.start(), "there is a statement before '-- migrate:up'", "move the marker above it");
            }
        }
        if (sections.isEmpty()) {
            bad(0, "there is no '-- migrate:up'", "add the line '-- migrate:up' above the statements");
        } else if (sections.get(sections.size() - 1).side() == Side.UP) {
            bad(
                    sections.get(sections.size() - 1).from(),
                    "there is no '-- migrate:down' after this '-- migrate:up'",
                    "add the line '-- migrate:down'; dbmate refuses the file without it");
        }
        return this;
    }

    private static @Nullable Section section(String line, int at) {
        if (!line.startsWith("--")) {
            return null;
        }
        List<String> words = Words.of(words(line));
        Side side;
        if (words.isEmpty()) {
            return null;
        }
        if (words.get(0).equals("migrate:up")) {
            side = Side.UP;
        } else if (words.get(0).equals("migrate:down")) {
            side = Side.DOWN;
        } else {
            return null;
        }
        TransactionMode mode =
                words.contains("transaction:false") ? TransactionMode.NO_TRANSACTION : TransactionMode.TRANSACTION;
        return new Section(side, mode, at);
    }

    private void check(Section next, int at) {
        Side before = sections.isEmpty()
                ? Side.DOWN
                : sections.get(sections.size() - 1).side();
        if (next.side() == before) {
            bad(
                    at,
                    next.side() == Side.UP
                            ? "a second '-- migrate:up' follows without '-- migrate:down' between"
                            : "'-- migrate:down' has no '-- migrate:up' before it",
                    "write pairs of '-- migrate:up' and '-- migrate:down', in this order");
        }
    }

    private void bad(int at, String what, String suggestion) {
        out.problem(Kind.BAD_MARKER, text.at(at), "%s: %s".formatted(text.name(), what), suggestion);
        if (marked == null) {
            marked = text.withDefect(
                    new LayoutProblem(Kind.BAD_MARKER, "%s: %s".formatted(text.name(), what), text.at(at), suggestion));
        }
    }

    /** Return the scripts of one side, in the order of the file; what is wrong with the file is on the up side. */
    List<Script> scripts(Side side) {
        List<Script> scripts = new ArrayList<>();
        FileText source = marked != null && text.defect() == null ? Objects.requireNonNull(marked) : text;
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            int to = i + 1 < sections.size()
                    ? sections.get(i + 1).from()
                    : text.text().length();
            if (section.side() == side) {
                // Comments above the first marker speak about the whole file.
                int from = i == 0 ? 0 : section.from();
                scripts.add(source.section(from, to, side, section.mode()));
            }
        }
        if (scripts.isEmpty() && side == Side.UP) {
            scripts.add(source.section(0, 0, side, TransactionMode.TRANSACTION));
        }
        return scripts;
    }
}

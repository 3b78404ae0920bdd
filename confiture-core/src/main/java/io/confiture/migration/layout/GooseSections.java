package io.confiture.migration.layout;

import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.TransactionMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits a goose file at its {@code -- +goose} lines.
 *
 * <p>An annotation starts in the first column, in any case. One Up, then at most one Down; StatementBegin and
 * StatementEnd in pairs; NO TRANSACTION counts for both sides wherever it stands; between ENVSUB ON and OFF variables
 * are replaced. Sources: pressly/goose {@code internal/sqlparser/parser.go}; pressly.github.io/goose
 * "SQL file annotations".
 */
final class GooseSections {

    private static final String PLUS = "+goose";

    private final FileText text;
    private final Map<String, String> values;
    private final Collector out;
    private final StringBuilder resolved = new StringBuilder();
    private TransactionMode mode = TransactionMode.TRANSACTION;
    private int up = -1;
    private int down = -1;
    private int begin = -1;
    private boolean substitute;
    private @Nullable LayoutProblem first;

    GooseSections(FileText text, Map<String, String> values, Collector out) {
        this.text = text;
        this.values = values;
        this.out = out;
    }

    /** Say whether goose takes a line for an annotation: a comment with its sign in it. */
    static boolean isMarker(String line) {
        return Lines.strip(line).startsWith("--") && line.contains(PLUS);
    }

    /** Return the annotation of such a line in lower case, as goose compares it. */
    static String annotation(String line) {
        String words = Lines.strip(line).replace("--", "");
        int sign = words.indexOf(PLUS);
        return (words.substring(0, sign) + words.substring(sign + PLUS.length()))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    GooseSections split() {
        Lines lines = new Lines(text.text());
        boolean complained = false;
        while (lines.next()) {
            String line = lines.line();
            int at = resolved.length();
            if (isMarker(line)) {
                take(line, at, lines.start());
            } else if (up < 0
                    && !complained
                    && !Lines.strip(line).isEmpty()
                    && !Lines.strip(line).startsWith("--")) {
                complained = true;
                bad(lines.start(), "there is a statement before '-- +goose Up'", "move the annotation above it");
            }
            String whole = text.text().substring(lines.start(), lines.following());
            resolved.append(substitute ? substituted(whole, lines.start()) : whole);
        }
        if (up < 0) {
            bad(0, "there is no '-- +goose Up'", "add the line '-- +goose Up' above the statements");
        }
        if (begin >= 0) {
            bad(begin, "'-- +goose StatementBegin' has no '-- +goose StatementEnd'", "add it behind the statement");
        }
        return this;
    }

    private void take(String line, int at, int place) {
        String name = annotation(line);
        if (!line.startsWith("--")) {
            bad(
                    place,
                    "'%s' does not start in the first column, so goose refuses it".formatted(Lines.strip(line)),
                    "remove what is before it on the line");
        }
        switch (name) {
            case "up" -> {
                if (up >= 0) {
                    bad(place, "there is a second '-- +goose Up'", "keep one");
                } else {
                    up = at;
                }
            }
            case "down" -> {
                if (up < 0 || down >= 0 || begin >= 0) {
                    bad(
                            place,
                            up < 0
                                    ? "'-- +goose Down' stands before '-- +goose Up'"
                                    : "'-- +goose Down' is not expected here",
                            "write one '-- +goose Up' and behind it one '-- +goose Down'");
                }
                down = down < 0 ? at : down;
            }
            case "statementbegin" -> {
                if (up < 0 || begin >= 0) {
                    bad(
                            place,
                            "'-- +goose StatementBegin' is not expected here",
                            "put it behind '-- +goose Up' or '-- +goose Down', and close the one before");
                }
                begin = place;
            }
            case "statementend" -> {
                if (begin < 0) {
                    bad(place, "'-- +goose StatementEnd' has no '-- +goose StatementBegin'", "add it or remove this");
                }
                begin = -1;
            }
            case "no transaction" -> mode = TransactionMode.NO_TRANSACTION;
            case "envsub on" -> substitute = true;
            case "envsub off" -> substitute = false;
            default ->
                bad(
                        place,
                        "goose knows no annotation '%s'".formatted(Lines.strip(line)),
                        "use Up, Down, StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON or ENVSUB OFF");
        }
    }

    private String substituted(String line, int place) {
        return new GooseVariables(
                        values,
                        (offset, message) -> note(new LayoutProblem(
                                Kind.UNRESOLVED_PLACEHOLDER,
                                "%s: %s".formatted(text.name(), message),
                                text.at(place + offset),
                                "add it to the placeholders in the settings; the environment is not read")))
                .replace(line);
    }

    private void bad(int at, String what, String suggestion) {
        note(new LayoutProblem(Kind.BAD_MARKER, "%s: %s".formatted(text.name(), what), text.at(at), suggestion));
    }

    private void note(LayoutProblem problem) {
        out.problem(problem);
        first = first == null ? problem : first;
    }

    /** Return the script of the up side, from the start of the file, since comments there speak about all of it. */
    Script up() {
        int to = up < 0 ? 0 : down >= up ? down : resolved.length();
        return result().section(0, to, Side.UP, mode);
    }

    /** Return the script of the down side, or null when the file has none. */
    @Nullable
    Script script(Side side) {
        if (side == Side.UP) {
            return up();
        }
        return down < 0 ? null : result().section(down, resolved.length(), side, mode);
    }

    private FileText result() {
        FileText source = text.withText(resolved.toString());
        return first == null || text.defect() != null ? source : source.withDefect(first);
    }
}

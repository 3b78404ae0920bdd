package io.confiture.assertions.query;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.List;
import org.assertj.core.presentation.Representation;

/** Compares rows with those expected, in order or not, and writes the difference. */
final class RowDiff {
    /** The comparison takes time in proportion to rows times differences. */
    private static final int ALIGNED = 2000;

    private static final int CONTEXT = 2;

    private final List<Column> columns;
    private final List<Row> actual;
    private final List<Row> expected;
    private final Representation representation;

    RowDiff(List<Column> columns, List<Row> actual, List<Row> expected, Representation representation) {
        this.columns = columns;
        this.actual = actual;
        this.expected = expected;
        this.representation = representation;
    }

    /** Write what is missing and what is unexpected, whatever the order. */
    String unordered(boolean distinct) {
        RowBag have = RowBag.of(actual, distinct);
        RowBag want = RowBag.of(expected, distinct);
        RowTable table = new RowTable(columns, representation);
        table.add('-', want.minus(have));
        table.add('+', have.minus(want));
        return table.toString();
    }

    /** Write some rows with a mark. */
    String only(char mark, List<Row> rows) {
        RowTable table = new RowTable(columns, representation);
        table.add(mark, rows);
        return table.toString();
    }

    /** Write where the rows differ in order. */
    String ordered() {
        RowTable table = new RowTable(columns, representation);
        if (Math.max(actual.size(), expected.size()) > ALIGNED) {
            fromFirstDifference(table);
        } else {
            int done = 0;
            for (AbstractDelta<Row> delta : DiffUtils.diff(expected, actual).getDeltas()) {
                int at = delta.getTarget().getPosition();
                skip(table, done, at);
                table.add('-', delta.getSource().getLines());
                table.add('+', delta.getTarget().getLines());
                done = at + delta.getTarget().size();
            }
            after(table, done);
        }
        return table.toString();
    }

    private void fromFirstDifference(RowTable table) {
        int first = 0;
        while (first < Math.min(actual.size(), expected.size())
                && actual.get(first).equals(expected.get(first))) {
            first++;
        }
        skip(table, 0, first);
        table.add('-', expected.subList(first, expected.size()));
        table.add('+', actual.subList(first, actual.size()));
    }

    /** Leave out rows that are equal, except those next to a difference. */
    private void skip(RowTable table, int from, int to) {
        int after = from == 0 ? 0 : CONTEXT;
        if (to - from <= after + CONTEXT + 1) {
            table.add(' ', actual.subList(from, to));
            return;
        }
        table.add(' ', actual.subList(from, from + after));
        table.say("... " + (to - from - after - CONTEXT) + " equal rows");
        table.add(' ', actual.subList(to - CONTEXT, to));
    }

    private void after(RowTable table, int from) {
        int rest = actual.size() - from;
        table.add(' ', actual.subList(from, from + Math.min(rest, CONTEXT)));
        if (rest > CONTEXT) {
            table.say("... " + (rest - CONTEXT) + (rest - CONTEXT == 1 ? " equal row" : " equal rows"));
        }
    }
}

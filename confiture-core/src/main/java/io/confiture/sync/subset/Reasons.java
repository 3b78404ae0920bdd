package io.confiture.sync.subset;

import io.confiture.rows.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words why each table has the rows it has. */
final class Reasons {

    private final Shape shape;
    private final Set<Relation> tracked;

    Reasons(Shape shape, Set<Relation> tracked) {
        this.shape = shape;
        this.tracked = tracked;
    }

    /**
     * Say why.
     *
     * @param own how many rows the choice of each table names itself
     * @param rows the rows of tables that are not copied whole
     * @param leftOut how many rows of restricted tables are left out, where they were counted
     */
    Map<Relation, Why> all(Map<Relation, Long> own, Map<Relation, RowSet> rows, Map<Relation, Long> leftOut) {
        Map<Relation, Why> all = new TreeMap<>();
        for (Member member : shape.members()) {
            Why why = why(member, own, rows, leftOut.get(member.name()));
            Set<Relation> ignored = shape.ignored().getOrDefault(member.name(), Set.of());
            all.put(
                    member.name(),
                    ignored.isEmpty()
                            ? why
                            : new Why(
                                    why.kind(),
                                    why.sentence() + " It refers to " + names(ignored)
                                            + ", which this run does not copy: whether those rows are in the target is not"
                                            + " looked at."));
        }
        return all;
    }

    private Why why(Member member, Map<Relation, Long> own, Map<Relation, RowSet> rows, @Nullable Long leftOut) {
        if (member.empty()) {
            return new Why(Why.Kind.WITHOUT_ROWS, "No rows: " + member.plan().withoutRows() + ".");
        }
        RowSet set = rows.get(member.name());
        if (member.chooses() && set != null) {
            return chosen(member, set.size(), own.getOrDefault(member.name(), 0L));
        }
        Set<Relation> concerned = shape.from(member).stream()
                .map(l -> l.parent().name())
                .filter(tracked::contains)
                .collect(Collectors.toSet());
        if (concerned.isEmpty()) {
            return new Why(
                    Why.Kind.WHOLE, "All rows: nothing chooses among them, and no row refers to one that is left out.");
        }
        if (set == null) {
            return new Why(Why.Kind.WHOLE, "All rows: whatever they refer to in " + names(concerned) + " is copied.");
        }
        String those = ": those whose rows in " + names(concerned) + " are copied";
        return new Why(
                Why.Kind.RESTRICTED,
                leftOut == null
                        ? rows(set.size()) + those + "."
                        : count(set.size()) + " of " + rows(set.size() + leftOut) + those + "; " + count(leftOut)
                                + " would miss theirs.");
    }

    private Why chosen(Member member, long size, long own) {
        List<String> by = new ArrayList<>();
        if (member.plan().rows().condition() != null) {
            by.add("the condition");
        }
        if (member.plan().rows().percent() < 100) {
            by.add(percent(member.plan().rows().percent()) + " percent");
        }
        String more = size == own
                ? "."
                : "; " + count(size - own)
                        + " more belong to rows of other tables that are copied, or to others of its own.";
        return new Why(Why.Kind.CHOSEN, rows(size) + ": " + count(own) + " by " + String.join(" and ", by) + more);
    }

    private static String names(Set<Relation> names) {
        return names.stream().sorted().map(Relation::toString).collect(Collectors.joining(", "));
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count(count) + " rows";
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String percent(double percent) {
        return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
    }
}

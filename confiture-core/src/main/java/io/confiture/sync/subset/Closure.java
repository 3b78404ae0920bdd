package io.confiture.sync.subset;

import io.confiture.rows.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes rows, and with them the rows that they refer to, and where their table says so the rows that refer to them.
 *
 * <p>Only rows that are taken for their own sake bring rows that refer to them: those of a choice, and those brought in this way. A row
 * that came because others refer to it does not, or a choice of a few orders would end with all orders of the country.
 */
final class Closure {

    private final Shape shape;
    private final Rows rows;
    private final Set<Relation> tracked;
    private final Map<Relation, RowSet> allowed;
    private final SubsetProgress progress;
    private final Map<Relation, RowSet> taken = new LinkedHashMap<>();
    private final Map<Relation, RowSet> own = new LinkedHashMap<>();
    private final Map<Relation, RowSet> toFollow = new LinkedHashMap<>();
    private final Map<Relation, RowSet> toBring = new LinkedHashMap<>();

    /**
     * Begin without rows.
     *
     * @param tracked the tables whose rows matter; all others are copied whole
     * @param allowed the rows that may be taken at all; those of tables that are missing here may
     */
    Closure(Shape shape, Rows rows, Set<Relation> tracked, Map<Relation, RowSet> allowed, SubsetProgress progress) {
        this.shape = shape;
        this.rows = rows;
        this.tracked = tracked;
        this.allowed = allowed;
        this.progress = progress;
    }

    /** Return the rows of a table that are taken up to now. */
    RowSet taken(Member member) {
        return taken.computeIfAbsent(member.name(), m -> new RowSet());
    }

    /** Take a row for its own sake; return whether that is new. */
    boolean take(Member member, Relation leaf, long place) {
        if (!allowed(member, leaf, place)) {
            return false;
        }
        follow(member, leaf, place);
        if (!member.bringsChildren() || !set(own, member).add(leaf, place)) {
            return false;
        }
        set(toBring, member).add(leaf, place);
        return true;
    }

    /** Take a row that a taken one refers to. */
    private void follow(Member member, Relation leaf, long place) {
        if (tracked.contains(member.name()) && taken(member).add(leaf, place)) {
            set(toFollow, member).add(leaf, place);
        }
    }

    /** Take all rows that refer to a row of a table that is copied whole. */
    void takeChildrenOfAll(Member parent) {
        for (Link link : shape.to(parent)) {
            if (tracked.contains(link.child().name())) {
                for (Member.Leaf leaf : link.childLeaves()) {
                    rows.all(leaf, List.of(link), (place, l, parentLeaf, parentPlace) -> {
                        if (parentLeaf != null) {
                            take(link.child(), leaf.relation(), place);
                        }
                    });
                }
            }
        }
    }

    /** Take what the rows taken up to now bring with them, until there is no more. */
    void complete() {
        boolean more = true;
        while (more) {
            more = false;
            for (Member member : shape.members()) {
                more |= followAll(member) | bringAll(member);
            }
        }
    }

    private boolean followAll(Member member) {
        RowSet frontier = toFollow.remove(member.name());
        if (frontier == null) {
            return false;
        }
        for (Link link : shape.from(member)) {
            if (tracked.contains(link.parent().name())) {
                rows.parents(link, frontier, (leaf, place) -> follow(link.parent(), leaf, place));
            }
        }
        progress.chosen(member.name(), taken(member).size());
        return true;
    }

    private boolean bringAll(Member member) {
        RowSet frontier = toBring.remove(member.name());
        if (frontier == null) {
            return false;
        }
        for (Link link : shape.to(member)) {
            if (tracked.contains(link.child().name())) {
                rows.children(link, frontier, (leaf, place) -> take(link.child(), leaf, place));
            }
        }
        return true;
    }

    private boolean allowed(Member member, Relation leaf, long place) {
        RowSet only = allowed.get(member.name());
        return only == null || only.contains(leaf, place);
    }

    private static RowSet set(Map<Relation, RowSet> sets, Member member) {
        return sets.computeIfAbsent(member.name(), m -> new RowSet());
    }
}

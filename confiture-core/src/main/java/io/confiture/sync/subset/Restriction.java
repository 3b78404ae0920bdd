package io.confiture.sync.subset;

import io.confiture.rows.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Leaves out the rows of tables that refer to a row which is left out: as few as possible, so a circle of rows stays where none of them
 * refers to a row outside that is left out.
 *
 * <p>A table is read once when the tables it refers to are done. In a circle of tables the first is read before, and what turns out to
 * be left out later is followed from row to row.
 */
final class Restriction {

    private final Shape shape;
    private final Rows rows;
    private final SubsetProgress progress;
    private final Set<Relation> derived;
    private final Map<Relation, RowSet> in = new LinkedHashMap<>();
    private final Map<Relation, RowSet> out = new HashMap<>();
    private final Map<Relation, RowSet> late = new HashMap<>();
    private final Set<Relation> uncounted = new TreeSet<>();
    private final Deque<Member> changed = new ArrayDeque<>();

    Restriction(Shape shape, Rows rows, SubsetProgress progress, Set<Relation> derived) {
        this.shape = shape;
        this.rows = rows;
        this.progress = progress;
        this.derived = derived;
    }

    /**
     * Find the rows that stay in the tables to restrict.
     *
     * @param fixed the rows that other tables are known to have; tables that are neither here nor to be restricted have all
     */
    void read(Map<Relation, RowSet> fixed) {
        in.putAll(fixed);
        Set<Relation> left = new TreeSet<>(derived);
        List<Link> early = new ArrayList<>();
        while (!left.isEmpty()) {
            Member next = next(left);
            left.remove(next.name());
            List<Link> known = new ArrayList<>();
            for (Link link : shape.from(next)) {
                if (in.containsKey(link.parent().name())) {
                    known.add(link);
                } else if (derived.contains(link.parent().name())) {
                    early.add(link);
                }
            }
            read(next, known);
        }
        for (Link link : early) {
            follow(link, out(link.parent()));
        }
        while (!changed.isEmpty()) {
            Member member = changed.remove();
            RowSet frontier = late.remove(member.name());
            if (frontier != null) {
                for (Link link : shape.to(member)) {
                    follow(link, frontier);
                }
            }
        }
    }

    /** Return the rows that stay in a table. */
    RowSet stay(Relation table) {
        return Objects.requireNonNull(in.get(table));
    }

    /** Return how many rows of a table are left out, if they were counted. */
    OptionalLong leftOut(Relation table) {
        RowSet gone = out.get(table);
        return uncounted.contains(table) ? OptionalLong.empty() : OptionalLong.of(gone == null ? 0 : gone.size());
    }

    /** Return a table whose parents are all read, or any if there is none. */
    private Member next(Set<Relation> left) {
        Member any = null;
        for (Member member : shape.members()) {
            if (left.contains(member.name())) {
                any = any == null ? member : any;
                if (shape.from(member).stream()
                        .noneMatch(l -> left.contains(l.parent().name()))) {
                    return member;
                }
            }
        }
        if (any == null) {
            throw new IllegalStateException("tables to restrict that are not copied: " + left);
        }
        return any;
    }

    private void read(Member member, List<Link> links) {
        RowSet stay = new RowSet();
        RowSet leave = out(member);
        RowSet candidates = candidates(member, links).orElse(null);
        for (Member.Leaf leaf : member.leaves()) {
            List<Link> keys =
                    links.stream().filter(l -> l.refersFrom(leaf.relation())).toList();
            Rows.PairConsumer each = (place, link, parentLeaf, parentPlace) -> {
                stay.add(leaf.relation(), place);
                if (parentLeaf != null && !stays(keys.get(link).parent(), parentLeaf, parentPlace)) {
                    leave.add(leaf.relation(), place);
                }
            };
            if (candidates == null) {
                rows.all(leaf, keys, each);
            } else {
                rows.some(leaf, candidates, keys, each);
            }
        }
        stay.removeAll(leave);
        in.put(member.name(), stay);
        if (candidates != null) {
            uncounted.add(member.name());
        }
        progress.chosen(member.name(), stay.size());
    }

    /**
     * Return the only rows that can stay, where they are few and found by index: each row must refer to one that stays. Not where
     * somebody follows the rows that are left out, which nobody sees in this way.
     */
    private Optional<RowSet> candidates(Member member, List<Link> links) {
        boolean followed = shape.to(member).stream()
                .map(l -> l.child().name())
                .anyMatch(c -> c.equals(member.name()) || derived.contains(c) && in.containsKey(c));
        return followed
                ? Optional.empty()
                : links.stream()
                        .filter(l -> l.required()
                                && l.indexed()
                                && l.childLeaves().size() == member.leaves().size())
                        .filter(l -> rows.few(stay(l.parent().name()), member.leaves()))
                        .min(Comparator.comparingLong(
                                l -> stay(l.parent().name()).size()))
                        .map(l -> {
                            RowSet found = new RowSet();
                            rows.children(l, stay(l.parent().name()), found::add);
                            return found;
                        });
    }

    private boolean stays(Member parent, Relation leaf, long place) {
        RowSet known = in.get(parent.name());
        return known == null || known.contains(leaf, place);
    }

    /** Leave out the rows that refer to rows which are left out. */
    private void follow(Link link, RowSet gone) {
        RowSet stay = in.get(link.child().name());
        if (stay == null || !derived.contains(link.child().name())) {
            return;
        }
        rows.children(link, gone, (leaf, place) -> {
            if (stay.remove(leaf, place)) {
                out(link.child()).add(leaf, place);
                late.computeIfAbsent(link.child().name(), c -> {
                            changed.add(link.child());
                            return new RowSet();
                        })
                        .add(leaf, place);
            }
        });
    }

    private RowSet out(Member member) {
        return out.computeIfAbsent(member.name(), m -> new RowSet());
    }
}

package io.confiture.sync.subset;

import io.confiture.check.Finding;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.TablePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Chooses the rows of one run.
 *
 * <p>First the rows that can not come, because they refer to a table without rows. Then the rows of the tables' own choices, with
 * what belongs to them. Then the tables that say nothing and refer to such a table lose the rows that would miss theirs; where rows of
 * one of them bring others with them, that is done until nothing changes. More rows taken never leave more out, so there is an end.
 */
final class Subsetting {

    private final Shape shape;
    private final Query source;
    private final Rows.Sizes sizes;
    private final SubsetProgress progress;
    private final Set<Relation> empty;
    private final Set<Relation> choosing;
    private final Set<Relation> tracked;
    private final Set<Relation> restricted;

    private Subsetting(Shape shape, Query source, Rows.Sizes sizes, SubsetProgress progress) {
        this.shape = shape;
        this.source = source;
        this.sizes = sizes;
        this.progress = progress;
        this.empty = names(Member::empty);
        this.choosing = names(Member::chooses);
        Set<Relation> concerned = new TreeSet<>(empty);
        concerned.addAll(choosing);
        this.tracked = shape.descendants(concerned);
        this.restricted = new TreeSet<>(tracked);
        restricted.removeAll(concerned);
    }

    static Choice choose(Session session, List<TablePlan> tables, Rows.Sizes sizes, SubsetProgress progress) {
        Query source = new Query(session);
        return new Subsetting(new ShapeReader(source).read(tables), source, sizes, progress).choose();
    }

    private Choice choose() {
        Reasons reasons = new Reasons(shape, tracked);
        if (tracked.isEmpty()) {
            return new Choice(Map.of(), reasons.all(Map.of(), Map.of(), Map.of()));
        }
        List<Finding> problems = new ArrayList<>(Roots.problems(source, shape.members()));
        shape.members().stream().flatMap(m -> unusable(m).stream()).forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new SubsetException(problems);
        }
        // Not put back when something fails: the transaction has failed then too.
        Planner planner = Planner.set(source);
        Choice choice = choose(new Rows(source, planner, sizes, shape.leaves()), reasons);
        planner.putBack();
        return choice;
    }

    /** Find why rows of a table can not be chosen. */
    private Optional<Finding> unusable(Member member) {
        String why = member.leaves().stream().anyMatch(l -> !l.ordinary())
                ? "a partition of it is a foreign table, whose rows no snapshot holds"
                : member.leaves().stream().anyMatch(Member.Leaf::rewritten)
                        ? "it was emptied or rewritten after the snapshot was taken; begin again"
                        : null;
        return why == null || !tracked.contains(member.name())
                ? Optional.empty()
                : Optional.of(
                        Finding.of(SubsetRules.CHOOSABLE, "Rows of " + member + " can not be chosen: " + why + ".")
                                .at(member.plan().location()));
    }

    private Choice choose(Rows rows, Reasons reasons) {
        Closure closure = new Closure(shape, rows, tracked, allowed(rows), progress);
        Map<Relation, Long> own = takeOwn(rows, closure);
        closure.complete();
        for (Member member : shape.members()) {
            if (member.bringsChildren() && !tracked.contains(member.name())) {
                closure.takeChildrenOfAll(member);
            }
        }
        closure.complete();
        Restriction restriction = restrict(rows, closure);
        while (bringMore(restriction, closure)) {
            closure.complete();
            restriction = restrict(rows, closure);
        }
        Map<Relation, RowSet> chosen = fixed(closure);
        Map<Relation, Long> leftOut = new LinkedHashMap<>();
        for (Relation table : restricted) {
            OptionalLong gone = restriction.leftOut(table);
            if (gone.isEmpty() || gone.getAsLong() > 0) {
                chosen.put(table, restriction.stay(table));
            }
            gone.ifPresent(count -> leftOut.put(table, count));
        }
        return new Choice(chosen, reasons.all(own, chosen, leftOut));
    }

    /** Return the rows that may come at all, of tables that refer to tables without rows. */
    private Map<Relation, RowSet> allowed(Rows rows) {
        Set<Relation> concerned = shape.descendants(empty);
        concerned.removeAll(empty);
        Restriction possible = new Restriction(shape, rows, progress, concerned);
        Map<Relation, RowSet> nothing = new LinkedHashMap<>();
        empty.forEach(e -> nothing.put(e, new RowSet()));
        possible.read(nothing);
        Map<Relation, RowSet> allowed = new LinkedHashMap<>();
        concerned.forEach(c -> allowed.put(c, possible.stay(c)));
        return allowed;
    }

    private Map<Relation, Long> takeOwn(Rows rows, Closure closure) {
        Roots roots = new Roots(source, rows);
        Map<Relation, Long> own = new LinkedHashMap<>();
        for (Member member : shape.members()) {
            if (member.chooses()) {
                roots.each(member, (leaf, place) -> closure.take(member, leaf, place));
                own.put(member.name(), closure.taken(member).size());
                progress.chosen(member.name(), closure.taken(member).size());
            }
        }
        return own;
    }

    private Restriction restrict(Rows rows, Closure closure) {
        Restriction restriction = new Restriction(shape, rows, progress, restricted);
        restriction.read(fixed(closure));
        return restriction;
    }

    private Map<Relation, RowSet> fixed(Closure closure) {
        Map<Relation, RowSet> fixed = new LinkedHashMap<>();
        for (Member member : shape.members()) {
            if (member.chooses()) {
                fixed.put(member.name(), closure.taken(member));
            } else if (member.empty()) {
                fixed.put(member.name(), new RowSet());
            }
        }
        return fixed;
    }

    /** Take what the rows of restricted tables bring with them; return whether that is more. */
    private boolean bringMore(Restriction restriction, Closure closure) {
        boolean[] more = {false};
        for (Member member : shape.members()) {
            if (member.bringsChildren() && restricted.contains(member.name())) {
                restriction.stay(member.name()).forEach((leaf, place) -> more[0] |= closure.take(member, leaf, place));
            }
        }
        return more[0];
    }

    private Set<Relation> names(Predicate<Member> which) {
        return shape.members().stream().filter(which).map(Member::name).collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.confiture.sync.subset;

import io.confiture.rows.Relation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the tables that are copied and the foreign keys among them.
 *
 * @param members the tables, in the order of names
 * @param links the foreign keys whose values the target gets
 * @param ignored by table the tables that it refers to and that are not copied in this run
 */
record Shape(List<Member> members, List<Link> links, Map<Relation, Set<Relation>> ignored) {

    Shape {
        members = List.copyOf(members);
        links = List.copyOf(links);
    }

    /** Return the foreign keys of a table. */
    List<Link> from(Member child) {
        return links.stream().filter(l -> l.child().name().equals(child.name())).toList();
    }

    /** Return the foreign keys that refer to a table. */
    List<Link> to(Member parent) {
        return links.stream()
                .filter(l -> l.parent().name().equals(parent.name()))
                .toList();
    }

    /** Return the tables that refer to some of the given ones, through others too, those themselves included. */
    Set<Relation> descendants(Set<Relation> of) {
        Set<Relation> found = new TreeSet<>(of);
        boolean more = true;
        while (more) {
            more = false;
            for (Link link : links) {
                more |= found.contains(link.parent().name())
                        && found.add(link.child().name());
            }
        }
        return found;
    }

    /** Return the names of the leaves by their numbers. */
    Map<Long, Relation> leaves() {
        Map<Long, Relation> leaves = new TreeMap<>();
        members.forEach(m -> m.leaves().forEach(l -> leaves.put(l.oid(), l.relation())));
        return leaves;
    }
}

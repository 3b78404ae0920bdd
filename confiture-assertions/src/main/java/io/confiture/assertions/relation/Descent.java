package io.confiture.assertions.relation;

import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds in which generations one table descends from another; several where it inherits on several ways.
 *
 * @param generations empty when it does not
 */
record Descent(List<Long> generations) {

    static Descent between(DatabaseObject ancestor, DatabaseObject descendant) {
        return new Descent(ancestor.source().ask("""
                        with recursive below as (
                            select i.inhrelid as oid, 1 as generation
                            from pg_catalog.pg_inherits i where i.inhparent = ?
                            union
                            select i.inhrelid, b.generation + 1
                            from pg_catalog.pg_inherits i join below b on i.inhparent = b.oid)
                        select distinct b.generation from below b where b.oid = ? order by b.generation\
                        """, ancestor.oid(), descendant.oid()).stream()
                .map(way -> way.number("generation"))
                .toList());
    }

    /** Fail unless it is as expected in a generation, or in any where that is 0. */
    void expect(Question question, boolean expected, String relative, int generation) {
        boolean is = generation == 0 ? !generations.isEmpty() : generations.contains((long) generation);
        String which = generation == 0 ? "" : " in generation " + generation;
        String ways = generations.stream().map(String::valueOf).collect(Collectors.joining(" and "));
        question.expectState(
                is == expected,
                (expected ? "be " : "not be ") + relative + which,
                generations.isEmpty() ? "is not" : "is one in generation " + ways);
    }
}

package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for the rows of tables: of a partitioned one those of its partitions, of one with children in the sense of inheritance its own.
 *
 * @param partitioned the tables that are partitioned
 */
record TargetTable(Set<Relation> partitioned) {

    static TargetTable of(Query target, Collection<Relation> tables) {
        Set<Relation> partitioned = new HashSet<>();
        target.rows("SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind = 'p' AND c.oid IN ("
                        + Selected.of(tables).all() + ")")
                .forEach(row -> partitioned.add(
                        new Relation(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)))));
        return new TargetTable(partitioned);
    }

    private String only(Relation table) {
        return (partitioned.contains(table) ? "" : "ONLY ") + table.sql();
    }

    String list(Collection<Relation> relations) {
        return relations.stream().map(this::only).collect(Collectors.joining(", "));
    }

    long count(Query target, Relation table) {
        return Long.parseLong(String.valueOf(target.value("SELECT count(*) FROM " + only(table))));
    }

    /** Say whether a table is empty; one whose rows a policy may hide is not. */
    boolean empty(Query target, Relation table) {
        return "f".equals(target.value("SELECT row_security_active(" + Query.literal(table.sql()) + "::regclass)"))
                && "f".equals(target.value("SELECT EXISTS (SELECT FROM " + only(table) + ")"));
    }
}

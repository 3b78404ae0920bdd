package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cuts tables into parts. */
public final class Parts {

    /**
     * How many blocks a part has at most, 32 MB. Always the same, so that a run that is gone on with cuts the table as before: a
     * table that grew has the same parts and some more.
     */
    static final long BLOCKS = 4096;

    private Parts() {}

    /**
     * Cut a table of which all rows are copied; of a partitioned one its partitions, of one with children in the sense of inheritance
     * only itself.
     *
     * <p>Takes the lock that keeps others from emptying or rewriting the table until the source is closed.
     *
     * @return the parts in the order of the rows' places; none for a partitioned table without partitions
     * @throws SyncException when a partition is a foreign table, whose rows no snapshot holds, or the table was emptied or rewritten
     *     after the snapshot was taken
     */
    public static List<Part> of(Source source, TablePlan plan) {
        Relation table = plan.relation();
        List<Part> parts = new ArrayList<>();
        for (Leaf leaf : leaves(source, table)) {
            for (long from = 0; from == 0 || from < leaf.blocks(); from += BLOCKS) {
                parts.add(new Part.Blocks(table, leaf.relation(), from, from + BLOCKS));
            }
        }
        return parts;
    }

    /**
     * Find where the rows of a table are: in itself, or in its partitions.
     *
     * @throws SyncException as {@link #of}
     */
    public static List<Relation> leavesOf(Source source, Relation table) {
        return leaves(source, table).stream().map(Leaf::relation).toList();
    }

    private static List<Leaf> leaves(Source source, Relation table) {
        Query query = new Query(source.session());
        String oid = Query.literal(table.sql()) + "::pg_catalog.regclass";
        boolean partitioned = "p".equals(query.value("SELECT relkind FROM pg_catalog.pg_class WHERE oid = " + oid));
        query.send("LOCK TABLE " + (partitioned ? "" : "ONLY ") + table.sql() + " IN ACCESS SHARE MODE");
        List<Leaf> leaves = new ArrayList<>();
        for (List<@Nullable String> row : query.rows("SELECT n.nspname, c.relname, c.relkind, CASE WHEN c.relkind = 'f' THEN 0 ELSE"
                        + " pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::bigint END,"
                        // The row of the catalog is as old as the snapshot, the function answers for now. A table that was
                        // truncated in between looks empty to every snapshot.
                        + " c.relfilenode IS DISTINCT FROM pg_catalog.pg_relation_filenode(c.oid)"
                        + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.oid IN (SELECT t.relid FROM pg_catalog.pg_partition_tree(" + oid + ") t WHERE t.isleaf"
                        + " UNION SELECT k.oid FROM pg_catalog.pg_class k WHERE k.oid = " + oid + " AND k.relkind <> 'p')"
                        + " ORDER BY n.nspname, c.relname")) {
            Relation leaf = new Relation(
                    Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
            if ("f".equals(row.get(2))) {
                throw new SyncException(
                        SyncException.Kind.REFUSED,
                        "The partition " + leaf + " of " + table
                                + " is a foreign table: its rows belong to another server, and to no snapshot of this one.",
                        List.of(),
                        null);
            }
            if ("t".equals(row.get(4))) {
                throw new SyncException(
                        SyncException.Kind.COPY,
                        "The table " + leaf + " was emptied or rewritten after the snapshot was taken, so that its rows cannot be"
                                + " read as of that moment; begin again.",
                        List.of(),
                        null);
            }
            leaves.add(new Leaf(leaf, Long.parseLong(Objects.requireNonNull(row.get(3)))));
        }
        return leaves;
    }

    private record Leaf(Relation relation, long blocks) {}
}

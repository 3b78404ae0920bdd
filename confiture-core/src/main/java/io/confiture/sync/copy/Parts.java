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
     * @throws SyncException when a partition is a foreign table, whose rows no snapshot holds, or the table was emptied, rewritten or
     *     altered after the snapshot was taken
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
        demandUnchanged(source, table, oid);
        List<Leaf> leaves = new ArrayList<>();
        for (List<@Nullable String> row :
                query.rows("SELECT n.nspname, c.relname, c.relkind, CASE WHEN c.relkind = 'f' THEN 0 ELSE"
                        + " pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::bigint END"
                        + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.oid IN (SELECT t.relid FROM pg_catalog.pg_partition_tree(" + oid
                        + ") t WHERE t.isleaf"
                        + " UNION SELECT k.oid FROM pg_catalog.pg_class k WHERE k.oid = " + oid
                        + " AND k.relkind <> 'p')"
                        + " ORDER BY n.nspname, c.relname")) {
            Relation leaf = new Relation(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
            if ("f".equals(row.get(2))) {
                throw new SyncException(
                        SyncException.Kind.REFUSED,
                        "The partition " + leaf + " of " + table
                                + " is a foreign table: its rows belong to another server, and to no snapshot of this one.",
                        List.of(),
                        null);
            }
            leaves.add(new Leaf(leaf, Long.parseLong(Objects.requireNonNull(row.get(3)))));
        }
        return leaves;
    }

    /**
     * See to it that the table is what it was when the snapshot was taken; from here on the lock keeps it so. Catalogs are read as of the
     * snapshot, but the server carries statements out with what holds now: a table that was truncated would look empty, a partition
     * that was detached be left out, and a column that was given the name of another be read in its place.
     */
    private static void demandUnchanged(Source source, Relation table, String oid) {
        String structure = "WITH RECURSIVE r(oid) AS (SELECT " + oid
                + "::oid UNION SELECT i.inhrelid FROM r JOIN pg_catalog.pg_inherits i"
                + " ON i.inhparent = r.oid JOIN pg_catalog.pg_class p ON p.oid = i.inhrelid AND p.relispartition)"
                + " SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', c.oid, c.relfilenode, a.attnum, a.atttypid, a.attname), ','"
                + " ORDER BY c.oid, a.attnum) FROM r JOIN pg_catalog.pg_class c ON c.oid = r.oid"
                + " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0";
        if (!Objects.equals(new Query(source.session()).value(structure), new Query(source.now()).value(structure))) {
            throw new SyncException(
                    SyncException.Kind.COPY,
                    "The table " + table
                            + " was emptied, rewritten or altered after the snapshot was taken, so that its rows cannot be"
                            + " read as of that moment; begin again.",
                    List.of(),
                    null);
        }
    }

    private record Leaf(Relation relation, long blocks) {}
}

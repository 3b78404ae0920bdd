package io.confiture.sync.subset;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks the source which rows belong together, in questions of a limited size: for the rows of some blocks, or for some thousand places.
 * Nothing is joined as a whole, so that the source needs neither memory nor temporary files for it.
 */
final class Rows {

    /**
     * Says how much a question asks.
     *
     * @param places how many places it names
     * @param blocks how many blocks it looks at
     * @param perBlock how many rows may be found by index instead of reading a block
     */
    record Sizes(int places, int blocks, int perBlock) {

        /** Asks for so much that an answer has some 37 000 rows at most. */
        static final Sizes USUAL = new Sizes(8192, 128, 1);
    }

    private final Query source;
    private final Planner planner;
    private final Sizes sizes;
    private final Map<Long, Relation> leaves;
    private final long blockSize;

    Rows(Query source, Planner planner, Sizes sizes, Map<Long, Relation> leaves) {
        this.source = source;
        this.planner = planner;
        this.sizes = sizes;
        this.leaves = leaves;
        this.blockSize =
                Long.parseLong(Objects.requireNonNull(source.value("SELECT pg_catalog.current_setting('block_size')")));
    }

    /** Hears of a row and one that it refers to; that is none when the leaf is null. */
    interface PairConsumer {
        void pair(long place, int link, @Nullable Relation parentLeaf, long parentPlace);
    }

    /** Name the rows that some rows refer to. */
    void parents(Link link, RowSet children, RowSet.RowConsumer each) {
        planner.hashing(false);
        children.forEachBatch(sizes.places(), (leaf, places) -> {
            if (link.refersFrom(leaf)) {
                hear(
                        "SELECT DISTINCT p.tableoid, p.ctid FROM ONLY " + leaf.sql() + " c JOIN " + link.parentFrom()
                                + " p ON " + link.condition("c", "p") + " WHERE "
                                + TidSet.condition("c.ctid", places),
                        each);
            }
        });
    }

    /** Name the rows that refer to some rows. */
    void children(Link link, RowSet parents, RowSet.RowConsumer each) {
        if (!link.indexed() && parents.size() > sizes.places()) {
            childrenByReadingAll(link, parents, each);
            return;
        }
        planner.hashing(true);
        parents.forEachBatch(sizes.places(), (leaf, places) -> {
            if (link.refersTo(leaf)) {
                hear(
                        "SELECT DISTINCT c.tableoid, c.ctid FROM ONLY " + leaf.sql() + " p JOIN " + link.childFrom()
                                + " c ON " + link.condition("c", "p") + " WHERE "
                                + TidSet.condition("p.ctid", places),
                        each);
            }
        });
    }

    /** Without an index every question would read the whole table; so it is read once. */
    private void childrenByReadingAll(Link link, RowSet parents, RowSet.RowConsumer each) {
        for (Member.Leaf leaf : link.childLeaves()) {
            all(leaf, List.of(link), (place, l, parentLeaf, parentPlace) -> {
                if (parentLeaf != null && parents.contains(parentLeaf, parentPlace)) {
                    each.row(leaf.relation(), place);
                }
            });
        }
    }

    /** Name the rows of a query that gives {@code tableoid} and {@code ctid}. */
    void hear(String sql, RowSet.RowConsumer each) {
        for (List<@Nullable String> row : source.rows(sql)) {
            each.row(leaf(text(row, 0)), TidSet.place(text(row, 1)));
        }
    }

    /** Name all rows of a leaf, each with the rows it refers to by some foreign keys; more than once where there are several. */
    void all(Member.Leaf leaf, List<Link> links, PairConsumer each) {
        planner.hashing(false);
        long blocks = blocks(leaf);
        for (long block = 0; block < blocks; block += sizes.blocks()) {
            pairs(
                    leaf.relation(),
                    links,
                    "c.ctid >= '(" + block + ",0)'::pg_catalog.tid AND c.ctid < '(" + (block + sizes.blocks())
                            + ",0)'::pg_catalog.tid",
                    each);
        }
    }

    /** Name some rows of a leaf, as {@link #all} does. */
    void some(Member.Leaf leaf, RowSet of, List<Link> links, PairConsumer each) {
        planner.hashing(false);
        of.forEachBatch(sizes.places(), (relation, places) -> {
            if (relation.equals(leaf.relation())) {
                pairs(relation, links, TidSet.condition("c.ctid", places), each);
            }
        });
    }

    private void pairs(Relation leaf, List<Link> links, String condition, PairConsumer each) {
        StringBuilder select = new StringBuilder("SELECT c.ctid");
        StringBuilder from = new StringBuilder(" FROM ONLY " + leaf.sql() + " c");
        for (int i = 0; i < links.size(); i++) {
            String alias = "p" + i;
            select.append(", ")
                    .append(alias)
                    .append(".tableoid, ")
                    .append(alias)
                    .append(".ctid");
            from.append(" LEFT JOIN ")
                    .append(links.get(i).parentFrom())
                    .append(' ')
                    .append(alias)
                    .append(" ON ")
                    .append(links.get(i).condition("c", alias));
        }
        for (List<@Nullable String> row : source.rows(select + from.toString() + " WHERE " + condition)) {
            long place = TidSet.place(text(row, 0));
            for (int i = 0; i < links.size(); i++) {
                boolean none = row.get(2 * i + 2) == null;
                each.pair(
                        place,
                        i,
                        none ? null : leaf(text(row, 2 * i + 1)),
                        none ? 0 : TidSet.place(text(row, 2 * i + 2)));
            }
            if (links.isEmpty()) {
                each.pair(place, 0, null, 0);
            }
        }
    }

    /** Say whether it is cheaper to find the rows that refer to some rows by index than to read all rows. */
    boolean few(RowSet parents, List<Member.Leaf> children) {
        long blocks = children.stream().mapToLong(this::blocks).sum();
        return parents.size() <= blocks * sizes.perBlock();
    }

    /** Return how many blocks a leaf has now: no fewer than the snapshot knows, since its rows keep their places. */
    private long blocks(Member.Leaf leaf) {
        long bytes = Long.parseLong(Objects.requireNonNull(source.value(
                "SELECT pg_catalog.pg_relation_size(" + leaf.oid() + "::pg_catalog.oid::pg_catalog.regclass)")));
        return (bytes + blockSize - 1) / blockSize;
    }

    private Relation leaf(String oid) {
        return Objects.requireNonNull(leaves.get(Long.parseLong(oid)), "a row of a relation that is not copied");
    }

    private static String text(List<@Nullable String> row, int at) {
        return Objects.requireNonNull(row.get(at));
    }
}

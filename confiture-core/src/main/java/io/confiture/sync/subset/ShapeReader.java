package io.confiture.sync.subset;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.TablePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables, partitions and foreign keys from the source. The catalog is asked and not a snapshot of it: a foreign key compares with
 * operators of its own, which its printed definition does not have.
 */
final class ShapeReader {

    private static final String TREE = """
            SELECT v.i, c.oid, coalesce(t.parent::pg_catalog.oid, 0), n.nspname, c.relname, c.relkind, t.leaf,
                   coalesce((SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)
                             FROM pg_catalog.pg_index x, pg_catalog.pg_attribute a
                             WHERE x.indrelid = t.relid AND x.indisprimary AND a.attrelid = t.relid
                               AND a.attnum = ANY (x.indkey)), ''),
                   c.relkind = 'r' AND c.relfilenode IS DISTINCT FROM pg_catalog.pg_relation_filenode(c.oid)
            FROM (VALUES %s) v(i, schema, name)
            JOIN pg_catalog.pg_namespace rn ON rn.nspname = v.schema
            JOIN pg_catalog.pg_class r ON r.relnamespace = rn.oid AND r.relname = v.name AND r.relkind IN ('r', 'p')
            CROSS JOIN LATERAL (
              SELECT p.relid, p.parentrelid, p.isleaf FROM pg_catalog.pg_partition_tree(r.oid) p WHERE r.relkind = 'p'
              UNION ALL SELECT r.oid, NULL, true WHERE r.relkind = 'r') t(relid, parent, leaf)
            JOIN pg_catalog.pg_class c ON c.oid = t.relid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            ORDER BY v.i, n.nspname, c.relname
            """;

    /**
     * Keys that partitions have from their table, in either role, are rows of their own with a parent; the parent says it
     * all.
     */
    private static final String KEYS = """
            SELECT k.oid, k.conrelid, k.confrelid, ca.attname, pa.attname,
                   pg_catalog.format('OPERATOR(%I.%s)', o.nspname, op.oprname),
                   CASE WHEN ot.typtype <> 'p' AND ca.atttypid <> op.oprright
                        THEN '::' || pg_catalog.format_type(op.oprright, NULL) ELSE '' END
                   || coalesce((SELECT pg_catalog.format(' COLLATE %I.%I', cn.nspname, co.collname)
                        FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
                        WHERE co.oid = pa.attcollation), ''),
                   EXISTS (SELECT FROM pg_catalog.pg_index x
                           WHERE x.indrelid = k.conrelid AND x.indisvalid AND x.indpred IS NULL AND x.indkey[0] = ANY (k.conkey)),
                   fn.nspname, fc.relname,
                   k.convalidated AND ca.attnotnull AND NOT EXISTS (
                     SELECT FROM pg_catalog.pg_constraint nn WHERE nn.conrelid = k.conrelid AND nn.contype = 'n'
                     AND NOT nn.convalidated AND ca.attnum = ANY (nn.conkey))
            FROM pg_catalog.pg_constraint k
            CROSS JOIN LATERAL unnest(k.conkey, k.confkey, k.conpfeqop) WITH ORDINALITY u(ck, pk, op, i)
            JOIN pg_catalog.pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = u.ck
            JOIN pg_catalog.pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = u.pk
            JOIN pg_catalog.pg_operator op ON op.oid = u.op
            JOIN pg_catalog.pg_namespace o ON o.oid = op.oprnamespace
            JOIN pg_catalog.pg_type ot ON ot.oid = op.oprright
            JOIN pg_catalog.pg_class fc ON fc.oid = k.confrelid
            JOIN pg_catalog.pg_namespace fn ON fn.oid = fc.relnamespace
            WHERE k.contype = 'f' AND k.conparentid = 0
            ORDER BY k.oid, u.i
            """;

    private final Query source;
    private final Map<Long, Place> places = new HashMap<>();
    private final List<Member> members = new ArrayList<>();

    ShapeReader(Query source) {
        this.source = source;
    }

    Shape read(List<TablePlan> tables) {
        if (tables.isEmpty()) {
            return new Shape(List.of(), List.of(), Map.of());
        }
        lock(tables);
        readTables(tables);
        return readKeys();
    }

    /** Keep others from emptying or rewriting the tables while places in them are remembered. */
    private void lock(List<TablePlan> tables) {
        for (TablePlan table : tables) {
            String relation = table.relation().sql();
            boolean partitioned = "p"
                    .equals(source.value("SELECT relkind FROM pg_catalog.pg_class WHERE oid = "
                            + Query.literal(relation) + "::pg_catalog.regclass"));
            source.send("LOCK TABLE " + (partitioned ? "" : "ONLY ") + relation + " IN ACCESS SHARE MODE");
        }
    }

    private void readTables(List<TablePlan> tables) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < tables.size(); i++) {
            Relation relation = tables.get(i).relation();
            values.append(i == 0 ? "(" : ", (")
                    .append(i)
                    .append(", ")
                    .append(Query.literal(relation.schema()))
                    .append(", ")
                    .append(Query.literal(relation.name()))
                    .append(')');
        }
        Map<Integer, List<Node>> trees = source.rows(TREE.formatted(values)).stream()
                .map(Node::of)
                .collect(Collectors.groupingBy(Node::table, TreeMap::new, Collectors.toList()));
        for (int i = 0; i < tables.size(); i++) {
            List<Node> tree = trees.get(i);
            if (tree == null) {
                throw new IllegalStateException(
                        "the source has no table " + tables.get(i).relation());
            }
            add(tables.get(i), tree);
        }
    }

    private void add(TablePlan plan, List<Node> tree) {
        Map<Long, Long> parents = new HashMap<>();
        tree.forEach(n -> parents.put(n.oid(), n.parent()));
        Map<Long, List<Member.Leaf>> leaves = new HashMap<>();
        for (Node leaf : tree) {
            long at = leaf.leaf() ? leaf.oid() : 0;
            while (at != 0) {
                leaves.computeIfAbsent(at, n -> new ArrayList<>()).add(leaf.asLeaf());
                at = parents.getOrDefault(at, 0L);
            }
        }
        Node root = tree.stream()
                .filter(n -> n.relation().equals(plan.relation()))
                .findFirst()
                .orElseThrow();
        Member member = new Member(plan, root.kind() == 'p', leaves.getOrDefault(root.oid(), List.of()), root.key());
        members.add(member);
        tree.forEach(n -> places.put(n.oid(), new Place(member, leaves.getOrDefault(n.oid(), List.of()), n.from())));
    }

    private Shape readKeys() {
        Map<String, List<List<@Nullable String>>> keys = new LinkedHashMap<>();
        source.rows(KEYS).forEach(r -> keys.computeIfAbsent(text(r, 0), k -> new ArrayList<>())
                .add(r));
        List<Link> links = new ArrayList<>();
        Map<Relation, Set<Relation>> ignored = new TreeMap<>();
        for (List<List<@Nullable String>> key : keys.values()) {
            List<@Nullable String> first = key.get(0);
            Place child = places.get(Long.parseLong(text(first, 1)));
            Place parent = places.get(Long.parseLong(text(first, 2)));
            if (child == null || child.member().empty() || !carried(child.member(), key)) {
                continue;
            }
            if (parent == null) {
                ignored.computeIfAbsent(child.member().name(), r -> new TreeSet<>())
                        .add(new Relation(text(first, 8), text(first, 9)));
                continue;
            }
            List<Link.Pair> pairs = key.stream()
                    .map(r -> new Link.Pair(text(r, 3), text(r, 4), text(r, 5), text(r, 6)))
                    .toList();
            links.add(new Link(
                    child.member(),
                    child.leaves(),
                    child.from(),
                    parent.member(),
                    parent.leaves(),
                    parent.from(),
                    pairs,
                    text(first, 7).equals("t"),
                    key.stream().allMatch(r -> text(r, 10).equals("t"))));
        }
        return new Shape(members, links, ignored);
    }

    /** A key says nothing in the target when one of its columns is NULL there, or a default. */
    private static boolean carried(Member child, List<List<@Nullable String>> key) {
        return key.stream().allMatch(r -> child.carries(text(r, 3)));
    }

    private static String text(List<@Nullable String> row, int at) {
        return Objects.requireNonNull(row.get(at));
    }

    /** Is a relation in the tree of partitions of a table; without a parent that is 0. */
    private record Node(
            int table,
            long oid,
            long parent,
            Relation relation,
            char kind,
            boolean leaf,
            String key,
            boolean rewritten) {

        static Node of(List<@Nullable String> row) {
            return new Node(
                    Integer.parseInt(text(row, 0)),
                    Long.parseLong(text(row, 1)),
                    Long.parseLong(text(row, 2)),
                    new Relation(text(row, 3), text(row, 4)),
                    text(row, 5).charAt(0),
                    text(row, 6).equals("t"),
                    text(row, 7),
                    text(row, 8).equals("t"));
        }

        Member.Leaf asLeaf() {
            return new Member.Leaf(oid, relation, kind == 'r', rewritten);
        }

        String from() {
            return (kind == 'p' ? "" : "ONLY ") + relation.sql();
        }
    }

    /** Is what a foreign key can name: a table or a part of it, with the leaves that hold the rows. */
    private record Place(Member member, List<Member.Leaf> leaves, String from) {}
}

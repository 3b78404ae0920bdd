package io.confiture.sync.subset;

import io.confiture.rows.Relation;
import io.confiture.sync.rules.RowChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables that refer to each other, rows for them, and choices. Every table has a number for each row, {@code rid}, and can be
 * referred to by {@code (k, id)} or where it is not partitioned by {@code code}; {@code k} is what partitions go by.
 */
final class RandomSchema {

    private static final int KINDS = 3;

    final List<Table> tables = new ArrayList<>();
    final List<Key> keys = new ArrayList<>();
    private final Random random;

    RandomSchema(long seed) {
        random = new Random(seed);
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            tables.add(table(i));
        }
        int references = random.nextInt(2 * count + 1);
        for (int i = 0; i < references; i++) {
            keys.add(key(i));
        }
        tables.forEach(this::fill);
        keys.forEach(this::refer);
    }

    /** Is a table: 0 is ordinary, 1 has partitions, 2 has partitions of partitions. */
    static final class Table {
        final int number;
        final String name;
        final int kind;
        final boolean heir;
        final boolean wide;
        final boolean selected;
        final RowChoice choice;
        final boolean empty;
        final List<Row> rows = new ArrayList<>();

        Table(int number, Random random) {
            this.number = number;
            this.name = random.nextInt(4) == 0 ? "T " + number + "\"'é" : "t" + number;
            this.kind = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
            this.heir = kind == 0 && random.nextInt(5) == 0;
            this.wide = random.nextBoolean();
            this.selected = random.nextInt(12) != 0;
            this.empty = random.nextInt(14) == 0;
            int modulus = 2 + random.nextInt(5);
            String condition = random.nextInt(5) < 2 ? "rid % " + modulus + " = " + random.nextInt(modulus) : null;
            this.choice = new RowChoice(SubsetCase.PLACE, condition, 100, random.nextInt(4) == 0);
        }

        Relation relation(String schema) {
            return new Relation(schema, name);
        }

        boolean copied() {
            return selected && !empty;
        }

        boolean chooses() {
            return choice.condition() != null;
        }

        /** Return the name of the leaf that takes rows with a {@code k}. */
        String leaf(int k) {
            return kind == 0 ? name : kind == 1 ? name + "_" + k : k == 0 ? name + "_0" : name + "_x" + k;
        }
    }

    /** Is a foreign key; {@code childK} and {@code parentK} say of which partition it is, or -1. */
    record Key(
            int number,
            Table child,
            Table parent,
            boolean byCode,
            boolean full,
            boolean optional,
            boolean nulled,
            boolean indexed,
            int childK,
            int parentK) {

        List<String> columns() {
            return byCode ? List.of("f" + number + "_code") : List.of("f" + number + "_k", "F" + number + " id");
        }

        boolean live() {
            return child.copied() && parent.selected && !nulled;
        }
    }

    /** Is a row; references by the number of the key. */
    static final class Row {
        final Table table;
        final int rid;
        final int k;
        final Map<Integer, Row> references = new HashMap<>();
        final Map<String, String> values = new HashMap<>();

        Row(Table table, int rid, int k) {
            this.table = table;
            this.rid = rid;
            this.k = k;
        }
    }

    private Table table(int number) {
        return new Table(number, random);
    }

    private Key key(int number) {
        Table child = tables.get(random.nextInt(tables.size()));
        Table parent = tables.get(random.nextInt(tables.size()));
        boolean byCode = parent.kind == 0 && random.nextBoolean();
        boolean optional = random.nextInt(3) != 0;
        // The server does not add a key to a partition that refers to its own table.
        boolean parts = parent != child;
        return new Key(
                number,
                child,
                parent,
                byCode,
                random.nextInt(3) == 0,
                optional,
                optional && random.nextInt(10) == 0,
                random.nextBoolean(),
                parts && child.kind == 1 && random.nextInt(4) == 0 ? random.nextInt(KINDS) : -1,
                parts && parent.kind == 1 && random.nextInt(4) == 0 ? random.nextInt(KINDS) : -1);
    }

    private void fill(Table table) {
        int count = random.nextInt(5) == 0 ? 0 : random.nextInt(30);
        for (int i = 0; i < count; i++) {
            Row row = new Row(table, table.number * 1000 + i, random.nextInt(KINDS));
            row.values.put("rid", "" + row.rid);
            row.values.put("k", "" + row.k);
            row.values.put("id", "" + (row.rid % 100));
            row.values.put("code", random.nextInt(6) == 0 && !needed(table) ? "NULL" : "'c" + row.rid + "'");
            table.rows.add(row);
        }
    }

    /** Say whether every row needs a code, because a key that is not optional refers by it. */
    private boolean needed(Table table) {
        return keys.stream().anyMatch(k -> k.parent == table && k.byCode);
    }

    private void refer(Key key) {
        List<Row> parents = key.parent.rows.stream()
                .filter(r -> key.parentK < 0 || r.k == key.parentK)
                .toList();
        for (Row row : List.copyOf(key.child.rows)) {
            boolean bound = key.childK < 0 || row.k == key.childK;
            if (parents.isEmpty() && !key.optional) {
                // Such a row could not be.
                remove(row);
            } else if (parents.isEmpty() || (key.optional && random.nextInt(3) == 0)) {
                if (!key.byCode && !key.full && random.nextBoolean()) {
                    // Half a reference is none, whatever it says.
                    row.values.put(key.columns().get(random.nextInt(2)), "77");
                }
            } else {
                Row parent = parents.get(random.nextInt(parents.size()));
                if (bound) {
                    row.references.put(key.number, parent);
                }
                if (key.byCode) {
                    row.values.put(key.columns().get(0), String.valueOf(parent.values.get("code")));
                } else {
                    row.values.put(key.columns().get(0), "" + parent.k);
                    row.values.put(key.columns().get(1), String.valueOf(parent.values.get("id")));
                }
            }
        }
    }

    private void remove(Row row) {
        row.table.rows.remove(row);
        for (Table table : tables) {
            for (Row other : List.copyOf(table.rows)) {
                if (table.rows.contains(other) && other.references.containsValue(row)) {
                    remove(other);
                }
            }
        }
    }

    /** Return what makes the tables, without rows and foreign keys. */
    String tables(String schema) {
        StringBuilder sql = new StringBuilder("CREATE SCHEMA " + Relation.quoted(schema) + ";\n");
        for (Table table : tables) {
            String name = table.relation(schema).sql();
            String references = keys.stream()
                    .filter(k -> k.child == table)
                    .flatMap(k -> k.columns().stream()
                            .map(c -> ", " + Relation.quoted(c) + (k.byCode ? " varchar(20)" : " bigint")
                                    + (k.optional ? "" : " NOT NULL")))
                    .collect(Collectors.joining());
            sql.append("CREATE TABLE " + name + " (rid int NOT NULL, k int, id int, code text"
                    + (table.kind == 0 ? " UNIQUE" : "") + (table.wide ? ", pad text DEFAULT repeat('x', 1500)" : "")
                    + references + ", " + (table.number % 2 == 0 ? "UNIQUE" : "PRIMARY KEY") + " (k, id))"
                    + (table.kind == 0 ? "" : " PARTITION BY LIST (k)") + ";\n");
            partitions(table, schema, sql);
            if (table.heir) {
                sql.append("CREATE TABLE " + new Relation(schema, table.name + "_heir").sql() + " () INHERITS (" + name
                        + ");\n");
            }
            keys.stream()
                    .filter(k -> k.child == table && k.indexed)
                    .forEach(k -> sql.append("CREATE INDEX ON " + name + " (" + quoted(k.columns()) + ");\n"));
        }
        return sql.toString();
    }

    private static void partitions(Table table, String schema, StringBuilder sql) {
        if (table.kind == 0) {
            return;
        }
        String of = " PARTITION OF " + table.relation(schema).sql() + " ";
        if (table.kind == 1) {
            IntStream.range(0, KINDS)
                    .forEach(k -> sql.append("CREATE TABLE " + new Relation(schema, table.leaf(k)).sql() + of
                            + "FOR VALUES IN (" + k + ");\n"));
            return;
        }
        String inner = new Relation(schema, table.name + "_x").sql();
        sql.append("CREATE TABLE " + new Relation(schema, table.leaf(0)).sql() + of + "FOR VALUES IN (0);\n");
        sql.append("CREATE TABLE " + inner + of + "DEFAULT PARTITION BY RANGE (k);\n");
        IntStream.range(1, KINDS)
                .forEach(k -> sql.append("CREATE TABLE "
                        + new Relation(schema, table.leaf(k)).sql() + " PARTITION OF " + inner + " FOR VALUES FROM ("
                        + k + ") TO ("
                        + (k + 1) + ");\n"));
    }

    /** Return what puts in the rows, and the same ones into heirs, which nobody asks about. */
    String rows(String schema) {
        StringBuilder sql = new StringBuilder();
        for (Table table : tables) {
            List<String> columns = table.rows.stream()
                    .flatMap(r -> r.values.keySet().stream())
                    .distinct()
                    .sorted()
                    .toList();
            insert(table.relation(schema), columns, table.rows, sql);
            if (table.heir) {
                List<Row> some = table.rows.stream().filter(r -> r.rid % 2 == 0).toList();
                insert(new Relation(schema, table.name + "_heir"), columns, some, sql);
            }
        }
        return sql.toString();
    }

    private static void insert(Relation into, List<String> columns, List<Row> rows, StringBuilder sql) {
        if (!rows.isEmpty()) {
            sql.append("INSERT INTO " + into.sql() + " (" + quoted(columns) + ") VALUES "
                    + rows.stream()
                            .map(r -> columns.stream()
                                    .map(c -> r.values.getOrDefault(c, "DEFAULT"))
                                    .collect(Collectors.joining(", ", "(", ")")))
                            .collect(Collectors.joining(", "))
                    + ";\n");
        }
    }

    /** Return what adds the foreign keys that are wanted. */
    String keys(String schema, java.util.function.Predicate<Key> wanted) {
        return keys.stream()
                .filter(wanted)
                .map(k -> "ALTER TABLE "
                        + new Relation(schema, k.childK < 0 ? k.child.name : k.child.leaf(k.childK)).sql()
                        + " ADD FOREIGN KEY (" + quoted(k.columns()) + ") REFERENCES "
                        + new Relation(schema, k.parentK < 0 ? k.parent.name : k.parent.leaf(k.parentK)).sql()
                        + (k.byCode ? " (code)" : " (k, id)") + (k.full ? " MATCH FULL" : "") + ";\n")
                .collect(Collectors.joining());
    }

    /** Return the columns of a table that the target gets as NULL. */
    Set<String> nulled(Table table) {
        return keys.stream()
                .filter(k -> k.child == table && k.nulled)
                .flatMap(k -> k.columns().stream())
                .collect(Collectors.toSet());
    }

    private static String quoted(List<String> columns) {
        return columns.stream().map(Relation::quoted).collect(Collectors.joining(", "));
    }

    /** Return the row that a row refers to by a key, in the copy too. */
    static @Nullable Row parent(Row row, Key key) {
        return key.live() && row.table == key.child ? row.references.get(key.number) : null;
    }
}

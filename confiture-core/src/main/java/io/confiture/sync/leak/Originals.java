package io.confiture.sync.leak;

import io.confiture.postgres.Query;
import io.confiture.postgres.RowStream;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.SyncPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.rules.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the originals of all columns that are not kept, and says which of them can be told from what chance makes. */
final class Originals {

    /** Of a longer value the beginning is looked for. */
    private static final int MOST = 120;

    private static final Set<String> NESTED = Set.of("json", "jsonb", "hstore", "xml");

    private final SyncPlan plan;
    private final double percent;
    private final Set<String> leftOut = new TreeSet<>();
    private long strong;
    private long weak;

    Originals(SyncPlan plan, double percent) {
        this.plan = plan;
        this.percent = percent;
    }

    /** Return how many values can be looked for, as of the last reading; those that several rows have count each time. */
    long strong() {
        return strong;
    }

    /** Return how many are too short or too ordinary to be looked for. */
    long weak() {
        return weak;
    }

    /** Return the columns none of whose values can be looked for. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** Hand on each original that can be looked for. */
    void each(Session source, BiConsumer<ColumnPlan, Needle> original) {
        strong = 0;
        weak = 0;
        leftOut.clear();
        for (TablePlan table : plan.tables()) {
            List<ColumnPlan> columns =
                    table.columns().stream().filter(Canaries::secret).toList();
            if (!columns.isEmpty()) {
                read(source, table, columns, original);
            }
        }
    }

    private void read(
            Session source, TablePlan table, List<ColumnPlan> columns, BiConsumer<ColumnPlan, Needle> original) {
        List<ColumnName> names =
                columns.stream().map(c -> Evidence.name(table, c)).toList();
        long[] found = new long[columns.size()];
        long[] seen = new long[columns.size()];
        rows(source, table, columns, percent, values -> {
            for (int i = 0; i < columns.size(); i++) {
                String value = values.get(i);
                if (value == null) {
                    continue;
                }
                seen[i]++;
                for (String part : parts(columns.get(i), value)) {
                    found[i]++;
                    original.accept(columns.get(i), new Needle(names.get(i), part));
                }
            }
        });
        for (int i = 0; i < columns.size(); i++) {
            strong += found[i];
            weak += found[i] == 0 ? seen[i] : Math.max(0, seen[i] - found[i]);
            if (found[i] == 0 && seen[i] > 0) {
                leftOut.add(names.get(i).toString());
            }
        }
    }

    /** Hand on the rows of a table, or a part of them: each partition for itself, so that a part can be taken. */
    static void rows(
            Session source,
            TablePlan table,
            List<ColumnPlan> columns,
            double percent,
            Consumer<List<@Nullable String>> row) {
        String list =
                columns.stream().map(c -> Relation.quoted(c.name()) + "::text").collect(Collectors.joining(", "));
        String sample = percent < 100 ? " TABLESAMPLE BERNOULLI (" + percent + ") REPEATABLE (7)" : "";
        for (String leaf : leaves(source, table.relation())) {
            new RowStream(source)
                    .each("SELECT " + list + " FROM ONLY " + leaf + sample, line -> row.accept(CopyLine.values(line)));
        }
    }

    private static List<String> leaves(Session source, Relation root) {
        return new Query(source)
                        .rows(
                                "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_partition_tree("
                                        + Query.literal(root.sql())
                                        + ") t JOIN pg_catalog.pg_class c ON c.oid = t.relid"
                                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE t.isleaf AND c.relkind = 'r'"
                                        + " UNION SELECT " + Query.literal(root.sql())
                                        + " WHERE NOT EXISTS (SELECT 1 FROM"
                                        + " pg_catalog.pg_partitioned_table WHERE partrelid = "
                                        + Query.literal(root.sql())
                                        + "::pg_catalog.regclass) AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_class WHERE relispartition"
                                        + " AND oid = " + Query.literal(root.sql()) + "::pg_catalog.regclass)")
                        .stream()
                        .map(row -> String.valueOf(row.get(0)))
                        .distinct()
                        .toList();
    }

    /** Return the parts of a value that can be looked for. */
    static List<String> parts(ColumnPlan column, String value) {
        String type = column.type();
        if (type.startsWith("timestamp")
                || type.startsWith("date")
                || type.startsWith("time")
                || type.startsWith("interval")) {
            return List.of();
        }
        boolean nested = column.array() || NESTED.contains(type) || value.startsWith("{") || value.startsWith("(");
        List<String> pieces = nested ? split(value) : List.of(value);
        return pieces.stream()
                .map(piece -> piece.length() > MOST ? piece.substring(0, MOST) : piece)
                .map(piece -> type.equals("bytea") && piece.startsWith("\\x") ? piece.substring(2) : piece)
                .filter(Originals::telling)
                .distinct()
                .toList();
    }

    private static List<String> split(String value) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i <= value.length(); i++) {
            char c = i == value.length() ? ',' : value.charAt(i);
            if ("{}[]()<>\",:=\\".indexOf(c) < 0) {
                piece.append(c);
            } else if (piece.length() > 0) {
                pieces.add(piece.toString().strip());
                piece.setLength(0);
            }
        }
        return pieces;
    }

    /** Say whether chance does not make a value: eight letters and digits of four kinds, ten where there are only digits. */
    static boolean telling(String value) {
        String squeezed = Folding.squeeze(value);
        boolean digits = squeezed.chars().allMatch(Character::isDigit);
        return squeezed.length() >= (digits ? 10 : 8)
                && squeezed.chars().distinct().limit(4).count() == 4;
    }
}

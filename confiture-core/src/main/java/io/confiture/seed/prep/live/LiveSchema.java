package io.confiture.seed.prep.live;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.SeedSettings;
import io.confiture.project.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the prep-seed pattern as the server has them, however they came about.
 *
 * <p>What a key stands for is told by the foreign key constraint of the final table; else by that of the prep table; else by the
 * name: {@code fk_x} is for {@code tb_x} of the catalog schema, and when there is none, for the table whose name is the longest
 * end of {@code x}. Immutable.
 */
public final class LiveSchema {

    private final Map<Long, LiveTable> tables;
    private final List<LivePair> pairs;

    private LiveSchema(Map<Long, LiveTable> tables, List<LivePair> pairs) {
        this.tables = tables;
        this.pairs = pairs;
    }

    /**
     * Read the catalog.
     *
     * @param session on the database; in a transaction its own changes are seen
     * @throws io.confiture.postgres.PostgresException when the server does not answer
     */
    public static LiveSchema read(Session session, SeedSettings.Prep settings) {
        Query query = new Query(session);
        Map<Long, LiveTable> tables = tables(query);
        Map<Long, List<LiveReference>> declared = declared(query, tables);
        Map<String, LiveTable> targets = new TreeMap<>();
        for (LiveTable table : tables.values()) {
            if (settings.catalogSchema().equals(table.name().schema())) {
                targets.put(table.name().name(), table);
            }
        }
        List<LivePair> pairs = new ArrayList<>();
        for (LiveTable table : tables.values()) {
            if (settings.schema().equals(table.name().schema())) {
                pairs.add(pair(table, targets, declared));
            }
        }
        pairs.sort(Comparator.comparing(LivePair::name));
        return new LiveSchema(tables, List.copyOf(pairs));
    }

    /** Return the prep tables with their final ones, by name. */
    public List<LivePair> pairs() {
        return pairs;
    }

    /** Find a prep table by its name without schema. */
    public Optional<LivePair> pair(String name) {
        return pairs.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** Find the pair whose final table a table is. */
    public Optional<LivePair> pairOf(LiveTable target) {
        return pairs.stream()
                .filter(p -> p.target() != null && p.target().oid() == target.oid())
                .findFirst();
    }

    /**
     * Return what a column stands for if it stands for the rows of a pair's final table.
     *
     * @return empty when that table has no key of the column's type
     */
    public static Optional<LiveReference> assumed(LiveColumn column, LivePair pair) {
        return pair.target() == null ? Optional.empty() : Optional.ofNullable(logical(column, pair.target(), true));
    }

    /** Find any table by its full name; to say where a missing one is. */
    public List<TableName> named(String name) {
        return tables.values().stream()
                .map(LiveTable::name)
                .filter(n -> n.name().equals(name))
                .toList();
    }

    private static LivePair pair(
            LiveTable prep, Map<String, LiveTable> targets, Map<Long, List<LiveReference>> declared) {
        LiveTable target = targets.get(prep.name().name());
        List<LiveReference> references = new ArrayList<>();
        if (target != null) {
            references.addAll(declared.getOrDefault(target.oid(), List.of()));
        }
        List<LiveLink> links = new ArrayList<>();
        for (LiveColumn column : prep.columns()) {
            if (!LiveLink.isKey(column.name())) {
                continue;
            }
            LiveColumn resolved = target == null
                    ? null
                    : target.like(LiveLink.resolvedName(column.name())).orElse(null);
            LiveReference reference =
                    resolved == null ? null : reference(column, resolved, references, prep, targets, declared);
            if (reference != null && !references.contains(reference)) {
                references.add(reference);
            }
            links.add(new LiveLink(column, resolved, reference));
        }
        if (target != null) {
            logical(target, references, targets);
        }
        return new LivePair(prep, target, links, references);
    }

    /** Add what the remaining columns of a final table stand for by their names. */
    private static void logical(LiveTable target, List<LiveReference> references, Map<String, LiveTable> targets) {
        for (LiveColumn column : target.columns()) {
            boolean known = references.stream().anyMatch(r -> r.columns().contains(column.name()));
            if (!known && LiveLink.isReference(column.name())) {
                LiveReference named = byName(column, target, targets);
                if (named != null) {
                    references.add(named);
                }
            }
        }
    }

    private static @Nullable LiveReference reference(
            LiveColumn key,
            LiveColumn resolved,
            List<LiveReference> own,
            LiveTable prep,
            Map<String, LiveTable> targets,
            Map<Long, List<LiveReference>> declared) {
        for (LiveReference reference : own) {
            if (reference.columns().contains(resolved.name())) {
                return reference;
            }
        }
        for (LiveReference reference : declared.getOrDefault(prep.oid(), List.of())) {
            LiveTable counterpart = targets.get(reference.target().name().name());
            if (reference.columns().equals(List.of(key.name())) && counterpart != null) {
                return logical(resolved, counterpart, true);
            }
        }
        return byName(resolved, Objects.requireNonNull(targets.get(prep.name().name())), targets);
    }

    private static @Nullable LiveReference byName(LiveColumn column, LiveTable own, Map<String, LiveTable> targets) {
        String role = LiveLink.role(column.name());
        for (int at = 0; at >= 0; at = after(role, at)) {
            String end = role.substring(at);
            LiveTable table = targets.containsKey("tb_" + end) ? targets.get("tb_" + end) : targets.get(end);
            if (table != null) {
                return logical(column, table, at == 0);
            }
        }
        // What says nothing but that the row has others of its kind above it.
        return role.equals("parent") ? logical(column, own, false) : null;
    }

    private static int after(String role, int at) {
        int next = role.indexOf('_', at);
        return next < 0 || next + 1 == role.length() ? -1 : next + 1;
    }

    /** The key of a table is {@code pk_<name>}, or whatever single column its primary key has. */
    private static @Nullable LiveReference logical(LiveColumn column, LiveTable target, boolean certain) {
        String named = "pk_" + target.base();
        Optional<LiveColumn> own = target.like(named);
        String key = own.isPresent()
                ? own.get().name()
                : target.primaryKey().size() == 1 ? target.primaryKey().get(0) : null;
        boolean fits =
                key != null && target.column(key).orElseThrow().baseType().equals(column.baseType());
        return fits ? new LiveReference("", List.of(column.name()), target, List.of(key), certain, false) : null;
    }

    private static Map<Long, LiveTable> tables(Query query) {
        Map<Long, TableName> names = new LinkedHashMap<>();
        Map<Long, List<LiveColumn>> columns = new LinkedHashMap<>();
        for (List<@Nullable String> row : query.rows(LiveQueries.COLUMNS)) {
            long oid = Long.parseLong(text(row, 0));
            names.put(oid, new TableName(text(row, 1), text(row, 2)));
            List<LiveColumn> own = columns.computeIfAbsent(oid, o -> new ArrayList<>());
            if (row.get(3) != null) {
                own.add(new LiveColumn(text(row, 3), text(row, 4), text(row, 5), isTrue(row, 6), isTrue(row, 7)));
            }
        }
        Map<Long, List<String>> keys = new LinkedHashMap<>();
        for (List<@Nullable String> row : query.rows(LiveQueries.PRIMARY_KEYS)) {
            keys.computeIfAbsent(Long.parseLong(text(row, 0)), o -> new ArrayList<>())
                    .add(text(row, 1));
        }
        Map<Long, LiveTable> tables = new LinkedHashMap<>();
        names.forEach((oid, name) -> tables.put(
                oid,
                new LiveTable(oid, name, columns.getOrDefault(oid, List.of()), keys.getOrDefault(oid, List.of()))));
        return tables;
    }

    private static Map<Long, List<LiveReference>> declared(Query query, Map<Long, LiveTable> tables) {
        Map<Long, List<LiveReference>> references = new LinkedHashMap<>();
        List<List<@Nullable String>> rows = query.rows(LiveQueries.FOREIGN_KEYS);
        int at = 0;
        while (at < rows.size()) {
            List<@Nullable String> first = rows.get(at);
            List<String> columns = new ArrayList<>();
            List<String> targets = new ArrayList<>();
            while (at < rows.size() && text(rows.get(at), 0).equals(text(first, 0))) {
                columns.add(text(rows.get(at), 4));
                targets.add(text(rows.get(at), 5));
                at++;
            }
            LiveTable target = tables.get(Long.parseLong(text(first, 3)));
            if (target != null) {
                references
                        .computeIfAbsent(Long.parseLong(text(first, 2)), o -> new ArrayList<>())
                        .add(new LiveReference(text(first, 1), columns, target, targets, true, isTrue(first, 6)));
            }
        }
        return references;
    }

    static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column), "a catalog column that is never null");
    }

    static boolean isTrue(List<@Nullable String> row, int column) {
        return "t".equals(row.get(column));
    }
}

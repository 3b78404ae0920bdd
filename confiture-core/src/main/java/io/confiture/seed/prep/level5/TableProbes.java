package io.confiture.seed.prep.level5;

import io.confiture.check.Rule;
import io.confiture.postgres.Query;
import io.confiture.seed.prep.live.LiveColumn;
import io.confiture.seed.prep.live.LiveReference;
import io.confiture.seed.prep.live.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the probes that look at the rows of a final table alone. */
final class TableProbes {

    private final LiveTable table;
    private final TableFacts facts;

    TableProbes(LiveTable table, TableFacts facts) {
        this.table = table;
        this.facts = facts;
    }

    /**
     * An immediate, valid unique index cannot be broken: the server refuses the second row. So only what it does not watch at
     * once is looked at, and the id, which is meant to be unique whether an index says so or not.
     */
    List<Probe> unique() {
        List<Probe> probes = new ArrayList<>();
        String id = table.id().map(LiveColumn::sql).orElse(null);
        boolean idKept =
                facts.uniques(table.oid()).stream().anyMatch(u -> u.kept() && u.predicate() == null && isId(u.keys()));
        if (id != null && !idKept) {
            probes.add(probe(
                    Question.UNIQUE,
                    ExecutionRules.DUPLICATE,
                    "value(s) of id are those of several rows of " + table.name(),
                    "SELECT " + id + "::text FROM " + table.sql() + " WHERE " + id + " IS NOT NULL GROUP BY " + id
                            + " HAVING count(*) > 1"));
        }
        for (TableFacts.UniqueIndex index : facts.uniques(table.oid())) {
            if (!index.kept()) {
                probes.add(unique(index));
            }
        }
        return probes;
    }

    private boolean isId(List<String> keys) {
        // The server quotes a name in an index only where it must.
        return keys.size() == 1
                && table.id()
                        .filter(i -> keys.contains(i.name()) || keys.contains(i.sql()))
                        .isPresent();
    }

    private Probe unique(TableFacts.UniqueIndex index) {
        List<String> conditions = new ArrayList<>();
        if (index.predicate() != null) {
            conditions.add("(" + index.predicate() + ")");
        }
        if (index.nullsDistinct()) {
            index.keys().forEach(key -> conditions.add("(" + key + ") IS NOT NULL"));
        }
        String keys = index.keys().stream().map(key -> "(" + key + ")").collect(Collectors.joining(", "));
        return probe(
                Question.UNIQUE,
                ExecutionRules.DUPLICATE,
                "time(s) several rows of " + table.name() + " are equal in " + String.join(", ", index.keys())
                        + ", which " + index.name() + " says is unique",
                "SELECT min(" + row("") + ") FROM " + table.sql()
                        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions)) + " GROUP BY "
                        + keys + " HAVING count(*) > 1");
    }

    List<Probe> notNull() {
        List<LiveColumn> columns =
                table.columns().stream().filter(LiveColumn::notNull).toList();
        if (columns.isEmpty()) {
            return List.of();
        }
        String any = columns.stream().map(c -> c.sql() + " IS NULL").collect(Collectors.joining(" OR "));
        String which = columns.stream()
                .map(c -> "CASE WHEN " + c.sql() + " IS NULL THEN " + Query.literal(c.name()) + " END")
                .collect(Collectors.joining(", "));
        return List.of(probe(
                Question.NOT_NULL,
                ExecutionRules.NOT_NULL,
                "row(s) of " + table.name() + " have NULL where the column is NOT NULL",
                "SELECT concat_ws(', ', coalesce(" + row("") + ", 'NULL'), " + which + ") FROM " + table.sql()
                        + " WHERE " + any));
    }

    List<Probe> checks() {
        return facts.checks(table.oid()).stream()
                .map(check -> probe(
                        Question.CHECKS,
                        ExecutionRules.CHECK,
                        "row(s) of " + table.name() + " do not satisfy " + check.name() + ", CHECK ("
                                + check.expression() + ")",
                        "SELECT " + row("") + " FROM " + table.sql() + " WHERE (" + check.expression() + ") IS FALSE"))
                .toList();
    }

    List<Probe> orphans(List<LiveReference> references) {
        return references.stream().map(this::orphans).toList();
    }

    private Probe orphans(LiveReference reference) {
        String columns = reference.columns().stream()
                .map(column -> "f." + LiveColumn.quoted(column))
                .collect(Collectors.joining(", "));
        String rows = "SELECT " + row("f.") + " FROM " + table.sql() + " f WHERE num_nulls(" + columns
                + ") = 0 AND NOT EXISTS (SELECT FROM " + reference.target().sql() + " t WHERE "
                + reference.join("f", "t") + ")";
        int size = reference.columns().size();
        if (reference.full() && size > 1) {
            rows += " UNION ALL SELECT " + row("f.") + " FROM " + table.sql() + " f WHERE num_nulls(" + columns
                    + ") BETWEEN 1 AND " + (size - 1);
        }
        return probe(
                Question.ORPHANS,
                ExecutionRules.ORPHAN,
                "row(s) of " + table.name() + " have a "
                        + String.join(", ", reference.columns()) + " that no row of "
                        + reference.target().name() + " has as " + String.join(", ", reference.targetColumns())
                        + (reference.declared() ? " (" + reference.name() + ")" : " (no foreign key is declared)"),
                rows);
    }

    /** A number that is given twice harms only where it must be there once. */
    private boolean isKey(String column) {
        List<String> spelled = List.of(column, LiveColumn.quoted(column));
        return table.primaryKey().contains(column)
                || facts.uniques(table.oid()).stream()
                        .anyMatch(u -> u.keys().size() == 1 && spelled.containsAll(u.keys()));
    }

    /** The next number of a sequence is read from the sequence itself, since asking for it would use it up. */
    List<Probe> sequences() {
        List<Probe> probes = new ArrayList<>();
        for (TableFacts.Sequence sequence : facts.sequences(table.oid())) {
            if (!isKey(sequence.column())) {
                continue;
            }
            String column = "f." + LiveColumn.quoted(sequence.column());
            String ahead = sequence.increment() > 0 ? " >= " : " <= ";
            probes.add(probe(
                    Question.SEQUENCES,
                    ExecutionRules.SEQUENCE,
                    "row(s) of " + table.name() + " have a " + sequence.column() + " that " + sequence.sequence()
                            + " is still to give",
                    "SELECT " + column + "::text FROM " + table.sql() + " f, (SELECT CASE WHEN q.is_called THEN"
                            + " q.last_value::numeric + (" + sequence.increment()
                            + ") ELSE q.last_value END AS next FROM " + sequence.sequence() + " q) n WHERE " + column
                            + ahead + "n.next AND (" + column + " - n.next) % (" + sequence.increment() + ") = 0"));
        }
        return probes;
    }

    /** Return the text by which a row can be found, the table's columns having this prefix. */
    private String row(String alias) {
        if (table.id().isPresent()) {
            return alias + table.id().get().sql() + "::text";
        }
        return table.primaryKey().isEmpty()
                ? alias + "ctid::text"
                : table.primaryKey().stream()
                        .map(column -> alias + LiveColumn.quoted(column) + "::text")
                        .collect(Collectors.joining(" || ', ' || "));
    }

    private static Probe probe(Question question, Rule rule, String what, String rows) {
        return new Probe(question, rule, what, rows);
    }
}

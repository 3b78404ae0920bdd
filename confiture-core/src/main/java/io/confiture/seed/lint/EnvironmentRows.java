package io.confiture.seed.lint;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.project.TableName;
import io.confiture.seed.SeedFile;
import io.confiture.seed.lint.KeySet.Key;
import io.confiture.seed.lint.KeySet.Place;
import io.confiture.sql.Diagnostic;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.SqlSourceException;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.ForeignKey;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.UniqueKey;
import io.confiture.sql.rows.ColumnName;
import io.confiture.sql.rows.CopyHead;
import io.confiture.sql.rows.InsertHead;
import io.confiture.sql.rows.LoadEnd;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.Row;
import io.confiture.sql.rows.RowReader;
import io.confiture.sql.rows.RowVisitor;
import io.confiture.sql.rows.SearchPath;
import io.confiture.sql.rows.SqlInput;
import io.confiture.sql.rows.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of all seed files of one environment in the order in which they are loaded, and judges them together.
 *
 * <p>Rows are not kept, only the values of their keys. For one thread.
 */
final class EnvironmentRows implements RowVisitor {

    private final SeedSchema schema;
    private final Map<TableName, TableRows> tables = new LinkedHashMap<>();
    private final LimitedFindings nulls = new LimitedFindings(LintRules.REQUIRED_NULL);
    private final LimitedFindings duplicates = new LimitedFindings(LintRules.DUPLICATE_KEY);
    private final Map<Rule, Set<String>> undecided = new LinkedHashMap<>();
    private final OtherStatements others;
    private int load;
    private @Nullable String unreadable;

    // The load that has begun.
    private @Nullable TableRows table;
    private @Nullable LoadHead head;
    private @Nullable RowKeys keys;
    private final List<RowImage> loaded = new ArrayList<>();

    private EnvironmentRows(SeedSchema schema) {
        this.schema = schema;
        this.others = new OtherStatements(schema);
        for (TableDefinition definition : schema.tables().tables()) {
            TableRows rows = new TableRows(definition.name());
            rows.definition(definition);
            tables.put(definition.name(), rows);
            definition.uniqueKeys().forEach(u -> rows.keys(u.columns()));
        }
        for (TableDefinition definition : schema.tables().tables()) {
            for (ForeignKey key : definition.foreignKeys()) {
                TableRows target = tables.get(key.target());
                if (target != null && !key.targetColumns().isEmpty()) {
                    target.keys(key.targetColumns());
                }
            }
        }
    }

    static RowFindings read(List<SeedFile> files, SeedSchema schema) {
        EnvironmentRows rows = new EnvironmentRows(schema);
        for (SeedFile file : files) {
            try {
                RowReader.read(SqlInput.file(file.path(), file.name()), rows);
            } catch (SqlSourceException e) {
                rows.unreadable = file.name();
            }
            if (rows.unreadable != null) {
                return new RowFindings(rows.unreadable, Map.of());
            }
        }
        return rows.judge();
    }

    private RowFindings judge() {
        References references = new References(tables, schema, others);
        references.judge();
        Map<Rule, List<Finding>> found = new LinkedHashMap<>(references.findings());
        found.put(LintRules.REQUIRED_NULL, nulls.findings());
        found.put(LintRules.DUPLICATE_KEY, duplicates.findings());
        undecided.forEach((rule, notes) -> {
            List<Finding> all = new ArrayList<>(found.getOrDefault(rule, List.of()));
            notes.forEach(n -> all.add(RowFindings.note(rule, n)));
            found.put(rule, all);
        });
        return new RowFindings(null, found);
    }

    @Override
    public void begin(LoadHead begun) {
        load++;
        head = begun;
        loaded.clear();
        keys = null;
        TableName name =
                begun.target().resolve(n -> schema.tables().find(n).isPresent()).orElse(null);
        if (name == null) {
            others.anything(load, "the search path at " + begun.location() + " cannot be followed");
            table = null;
            return;
        }
        TableRows rows = tables.computeIfAbsent(name, TableRows::new);
        table = rows;
        rows.filled(new Place(load, begun.location()));
        TableDefinition definition = rows.definition();
        if (definition == null || !definition.complete()) {
            String why = definition == null ? "no schema file defines " + name : name + " is not defined in full";
            rows.opaque(why);
            for (Rule rule : List.of(LintRules.REQUIRED_NULL, LintRules.DUPLICATE_KEY, LintRules.MISSING_REFERENCE)) {
                note(rule, why);
            }
        }
        if (begun instanceof InsertHead insert && insert.with() != null) {
            others.read(insert.with(), insert.target().path(), load, tables);
        }
        String altered = schema.altered(name);
        if (altered != null) {
            // A trigger before the row may change it, one after it may write rows elsewhere.
            rows.opaque(altered);
            others.anything(load, altered);
        }
    }

    @Override
    public void row(Row row) {
        TableRows rows = table;
        TableDefinition definition = rows == null ? null : rows.definition();
        if (rows == null || definition == null || !definition.complete() || schema.altered(rows.name()) != null) {
            return;
        }
        if (keys == null) {
            keys = new RowKeys(definition, columns(definition, row), schema.tables()::baseType);
            absent(definition, keys);
        }
        nulls(definition, row, keys);
        RowImage image = new RowImage(new Place(load, row.location()));
        for (List<String> columns : rows.keyColumns()) {
            provided(rows, columns, row, image, keys);
        }
        for (ForeignKey key : definition.foreignKeys()) {
            refer(rows, key, row, image, keys);
        }
        if (head instanceof CopyHead) {
            store(rows, image, false);
        } else {
            // Whether a row that is there already keeps it out stands behind all rows: ON CONFLICT.
            loaded.add(image);
        }
    }

    /** Return the columns that the values of a row are for. */
    private List<String> columns(TableDefinition definition, Row row) {
        LoadHead begun = head;
        if (begun != null && !begun.columns().isEmpty()) {
            return begun.columns().stream().map(c -> c.part() ? "" : c.name()).toList();
        }
        List<ColumnDefinition> all = definition.columns();
        if (begun instanceof CopyHead && row.values().size() < all.size()) {
            // COPY leaves columns out that are computed.
            all = all.stream().filter(c -> !c.generatedAlways()).toList();
        }
        return all.stream()
                .limit(row.values().size())
                .map(ColumnDefinition::name)
                .toList();
    }

    private void absent(TableDefinition definition, RowKeys known) {
        LoadHead begun = head;
        for (ColumnDefinition column : definition.columns()) {
            boolean parts = begun != null && begun.columns().stream().anyMatch(ColumnName::part);
            if (begun != null && column.isRequired() && !known.has(column.name()) && !parts) {
                nulls.add(
                        begun.location(),
                        "the rows for " + definition.name() + " have no value for " + column.name()
                                + ", which must not be NULL and has no default",
                        "Add the column to the list and a value to each row.");
            }
        }
    }

    private void nulls(TableDefinition definition, Row row, RowKeys known) {
        for (ColumnDefinition column : definition.columns()) {
            Value value = known.value(row, column.name());
            if (value != null && column.notNull() && !column.generatedAlways() && known.isNull(row, column)) {
                nulls.add(
                        value.location(),
                        column.name() + " of " + definition.name() + " is NULL, which the table refuses",
                        "Give a value.");
            }
        }
    }

    private void provided(TableRows rows, List<String> columns, Row row, RowImage image, RowKeys known) {
        Key key = known.key(row, columns);
        if (key == null) {
            rows.keys(columns)
                    .unknown("the server computes " + String.join(", ", columns) + " of the row of " + rows.name()
                            + " at " + row.location());
            return;
        }
        boolean nulls = known.anyNull(row, columns);
        UniqueKey unique = unique(rows, columns);
        if (unique == null && !nulls) {
            image.provides().put(columns, key);
        } else if (unique != null && (!nulls || unique.nullsNotDistinct())) {
            image.uniques().put(unique, key);
        }
    }

    private static @Nullable UniqueKey unique(TableRows rows, List<String> columns) {
        TableDefinition definition = rows.definition();
        return definition == null
                ? null
                : definition.uniqueKeys().stream()
                        .filter(u -> u.columns().equals(columns))
                        .findFirst()
                        .orElse(null);
    }

    private static void refer(TableRows rows, ForeignKey foreign, Row row, RowImage image, RowKeys known) {
        if (known.anyNull(row, foreign.columns())) {
            return;
        }
        Key key = known.key(row, foreign.columns());
        if (key == null) {
            rows.references(foreign).unknown("the server computes what the row at " + row.location() + " refers to");
        } else {
            image.refers().put(foreign, key);
        }
    }

    @Override
    public void end(LoadEnd end) {
        TableRows rows = table;
        if (rows == null) {
            return;
        }
        if (end.notRead() != null) {
            rows.opaque(end.notRead());
            note(LintRules.DUPLICATE_KEY, end.notRead());
            note(LintRules.REQUIRED_NULL, end.notRead());
        }
        for (RowImage image : loaded) {
            store(rows, image, end.onConflict() != LoadEnd.OnConflict.NONE);
        }
        loaded.clear();
    }

    /** Take a row into the table, unless it meets one that is there and may stay out. */
    private void store(TableRows rows, RowImage image, boolean mayStayOut) {
        boolean there = image.uniques().entrySet().stream()
                .anyMatch(u -> rows.keys(u.getKey().columns()).find(u.getValue().text()) != null);
        if (there && mayStayOut) {
            return;
        }
        image.uniques().forEach((unique, key) -> {
            Place before = rows.keys(unique.columns()).add(key, image.place());
            if (before != null) {
                duplicate(rows, unique, image.place(), before);
            }
        });
        image.provides().forEach((columns, key) -> rows.keys(columns).add(key, image.place()));
        image.refers().forEach((foreign, key) -> rows.references(foreign).add(key, image.place()));
    }

    private void duplicate(TableRows rows, UniqueKey unique, Place place, Place before) {
        String why = rows.changed() == null ? others.between(before.load(), load) : rows.changed();
        if (why != null) {
            note(LintRules.DUPLICATE_KEY, why);
            return;
        }
        duplicates.add(
                place.location(),
                "a row with the same " + String.join(", ", unique.columns()) + " is loaded into " + rows.name() + " at "
                        + before.location(),
                "Remove one of the two, or correct its key (" + unique.name() + ").");
    }

    @Override
    public void statement(Statement statement, SearchPath path) {
        load++;
        others.read(statement, path, load, tables);
    }

    @Override
    public void command(MetaCommand command) {
        if (command.treatment() == MetaCommand.Treatment.INCLUDE) {
            others.anything(load, "the file that " + command + " includes is not looked at here");
        }
    }

    @Override
    public void problem(Diagnostic diagnostic) {
        if (!diagnostic.warning()) {
            unreadable = diagnostic.source().name();
        }
    }

    private void note(Rule rule, String why) {
        undecided.computeIfAbsent(rule, r -> new LinkedHashSet<>()).add(why);
    }
}

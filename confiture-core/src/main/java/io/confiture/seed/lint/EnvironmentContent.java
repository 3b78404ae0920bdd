package io.confiture.seed.lint;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.seed.SeedFile;
import io.confiture.sql.Diagnostic;
import io.confiture.sql.SqlSourceException;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.TypeName;
import io.confiture.sql.query.SqlReading;
import io.confiture.sql.query.TableReference.Role;
import io.confiture.sql.rows.LoadEnd;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.Row;
import io.confiture.sql.rows.RowReader;
import io.confiture.sql.rows.RowVisitor;
import io.confiture.sql.rows.SearchPath;
import io.confiture.sql.rows.SqlInput;
import io.confiture.sql.rows.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the seed files of one environment load, keeping of each row its key and a digest of its values. */
final class EnvironmentContent implements RowVisitor {

    /**
     * One row.
     *
     * @param digest of all values with their columns
     * @param location where it stands
     */
    record Entry(String digest, SourceLocation location) {}

    private final SeedSchema schema;
    private final Map<TableName, Map<String, Entry>> tables =
            new TreeMap<>(java.util.Comparator.comparing(TableName::toString));
    private final List<String> undecided = new ArrayList<>();
    private @Nullable String unreadable;
    private @Nullable TableName table;
    private List<String> columns = List.of();

    private EnvironmentContent(SeedSchema schema) {
        this.schema = schema;
    }

    static EnvironmentContent read(List<SeedFile> files, SeedSchema schema) {
        EnvironmentContent content = new EnvironmentContent(schema);
        for (SeedFile file : files) {
            try {
                RowReader.read(SqlInput.file(file.path(), file.name()), content);
            } catch (SqlSourceException e) {
                content.unreadable = file.name();
            }
        }
        return content;
    }

    Map<TableName, Map<String, Entry>> tables() {
        return tables;
    }

    /** Return what was not followed, each as a sentence. */
    List<String> undecided() {
        return undecided;
    }

    @Nullable
    String unreadable() {
        return unreadable;
    }

    @Override
    public void begin(LoadHead head) {
        table = head.target()
                .resolve(n -> schema.tables().find(n).isPresent())
                .orElse(head.target().written());
        columns = head.columns().stream().map(c -> c.name()).toList();
        tables.computeIfAbsent(table, t -> new HashMap<>());
    }

    @Override
    public void row(Row row) {
        TableName name = table;
        if (name == null) {
            return;
        }
        TableDefinition definition = schema.tables().find(name).orElse(null);
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < row.values().size(); i++) {
            String column = i < columns.size()
                    ? columns.get(i)
                    : definition != null && i < definition.columns().size()
                            ? definition.columns().get(i).name()
                            : String.valueOf(i);
            values.put(column, text(row.values().get(i), definition, column));
        }
        String digest = UUID.nameUUIDFromBytes(values.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        Map<String, Entry> rows = tables.computeIfAbsent(name, t -> new HashMap<>());
        String key = key(definition, values, digest);
        // Rows without a key that are alike are told apart by their number.
        for (int same = 1; rows.containsKey(key); same++) {
            key = digest + "#" + same;
        }
        rows.put(key, new Entry(digest, row.location()));
    }

    private static String key(@Nullable TableDefinition definition, Map<String, String> values, String digest) {
        List<String> key = definition == null
                ? List.of()
                : definition.primaryKey().map(k -> k.columns()).orElse(List.of());
        return key.isEmpty() || !values.keySet().containsAll(key)
                ? digest
                : key.stream().map(values::get).toList().toString();
    }

    private String text(Value value, @Nullable TableDefinition definition, String column) {
        if (value.is(Value.Kind.NULL) || value.is(Value.Kind.DEFAULT)) {
            return value.kind().name();
        }
        TypeName type = definition == null
                ? null
                : definition
                        .column(column)
                        .map(ColumnDefinition::type)
                        .map(schema.tables()::baseType)
                        .orElse(null);
        KeyText text = type == null ? null : KeyText.of(value, type);
        return "=" + (text == null ? value.text() : text.text());
    }

    @Override
    public void end(LoadEnd end) {
        if (end.notRead() != null) {
            undecided.add(end.notRead());
        }
    }

    @Override
    public void statement(Statement statement, SearchPath path) {
        boolean writes = SqlReading.of(statement).references().stream()
                .anyMatch(r -> r.role() != Role.READ && r.role() != Role.OTHER);
        if (writes || statement.kind().is("DO") || statement.kind().is("CALL")) {
            undecided.add("what " + statement.kind().command() + " at " + statement.location()
                    + " gives is known to the server only");
        }
    }

    @Override
    public void problem(Diagnostic diagnostic) {
        if (!diagnostic.warning()) {
            unreadable = diagnostic.source().name();
        }
    }
}

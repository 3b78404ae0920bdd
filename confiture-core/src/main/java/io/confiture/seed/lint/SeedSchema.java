package io.confiture.seed.lint;

import io.confiture.check.ScriptReading;
import io.confiture.project.TableName;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.ddl.UniqueKey;
import io.confiture.sql.query.SqlReading;
import io.confiture.sql.query.TableReference;
import io.confiture.sql.query.TableReference.Role;
import io.confiture.sql.routine.Routine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the schema files say about the tables that seeds load. Immutable and thread-safe.
 *
 * <p>Triggers and the like are kept by the bare name of their table: what is only needed to say "this cannot be decided" may
 * rather be said of one table too many.
 *
 * @param tables the tables
 * @param altered by table: why a row may be stored otherwise than it is written
 * @param filled by table: why rows may be there that no seed file names
 * @param writers the bare names of functions and procedures
 */
record SeedSchema(TableModel tables, Map<String, String> altered, Map<String, String> filled, Set<String> writers) {

    private static final String RULE = " has a rule";

    SeedSchema {
        altered = Map.copyOf(altered);
        filled = Map.copyOf(filled);
        writers = Set.copyOf(writers);
    }

    static SeedSchema of(List<ScriptReading> files) {
        Map<String, String> altered = new HashMap<>();
        Map<String, String> filled = new HashMap<>();
        Set<String> writers = new HashSet<>();
        for (ScriptReading file : files) {
            for (Statement statement : file.statements()) {
                read(statement, altered, filled, writers);
            }
        }
        TableModel tables = TableModel.readFiles(
                files.stream().map(ScriptReading::statements).toList());
        return new SeedSchema(tables, altered, filled, writers);
    }

    /** Tell whether rows of a table get where they are sent: without a trigger before them, a rule, or partitions. */
    @Nullable
    String altered(TableName table) {
        return altered.get(table.name());
    }

    @Nullable
    String filled(TableName table) {
        return filled.get(table.name());
    }

    /** Tell whether an INSERT into a table may say ON CONFLICT, as far as the schema files tell; by the bare name. */
    boolean takesConflictClause(TableName table) {
        List<TableDefinition> named = tables.tables().stream()
                .filter(t -> t.name().name().equals(table.name()))
                .toList();
        boolean rule = altered.getOrDefault(table.name(), "").endsWith(RULE);
        boolean deferrable =
                named.stream().flatMap(t -> t.uniqueKeys().stream()).anyMatch(UniqueKey::deferrable);
        return !rule && !deferrable && (!named.isEmpty() || tables.tables().isEmpty());
    }

    private static void read(
            Statement statement, Map<String, String> altered, Map<String, String> filled, Set<String> writers) {
        switch (statement.kind().command()) {
            case "CREATE TRIGGER" -> after(statement, "on", altered, " has a trigger", filled);
            case "CREATE RULE" -> after(statement, "to", altered, RULE, filled);
            case "CREATE TABLE" -> partition(statement, filled);
            case "ALTER TABLE" -> attached(statement, filled);
            case "CREATE FUNCTION", "CREATE PROCEDURE" ->
                Routine.read(statement).ifPresent(r -> writers.add(r.name().name()));
            case "INSERT", "COPY", "MERGE", "UPDATE", "DELETE", "TRUNCATE", "WITH" -> {
                for (TableReference table : SqlReading.of(statement).references()) {
                    if (table.role() != Role.READ) {
                        filled.put(table.name().name(), "the schema files change rows of " + table.name());
                    }
                }
            }
            default -> {}
        }
    }

    private static void after(
            Statement statement, String word, Map<String, String> altered, String what, Map<String, String> filled) {
        Cursor cursor = new Cursor(statement.lexer());
        if (cursor.seek(word)) {
            cursor.advance();
            String table = name(cursor);
            altered.merge(table, table + what, (a, b) -> a.endsWith(RULE) ? a : b);
            filled.put(table, table + what);
        }
    }

    private static void partition(Statement statement, Map<String, String> filled) {
        Cursor cursor = new Cursor(statement.lexer());
        if (cursor.seek("partition")) {
            cursor.advance();
            if (cursor.accept("of")) {
                String table = name(cursor);
                filled.put(table, table + " has partitions, which may be loaded by their own names");
            }
        }
    }

    private static void attached(Statement statement, Map<String, String> filled) {
        Cursor cursor = new Cursor(statement.lexer());
        cursor.advance();
        cursor.advance();
        cursor.skip("if", "exists", "only");
        String table = name(cursor);
        if (cursor.seek("attach")) {
            filled.put(table, table + " has partitions, which may be loaded by their own names");
        }
    }

    /** Read a name and return its last part. */
    private static String name(Cursor cursor) {
        String name = cursor.atEnd() ? "" : cursor.token().name();
        cursor.advance();
        while (cursor.at(io.confiture.sql.TokenKind.DOT)) {
            cursor.advance();
            name = cursor.atEnd() ? "" : cursor.token().name();
            cursor.advance();
        }
        return name;
    }
}

package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.project.TableName;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.rows.CopyHead;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.SearchPath;
import io.confiture.sql.rows.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges whether everything that a file writes to lies in the prep schema. */
final class TargetJudge extends Judge {
    /** Commands that write to no table of the project. */
    private static final Set<String> HARMLESS =
            Set.of("SET", "RESET", "ANALYZE", "VACUUM", "SHOW", "DISCARD", "LOCK", "");

    private static final List<String> HARMLESS_CALLS = List.of("set_config", "setval");

    private final KnownTables tables;

    TargetJudge(KnownTables tables) {
        this.tables = tables;
    }

    @Override
    public void begin(LoadHead head) {
        Writes.before(head).forEach(write -> judge(write.command(), write.target()));
        judge(head instanceof CopyHead ? "COPY" : "INSERT", head.target());
    }

    @Override
    public void statement(Statement statement, SearchPath path) {
        List<Write> writes = Writes.of(statement, path);
        writes.forEach(write -> judge(write.command(), write.target()));
        String command = statement.kind().command();
        boolean harmless = HARMLESS.contains(command)
                || statement.kind().transactionControl().isPresent()
                || (command.equals("SELECT") && callsHarmless(statement));
        if (writes.isEmpty() && !harmless) {
            found(Finding.of(
                            SeedFileRules.NOT_ANALYSED,
                            "what " + command + " writes to is not analysed: it may write to any table")
                    .at(statement.location())
                    .withExcerpt(statement.source().excerpt(statement.start())));
        }
    }

    private void judge(String command, Target target) {
        if (tables.isTemporary(target)) {
            return;
        }
        String prep = tables.project().settings().schema();
        Optional<TableName> resolved = tables.resolve(target);
        if (resolved.isEmpty()) {
            String reason = target.path().known()
                    ? "the search_path is empty, so that PostgreSQL finds no table " + target
                    : "the search_path is computed, so that nobody can tell here which " + target + " is meant";
            found(Finding.of(SeedFileRules.TARGET, command + " names no schema, and " + reason)
                    .at(target.location())
                    .withSuggestion(
                            "Write " + new TableName(prep, target.written().name()) + "."));
            return;
        }
        TableName table = resolved.get();
        if (!prep.equals(table.schema())) {
            found(Finding.of(
                            SeedFileRules.TARGET,
                            command + " writes to " + table + how(target) + ", outside of " + prep)
                    .at(target.location())
                    .withSuggestion("Write to " + new TableName(prep, table.name()) + "."));
        } else if (tables.isUnknown(table)) {
            found(Finding.of(SeedFileRules.UNKNOWN_TABLE, "no schema file defines " + table)
                    .at(target.location()));
        } else if (tables.project().tables().find(table).isEmpty()) {
            found(Finding.of(
                            SeedFileRules.NOT_ANALYSED,
                            "no definition of " + table + " could be followed; whether it is a table is not analysed")
                    .at(target.location()));
        }
    }

    private static String how(Target target) {
        if (target.qualified()) {
            return "";
        }
        return target.path().setAt() == null
                ? " (no schema is written, and nothing sets the search_path)"
                : " (by the search_path set at " + target.path().setAt() + ")";
    }

    private static boolean callsHarmless(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        cursor.advance();
        if (cursor.at("pg_catalog")) {
            cursor.advance();
            cursor.advance();
        }
        return HARMLESS_CALLS.stream().anyMatch(cursor::at);
    }
}

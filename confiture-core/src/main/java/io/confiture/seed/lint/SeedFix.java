package io.confiture.seed.lint;

import io.confiture.check.ScriptReading;
import io.confiture.project.TableName;
import io.confiture.seed.SeedFile;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Repairs the text of a seed file: adds ON CONFLICT DO NOTHING to INSERTs that cannot run twice, removes semicolons that end
 * nothing.
 *
 * <p>Only places between tokens are touched, so strings, comments and COPY data stay as they are, line ends and a byte order
 * mark too. Repairing twice changes nothing more. A text with something unclosed is left alone, because nobody knows then
 * what is a string. Immutable and thread-safe.
 */
public final class SeedFix {

    private static final String CLAUSE = " ON CONFLICT DO NOTHING";

    private final Predicate<TableName> mayAddClause;

    /**
     * Make a repairer.
     *
     * @param mayAddClause says whether a table, as an INSERT names it, takes the clause: PostgreSQL refuses it for tables with
     *     deferrable unique constraints, and for tables and views with rules
     */
    public SeedFix(Predicate<TableName> mayAddClause) {
        this.mayAddClause = mayAddClause;
    }

    /**
     * Make a repairer that knows the tables.
     *
     * @param schema the files that define them; INSERTs into a table that they do not define stay as they are, since it may
     *     be a view, unless they define none at all
     */
    public static SeedFix of(List<ScriptReading> schema) {
        SeedSchema known = SeedSchema.of(schema);
        return new SeedFix(known::takesConflictClause);
    }

    /**
     * Repair a file on the disk, if there is anything to repair.
     *
     * @param file the file; it is replaced as a whole or not at all
     * @param write whether to write it
     * @return the text before and after
     * @throws IOException if it cannot be written
     * @throws io.confiture.sql.SqlSourceException if it cannot be read
     */
    public Repair repair(SeedFile file, boolean write) throws IOException {
        SqlScript script = SqlScript.parse(SqlSource.read(file.path(), file.name()));
        Repair repair = new Repair(file, script.source().text(), repair(script));
        if (write && repair.changed()) {
            WholeFile.replace(file.path(), repair.after());
        }
        return repair;
    }

    /** Return the repaired text; the same text if there is nothing to repair. */
    public String repair(SqlScript script) {
        String text = script.source().text();
        if (script.diagnostics().stream().anyMatch(d -> !d.warning())) {
            return text;
        }
        List<Edit> edits = new ArrayList<>();
        for (int offset : EmptyStatements.of(script)) {
            edits.add(removal(text, offset));
        }
        for (Statement statement : script.statements()) {
            clause(statement, edits);
        }
        edits.sort(Comparator.comparingInt(Edit::from));
        return apply(text, edits);
    }

    /** INSERTs in a WITH clause are left alone: with the clause their RETURNING gives other rows when they run again. */
    private void clause(Statement statement, List<Edit> edits) {
        for (Command command : CommandReader.read(statement)) {
            for (InsertClauses insert : command.inserts()) {
                if (insert.repeats()
                        && !insert.nested()
                        && insert.clauseAt() >= 0
                        && insert.table() != null
                        && mayAddClause.test(insert.table())) {
                    edits.add(new Edit(insert.clauseAt(), insert.clauseAt(), CLAUSE));
                }
            }
        }
    }

    /** Remove a semicolon with the blanks before it; with its whole line if nothing else is on it. */
    private static Edit removal(String text, int offset) {
        int from = offset;
        while (from > 0 && blank(text.charAt(from - 1))) {
            from--;
        }
        int to = offset + 1;
        boolean startsLine = from == 0 || lineEnd(text.charAt(from - 1));
        int behind = to;
        while (behind < text.length() && blank(text.charAt(behind))) {
            behind++;
        }
        boolean endsLine = behind == text.length() || lineEnd(text.charAt(behind));
        if (startsLine && endsLine) {
            to = text.startsWith("\r\n", behind) ? behind + 2 : Math.min(text.length(), behind + 1);
        } else if (startsLine) {
            from = offset;
        }
        return new Edit(from, to, "");
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean lineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static String apply(String text, List<Edit> edits) {
        StringBuilder repaired = new StringBuilder(text.length() + edits.size() * CLAUSE.length());
        int done = 0;
        for (Edit edit : edits) {
            int from = Math.max(done, edit.from());
            repaired.append(text, done, from).append(edit.text());
            done = Math.max(from, edit.to());
        }
        return edits.isEmpty()
                ? text
                : repaired.append(text, done, text.length()).toString();
    }

    /**
     * What the repair of a file is.
     *
     * @param before its text as it was
     * @param after its text as it is to be
     */
    public record Repair(SeedFile file, String before, String after) {

        /** Tell whether there is anything to repair. */
        public boolean changed() {
            return !before.equals(after);
        }
    }

    private record Edit(int from, int to, String text) {}
}

package io.confiture.migration;

import io.confiture.project.SourceLocation;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Is one piece of SQL that a migration runs: a file, or the section of a file that belongs to one side.
 *
 * <p>For a section, {@code text} is as long as the file, with everything outside the section blanked to spaces, so that
 * lines and columns are those of the real file. Where placeholders were replaced, lines stay right as long as no value
 * holds a line break, and a column behind a placeholder on the same line is off by the difference in length.
 *
 * <p>The text may hold values of placeholders and is therefore not part of {@link #toString()}.
 *
 * @param file the absolute path
 * @param name the path as people read it, relative to the project's root
 * @param side which way it moves the database
 * @param transaction how the layout's tool would run it
 * @param text the SQL to run
 * @param defect why it must not be run (unreadable, unresolved placeholder, wrong marker); it is also among the set's
 *     problems; null when the text can be used
 */
public record Script(
        Path file,
        String name,
        Side side,
        TransactionMode transaction,
        String text,
        @Nullable LayoutProblem defect) {

    /** Name the file as a whole. */
    public SourceLocation location() {
        return SourceLocation.of(file, name);
    }

    /** Cut the text into statements, with places in the real file; never throws, see {@link SqlScript#diagnostics()}. */
    public SqlScript parse() {
        return SqlScript.parse(SqlSource.of(file, name, text));
    }

    /** Return the same script run in another way. */
    public Script with(TransactionMode mode) {
        return new Script(file, name, side, mode, text, defect);
    }

    /** Return the same script marked as one that must not be run; the first mark stays. */
    public Script withDefect(LayoutProblem problem) {
        return defect != null ? this : new Script(file, name, side, transaction, text, problem);
    }

    @Override
    public String toString() {
        return "Script[%s, %s, %s, defect=%s]".formatted(name, side, transaction, defect);
    }
}

package io.confiture.seed.convert;

import io.confiture.seed.convert.Conversion.Kept;
import io.confiture.sql.Diagnostic;
import io.confiture.sql.SqlScript;
import io.confiture.sql.ddl.TableModel;
import java.util.List;
import java.util.Optional;

/**
 * Turns INSERTs into COPY blocks and back, so that the same rows are loaded in the same order.
 *
 * <p>Only rows of plain constants become COPY data; every other statement, every comment and the order of all stay. A text with
 * something unclosed is left alone as a whole. Immutable and thread-safe.
 */
public final class SeedConverter {

    private final TableModel tables;

    /**
     * Make a converter.
     *
     * @param tables the tables that the rows are for; when it has none, what depends on a table's columns or on their types
     *     stays as it is
     */
    public SeedConverter(TableModel tables) {
        this.tables = tables;
    }

    /** Turn INSERT .. VALUES into COPY .. FROM stdin. */
    public Conversion toCopy(SqlScript script) {
        return unfit(script).orElseGet(() -> new InsertToCopy(script, tables).run());
    }

    /** Turn COPY .. FROM stdin into INSERT .. VALUES. */
    public Conversion toInsert(SqlScript script) {
        return unfit(script).orElseGet(() -> new CopyToInsert(script, tables).run());
    }

    private static Optional<Conversion> unfit(SqlScript script) {
        return script.diagnostics().stream()
                .filter(d -> !d.warning())
                .findFirst()
                .map(d -> new Conversion(script.source().text(), List.of(), List.of(kept(d))));
    }

    private static Kept kept(Diagnostic diagnostic) {
        return new Kept(diagnostic.message(), diagnostic.location());
    }
}

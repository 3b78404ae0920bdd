package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.sql.Statement;
import io.confiture.sql.rows.ColumnName;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.SearchPath;
import java.util.List;

/** Judges the names of foreign-key columns in the column lists of all sorts of INSERT and COPY. */
final class NameJudge extends Judge {
    private static final String BEGIN = "fk_";
    private static final String END = "_id";

    private final KnownTables tables;

    NameJudge(KnownTables tables) {
        this.tables = tables;
    }

    /** Tell whether a name is that of a foreign key's uuid. */
    static boolean isForeignKey(String name) {
        return name.startsWith(BEGIN) && name.endsWith(END) && name.length() > BEGIN.length() + END.length();
    }

    @Override
    public void begin(LoadHead head) {
        judge(Writes.before(head));
        judge(List.of(new Write("", head.target(), head.columns())));
    }

    @Override
    public void statement(Statement statement, SearchPath path) {
        judge(Writes.of(statement, path));
    }

    private void judge(List<Write> writes) {
        for (Write write : writes) {
            if (!tables.isTemporary(write.target())) {
                write.columns().forEach(this::judge);
            }
        }
    }

    private void judge(ColumnName column) {
        String name = column.name();
        if (name.startsWith(BEGIN) && !isForeignKey(name)) {
            found(Finding.of(SeedFileRules.FOREIGN_KEY_NAME, "column " + name + " does not end in " + END)
                    .at(column.location())
                    .withSuggestion("Name it " + name + END + ", in the table and here."));
        }
    }
}

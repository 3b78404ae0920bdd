package io.confiture.seed.prep.level1;

import io.confiture.sql.Diagnostic;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.Statement;
import io.confiture.sql.rows.LoadEnd;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.Row;
import io.confiture.sql.rows.RowVisitor;
import io.confiture.sql.rows.SearchPath;
import java.util.List;

/** Hands what is read of a file to all judges, so that it is read once. */
final class FileJudges implements RowVisitor {
    private final KnownTables tables;
    private final List<Judge> judges;

    FileJudges(KnownTables tables, List<Judge> judges) {
        this.tables = tables;
        this.judges = judges;
    }

    @Override
    public void begin(LoadHead head) {
        for (Judge judge : judges) {
            judge.begin(head);
        }
    }

    @Override
    public void row(Row row) {
        for (int i = 0; i < judges.size(); i++) {
            judges.get(i).row(row);
        }
    }

    @Override
    public void end(LoadEnd end) {
        for (Judge judge : judges) {
            judge.end(end);
        }
    }

    @Override
    public void statement(Statement statement, SearchPath path) {
        tables.follow(statement);
        for (Judge judge : judges) {
            judge.statement(statement, path);
        }
    }

    @Override
    public void command(MetaCommand command) {
        for (Judge judge : judges) {
            judge.command(command);
        }
    }

    @Override
    public void problem(Diagnostic diagnostic) {
        for (Judge judge : judges) {
            judge.problem(diagnostic);
        }
    }
}

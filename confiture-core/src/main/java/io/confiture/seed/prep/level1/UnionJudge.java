package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.rows.SearchPath;
import java.util.List;

/** Judges whether the server can put the branches of each UNION, INTERSECT and EXCEPT of a file together. */
final class UnionJudge extends Judge {
    private UnionTypes types;

    UnionJudge(TableModel tables) {
        types = new UnionTypes(tables);
    }

    @Override
    public void statement(Statement statement, SearchPath path) {
        for (Finding finding : types.findings(statement, path.known() ? path.schemas() : List.of())) {
            found(finding);
        }
        String command = statement.kind().command();
        if (command.startsWith("CREATE ") || command.startsWith("ALTER ") || command.startsWith("DROP ")) {
            // A name may mean another table from here on: of tables, nothing more is concluded in this file.
            types = new UnionTypes(TableModel.read(List.of()));
        }
    }
}

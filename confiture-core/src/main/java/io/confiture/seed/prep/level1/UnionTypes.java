package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.query.SqlReading;
import io.confiture.sql.query.Tokens;
import java.util.List;

/**
 * Finds the set operations that PostgreSQL refuses: branches of unequal width, and types that do not go together.
 *
 * <p>Follows {@code transformSetOperationTree} and {@code select_common_type} of PostgreSQL: pairs from left to right,
 * INTERSECT first, parentheses as they stand; a NULL or string without cast takes the other's type, two of them become
 * text, and what comes out has to fit the column that an INSERT has for it. What the text does not tell is never an error.
 */
final class UnionTypes {
    private final TableModel tables;

    UnionTypes(TableModel tables) {
        this.tables = tables;
    }

    /** Return what is wrong with a statement, where names without schema are looked for in {@code public}. */
    List<Finding> findings(Statement statement) {
        return findings(statement, List.of("public"));
    }

    /**
     * Return what is wrong with a statement; an INFO finding when something could not be decided.
     *
     * @param path the schemas where names without schema are looked for
     */
    List<Finding> findings(Statement statement, List<String> path) {
        return report(statement, path).findings();
    }

    SetOperationReport report(Statement statement, List<String> path) {
        SetOperationReport report = new SetOperationReport();
        Tokens tokens = Tokens.of(statement);
        if (!operates(tokens)) {
            return report;
        }
        SqlReading reading = SqlReading.of(tokens);
        if (!reading.notUnderstood().isEmpty()) {
            // Of a shape that is only half understood nothing is certain.
            report.undecided(tokens.all());
            return report;
        }
        SetOperations queries = new SetOperations(tables, path, report);
        new CommandOperations(queries, tables, path, report).read(reading.command(), null);
        return report;
    }

    private static boolean operates(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == TokenKind.IDENTIFIER && tokens.isWord(i, "union", "intersect", "except")) {
                return true;
            }
        }
        return false;
    }
}

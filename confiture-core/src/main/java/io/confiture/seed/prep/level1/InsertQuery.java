package io.confiture.seed.prep.level1;

import io.confiture.sql.Statement;
import io.confiture.sql.query.Command;
import io.confiture.sql.query.Expression;
import io.confiture.sql.query.Query;
import io.confiture.sql.query.QueryBody;
import io.confiture.sql.query.SqlReading;
import io.confiture.sql.rows.SearchPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is an INSERT whose rows come from a query, as in {@code INSERT .. SELECT 'a', 1 UNION ALL SELECT 'b', 2}.
 *
 * @param write the table and the column list
 * @param rows the values of each branch; those of a branch that selects {@code *} or a whole table are left out
 */
record InsertQuery(Write write, List<List<Expression>> rows) {
    InsertQuery {
        rows = List.copyOf(rows);
    }

    static Optional<InsertQuery> of(Statement statement, SearchPath path) {
        if (!(SqlReading.of(statement).command() instanceof Command.Insert insert)) {
            return Optional.empty();
        }
        Query source = insert.source();
        if (source == null) {
            return Optional.empty();
        }
        return Writes.of(statement, path).stream()
                .filter(write ->
                        write.target().location().equals(insert.target().span().location()))
                .map(write -> new InsertQuery(write, rows(source)))
                .findFirst();
    }

    private static List<List<Expression>> rows(Query query) {
        List<List<Expression>> rows = new ArrayList<>();
        for (QueryBody branch : query.branches()) {
            if (branch instanceof QueryBody.Select select) {
                List<Expression> items =
                        select.items().stream().map(item -> item.expression()).toList();
                if (items.stream().noneMatch(Expression.Star.class::isInstance)) {
                    rows.add(items);
                }
            } else if (branch instanceof QueryBody.Values values) {
                rows.addAll(values.rows());
            }
        }
        return rows;
    }
}

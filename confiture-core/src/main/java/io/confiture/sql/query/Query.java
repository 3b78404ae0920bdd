package io.confiture.sql.query;

import io.confiture.sql.query.QueryBody.SetOperation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Is a query: WITH, what yields the rows, ORDER BY and LIMIT.
 *
 * @param with the common tables, in order
 * @param body what yields the rows
 * @param rest the expressions of ORDER BY, LIMIT, OFFSET and FETCH, which may hold subqueries
 * @param span the tokens
 */
public record Query(List<CommonTable> with, QueryBody body, List<Expression> rest, Span span) implements Command {

    /** Return the SELECT, VALUES and TABLE parts that set operations join, from left to right, also those in parentheses. */
    public List<QueryBody> branches() {
        // Not by recursion: a UNION of thousands of branches is as deep as it is long.
        List<QueryBody> branches = new ArrayList<>();
        Deque<QueryBody> open = new ArrayDeque<>();
        open.push(body);
        while (!open.isEmpty()) {
            QueryBody next = open.pop();
            if (next instanceof SetOperation operation) {
                open.push(operation.right());
                open.push(operation.left());
            } else if (next instanceof QueryBody.Nested nested) {
                open.push(nested.query().body());
            } else {
                branches.add(next);
            }
        }
        return Collections.unmodifiableList(branches);
    }

    /** Return the first branch when it is a SELECT: the one that names the columns. */
    public Optional<QueryBody.Select> firstSelect() {
        return branches().get(0) instanceof QueryBody.Select select ? Optional.of(select) : Optional.empty();
    }
}

package io.confiture.check;

import io.confiture.sql.Comment;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;

/**
 * Is one {@code -- confiture:allow <rule> <reason>} comment.
 *
 * @param rule the id of the rule that may be broken
 * @param reason why
 * @param offset where the one statement begins that may break it
 * @param comment the comment
 */
public record Allowance(String rule, String reason, int offset, Comment comment) {

    /** Say whether this is about a statement. */
    public boolean covers(Statement statement) {
        return covers(statement.source(), statement.start());
    }

    boolean covers(SqlSource source, int start) {
        return comment.source() == source && offset == start;
    }

    /** Return the finding that it allows nothing. */
    public Finding unused() {
        return Finding.of(Allowances.UNUSED, "an allowance of " + rule + " that allows nothing")
                .at(comment.location())
                .withExcerpt(comment.source().excerpt(comment.start()));
    }
}

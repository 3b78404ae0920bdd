package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Script;
import io.confiture.migration.TransactionMode;
import io.confiture.sql.Statement;
import java.util.List;

/**
 * Finds statements that must fail because their tool sends a script as one message.
 *
 * <p>PostgreSQL runs several statements of one simple-query message in one implicit transaction block (PostgreSQL manual,
 * "Multiple Statements in a Simple Query"), and refuses there what it refuses in any other. So CREATE INDEX CONCURRENTLY
 * works in a file of its own, and not beside a second statement, although the file is marked to run without transaction.
 * golang-migrate, sqlx, dbmate and Diesel send scripts that way; goose, Flyway and Confiture send statement
 * by statement, but Flyway refuses to mix both sorts of statements.
 */
record SendsWholeFiles(Layout layout, Collector out) {

    void check() {
        switch (layout) {
            case GOLANG_MIGRATE, SQLX, DBMATE, DIESEL -> out.mapScripts(this::check);
            case FLYWAY -> out.mapScripts(this::warnOfMixture);
            case CONFITURE, GOOSE -> {
                // These send statement by statement.
            }
        }
    }

    private Script check(Script script) {
        if (script.transaction() == TransactionMode.TRANSACTION || script.defect() != null) {
            return script;
        }
        List<Statement> statements = script.parse().statements();
        for (Statement statement : statements) {
            if (statements.size() > 1 && statement.kind().refusedInTransactionBlock()) {
                return script.withDefect(new LayoutProblem(
                        Kind.TOOL_FAILS,
                        "%s: %s cannot run here, because %s sends all %d statements as one message, which PostgreSQL"
                                        .formatted(
                                                script.name(),
                                                statement.kind().command(),
                                                layout.label(),
                                                statements.size())
                                + " runs in one transaction",
                        statement.location(),
                        "move it into a migration of its own"));
            }
        }
        return script;
    }

    /**
     * Warn of what Flyway refuses by default: not an error, since its setting {@code mixed} is not known here.
     *
     * <p>Source: flyway/flyway {@code ParserSqlScript}.
     */
    private Script warnOfMixture(Script script) {
        if (script.transaction() == TransactionMode.AUTO && script.defect() == null) {
            List<Statement> statements = script.parse().statements();
            List<Statement> refusing = statements.stream()
                    .filter(s -> s.kind().refusedInTransactionBlock())
                    .toList();
            if (!refusing.isEmpty() && refusing.size() < statements.size()) {
                out.problem(
                        Kind.MIXED_TRANSACTION,
                        refusing.get(0).location(),
                        "%s: %s refuses a transaction and stands beside statements that do not; Flyway stops unless mixed=true"
                                .formatted(script.name(), refusing.get(0).kind().command()),
                        "move it into a migration of its own");
            }
        }
        return script;
    }
}

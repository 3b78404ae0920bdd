package io.confiture.migration.trace;

import io.confiture.postgres.Notice;
import io.confiture.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Answers for a statement that runs outside of any transaction block: its locks from the documentation, what it rewrote by looking
 * before and after.
 */
final class Outside {

    private final DocumentedLocks documented;
    private final Map<Long, String> files;

    private Outside(DocumentedLocks documented, Map<Long, String> files) {
        this.documented = documented;
        this.files = files;
    }

    /** Look at what is there before the statement is sent. */
    static Outside of(Statement statement, Meter meter) {
        return new Outside(DocumentedLocks.of(statement, meter), meter.files());
    }

    /** Look again after it. */
    StatementTrace trace(Statement statement, Duration duration, List<Notice> notices, Meter meter) {
        Map<Long, String> now = meter.files();
        List<Relation> rewritten = new ArrayList<>();
        List<Relation> rebuilt = new ArrayList<>();
        for (Relation relation : meter.before()) {
            String file = now.get(relation.oid());
            if (file == null || relation.temporary() || file.equals(files.get(relation.oid()))) {
                continue;
            }
            if (relation.holdsRows()) {
                rewritten.add(relation);
            } else if (relation.isIndex()) {
                rebuilt.add(relation);
            }
        }
        rebuilt.removeIf(index -> rewritten.stream().anyMatch(table -> table.oid() == index.table()));
        List<Relation> scanned = new ArrayList<>(documented.scanned());
        scanned.addAll(rewritten);
        return new StatementTrace(
                statement,
                documented.locks(rewritten, meter),
                List.of(),
                StatementTracer.names(rewritten),
                StatementTracer.names(rebuilt),
                StatementTracer.names(scanned),
                0,
                duration,
                notices,
                documented.evidence());
    }
}

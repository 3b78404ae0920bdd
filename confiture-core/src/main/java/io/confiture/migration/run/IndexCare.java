package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.postgres.Session;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sees to it that statements about indexes neither stumble over an invalid index nor leave one behind. */
final class IndexCare {

    private final StepContext context;
    private final InvalidIndexes indexes;
    private final List<Finding> findings = new ArrayList<>();
    private Set<String> before = Set.of();

    IndexCare(StepContext context, Session session) {
        this.context = context;
        this.indexes = new InvalidIndexes(session);
    }

    /** Return what was done, one finding for each index. */
    List<Finding> findings() {
        return findings;
    }

    /**
     * Drop an invalid index that has the name of the one that a statement is about to make. Outside of a transaction.
     *
     * @return why the statement must not be sent: somebody builds that index
     */
    Optional<Finding> clear(Statement statement) {
        IndexText text = IndexText.of(statement);
        if (text == null) {
            return Optional.empty();
        }
        InvalidIndexes.Index index = indexes.find(text);
        if (index == null || index.valid()) {
            return Optional.empty();
        }
        if (!indexes.builders(index).isEmpty()) {
            context.tell("waits for " + indexes.builders(index) + ", who build " + index.name());
            String builders = indexes.awaitBuilders(index, context.settings().lockWait());
            if (!builders.isEmpty()) {
                return Optional.of(Finding.of(
                                RunRules.INDEX_IN_USE,
                                "the index " + index.name() + " is just being built by " + builders)
                        .at(statement.location()));
            }
            index = indexes.find(text);
        }
        if (index != null && !index.valid()) {
            drop(index, statement, "an earlier attempt had left it behind");
        }
        return Optional.empty();
    }

    /** Remember what was invalid before a statement that runs outside of a transaction. */
    void begins(Statement statement) {
        before = watched(statement)
                ? indexes.invalid().stream().map(InvalidIndexes.Index::oid).collect(Collectors.toSet())
                : Set.of();
    }

    /** Drop what a statement that failed has left behind. */
    void failed(Statement statement) {
        if (watched(statement)) {
            indexes.invalid().stream()
                    .filter(i -> !before.contains(i.oid()))
                    .filter(leftBy(statement))
                    .forEach(i -> dropUnlessBuilt(i, statement));
        }
    }

    /** Drop what a REINDEX CONCURRENTLY has left that was interrupted; its indexes are called after the one that they replace. */
    void interrupted(Statement statement) {
        if (statement.kind().is("REINDEX")) {
            indexes.invalid().stream().filter(IndexCare::replacement).forEach(i -> dropUnlessBuilt(i, statement));
        }
    }

    /** Say whether the index that a statement was to make is there and valid: IF NOT EXISTS is content with any. */
    Optional<Finding> made(Statement statement) {
        IndexText text = IndexText.of(statement);
        InvalidIndexes.Index index = text == null ? null : indexes.find(text);
        return index == null || index.valid()
                ? Optional.empty()
                : Optional.of(Finding.of(RunRules.INDEX_IN_USE, "the index " + index.name() + " is there and invalid")
                        .at(statement.location()));
    }

    private void dropUnlessBuilt(InvalidIndexes.Index index, Statement statement) {
        if (indexes.builders(index).isEmpty()) {
            drop(index, statement, "a failed " + statement.kind().command() + " had left it behind");
        }
    }

    private void drop(InvalidIndexes.Index index, Statement statement, String why) {
        indexes.drop(index);
        String text = "the invalid index " + index.name() + " was dropped: " + why;
        findings.add(Finding.of(RunRules.INVALID_INDEX, text).at(statement.location()));
        context.tell(text);
    }

    private static boolean watched(Statement statement) {
        return statement.kind().is("CREATE INDEX") || statement.kind().is("REINDEX");
    }

    private Predicate<InvalidIndexes.Index> leftBy(Statement statement) {
        IndexText text = IndexText.of(statement);
        if (text == null) {
            return IndexCare::replacement;
        }
        InvalidIndexes.Index named = indexes.find(text);
        return text.name() == null
                ? i -> indexes.invalidOn(text.table()).contains(i)
                : i -> named != null && named.oid().equals(i.oid());
    }

    /** REINDEX CONCURRENTLY appends these, and a number when the name is taken. */
    private static boolean replacement(InvalidIndexes.Index index) {
        return index.name().contains("_ccnew") || index.name().contains("_ccold");
    }
}

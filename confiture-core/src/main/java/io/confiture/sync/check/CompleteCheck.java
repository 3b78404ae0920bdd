package io.confiture.sync.check;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.rows.Relation;
import io.confiture.sync.rules.TableRules;

/**
 * Asks whether all of a table came.
 *
 * <p>Where decisions are in order and the rehearsal fails all the same, nobody else would say so: an abort points to what failed, and
 * here that is the copy itself.
 */
final class CompleteCheck {

    private final Ground ground;
    private final Rehearsed rehearsed;

    CompleteCheck(Ground ground, Rehearsed rehearsed) {
        this.ground = ground;
        this.rehearsed = rehearsed;
    }

    Outcome ask(TableRules table) {
        Outcome said = rehearsed.complete(new Relation(table.schema(), table.name()));
        return said instanceof Outcome.Aborted aborted ? ground.onSchema(s -> answer(s, table, aborted)) : said;
    }

    private Outcome answer(Schema schema, TableRules table, Outcome.Aborted aborted) {
        boolean inOrder =
                ground.rules().problems().isEmpty() && schema.plan().problems().isEmpty();
        return inOrder
                ? Outcome.failed(
                        Finding.of(SyncCheckRules.COPIES, "the decisions cannot be rehearsed: " + aborted.cause())
                                .at(table.location()))
                : aborted;
    }
}

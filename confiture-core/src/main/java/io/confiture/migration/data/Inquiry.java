package io.confiture.migration.data;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.rows.Filled;
import io.confiture.rows.Filler;
import io.confiture.rows.Relation;
import io.confiture.rows.Restraint;
import io.confiture.rows.Tables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks of one migration whether rows survive it.
 *
 * <p>The first attempt is in a transaction that is rolled back, which is quick and a bit stricter than the truth: what is found
 * there is tried again on a copy, where everything is committed, before it is believed.
 */
final class Inquiry {

    private static final int ENOUGH = 6;

    private final Subject subject;
    private final Tables tables;
    private final Touch touch;
    private final Laboratory laboratory;
    private final List<Finding> findings = new ArrayList<>();
    private final FindingMaker maker;
    private Set<Relation> wanted;

    Inquiry(Subject subject, Tables tables, Touch touch, Laboratory laboratory) {
        this.subject = subject;
        this.tables = tables;
        this.touch = touch;
        this.laboratory = laboratory;
        this.maker = new FindingMaker(subject);
        boolean all = !laboratory.quick() && (touch.more() || subject.opaque());
        this.wanted = Filler.withParents(all ? tables.relations() : touch.tables(), tables);
    }

    Outcome outcome() {
        if (!laboratory.works()) {
            return skipped(Survival.SHARES_ROLES);
        }
        findings.addAll(maker.withoutReason());
        Showing showing = first();
        if (showing.fixture().outcome() instanceof Outcome.Failed failed) {
            return failed;
        }
        if (wanted.isEmpty() && showing.before().tables().isEmpty() && !showing.failed()) {
            return skipped(Survival.NOTHING_TOUCHED);
        }
        Restraint restraint = Restraint.NONE;
        if (showing.failed()) {
            if (showing.timedOut()) {
                return new Outcome.Aborted(
                        "the " + showing.failedSide() + " script of " + subject.id() + " takes too long");
            }
            Showing bare = laboratory.bare();
            if (bare.failed()) {
                return withoutRows(bare);
            }
            Showing real = laboratory.confirms() ? laboratory.onCopy(wanted, restraint) : showing;
            while (real.failed() && showing.failed()) {
                if (restraint.nothing()) {
                    return Outcome.failed(maker.fixtureFails(showing));
                }
                Stumble stumble = new StumbleSearch(laboratory, wanted).explain(showing, restraint);
                findings.add(maker.stumble(stumble));
                restraint = findings.size() < ENOUGH ? stumble.next() : Restraint.NO_ROWS;
                showing = laboratory.attempt(wanted, restraint);
            }
            showing = showing.failed() ? real : showing;
        } else {
            findings.addAll(maker.unneededExpects());
        }
        return judge(showing, restraint);
    }

    /** Say what a failure without any rows means: the script is broken, or it only runs where it can commit. */
    private Outcome withoutRows(Showing bare) {
        Laboratory slow = laboratory.slow();
        if (laboratory.quick() && !slow.works()) {
            return skipped(Survival.SHARES_ROLES);
        }
        return laboratory.quick() && !slow.bare().failed()
                ? new Inquiry(subject, tables, touch, slow).outcome()
                : new Outcome.Aborted("the " + bare.failedSide() + " script of " + subject.id()
                        + " fails without any rows: see " + bare.failedSide());
    }

    /** Make the first attempt; again with more tables when it touches more than its words tell. */
    private Showing first() {
        Showing showing = laboratory.attempt(wanted, Restraint.NONE);
        for (int again = 0; again < 3; again++) {
            Set<Relation> more = new LinkedHashSet<>(wanted);
            more.addAll(Filler.withParents(showing.touched(), tables));
            if (more.size() == wanted.size()) {
                break;
            }
            wanted = more;
            showing = laboratory.attempt(wanted, Restraint.NONE);
        }
        return showing;
    }

    private Outcome judge(Showing showing, Restraint restraint) {
        if (showing.down() == null) {
            return findings.isEmpty() ? subject.noDown() : Outcome.of(findings, Severity.ERROR);
        }
        if (showing.down().outcome() instanceof Outcome.Skipped refused) {
            return findings.isEmpty() ? refused : Outcome.of(findings, Severity.ERROR);
        }
        List<Loss> losses = Loss.between(showing.before(), showing.after(), tables);
        if (!new Stamps(tables, touch.words()).without(losses).isEmpty() && laboratory.confirms()) {
            Showing real = laboratory.onCopy(wanted, restraint);
            if (!real.failed()) {
                showing = real;
                losses = Loss.between(real.before(), real.after(), tables);
            }
        }
        findings.addAll(maker.notFilled(showing.filled()));
        String missing = missing(showing);
        if (missing != null && losses.isEmpty()) {
            return new Outcome.Aborted(missing + " is not there after down: see round trip");
        }
        int compared = showing.before().tables().values().stream()
                .mapToInt(r -> r.values().size())
                .sum();
        if (compared == 0 && findings.stream().allMatch(f -> f.severity() == Severity.INFO)) {
            return skipped(nothingToCompare(showing.filled()));
        }
        Stamps stamps = new Stamps(tables, touch.words());
        findings.addAll(maker.stamped(stamps.named(losses)));
        findings.addAll(maker.losses(stamps.without(losses), showing.afterUp(), compared));
        return Outcome.of(findings, Severity.ERROR);
    }

    /** Return something that held rows before and is not there after down, or null. */
    private static @Nullable String missing(Showing showing) {
        for (Map.Entry<Relation, Image.Rows> table : showing.before().tables().entrySet()) {
            Image.Rows now = showing.after().tables().get(table.getKey());
            if (now == null) {
                return "table " + table.getKey();
            }
            for (String column : table.getValue().columns()) {
                if (!now.columns().contains(column)) {
                    return "column " + table.getKey() + "." + column;
                }
            }
        }
        return null;
    }

    private static String nothingToCompare(Filled filled) {
        List<String> reasons = filled.empty().stream()
                .map(t -> t.table().relation() + ": " + t.reason())
                .toList();
        return "there are no rows to compare" + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons));
    }

    private static Outcome skipped(String reason) {
        return new Outcome.Skipped(reason);
    }
}

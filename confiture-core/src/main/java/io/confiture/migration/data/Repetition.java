package io.confiture.migration.data;

import io.confiture.catalog.CatalogDiff;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.Verdict;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.rows.Restraint;
import io.confiture.rows.Tables;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Asks of a migration that says so whether running a script twice is the same as running it once. */
final class Repetition {

    private final Subject subject;
    private final Laboratory laboratory;
    private final Arena arena;
    private final Set<Relation> wanted;

    Repetition(Subject subject, Laboratory laboratory, Arena arena, Set<Relation> wanted) {
        this.subject = subject;
        this.laboratory = laboratory;
        this.arena = arena;
        this.wanted = wanted;
    }

    Outcome outcome() {
        for (String side : List.of("up", "down")) {
            boolean asked = side.equals("up")
                    ? subject.declarations().repeatsUp()
                    : subject.declarations().repeatsDown() && subject.down() != null;
            if (!asked) {
                continue;
            }
            Outcome outcome = twice(side, Restraint.NONE);
            // A script that cannot run on these rows at all is judged without them.
            outcome = outcome instanceof Outcome.Aborted ? twice(side, Restraint.NO_ROWS) : outcome;
            if (!(outcome instanceof Outcome.Passed)) {
                return outcome;
            }
        }
        return Outcome.passed();
    }

    private Outcome twice(String side, Restraint restraint) {
        Outcome quick =
                laboratory.filled(wanted, restraint, false, (s, camera) -> twice(side, s, camera, !laboratory.quick()));
        return quick instanceof Outcome.Failed && laboratory.confirms()
                ? laboratory.filled(wanted, restraint, true, (s, camera) -> twice(side, s, camera, true))
                : quick;
    }

    private Outcome twice(String side, Session session, Camera camera, boolean commit) {
        Side script = subject.up();
        Ran first = script.run(session, commit);
        if (side.equals("down") && !first.failed()) {
            script = Objects.requireNonNull(subject.down());
            first = script.run(session, commit);
        }
        if (!(first.outcome() instanceof Outcome.Passed)) {
            return new Outcome.Aborted("the script cannot be run once: see " + side);
        }
        CatalogSnapshot catalog = arena.snapshot(session);
        Tables tables = new Tables(catalog);
        Image rows = look(session, camera, tables, commit);
        Ran second = script.run(session, commit);
        if (second.failed()) {
            return Outcome.failed(new FindingMaker(subject).again(side, second));
        }
        return compare(side, catalog, arena.snapshot(session), rows, look(session, camera, tables, commit), tables);
    }

    private static Image look(Session session, Camera camera, Tables tables, boolean commit) {
        Set<Relation> all = tables.relations();
        if (!commit) {
            return camera.take(all);
        }
        session.begin();
        Image image = camera.take(all);
        session.rollback();
        return image;
    }

    private Outcome compare(
            String side, CatalogSnapshot first, CatalogSnapshot second, Image before, Image after, Tables tables) {
        CatalogDiff diff = CatalogDiff.between(first, second);
        Finding finding = Finding.of(
                        DataRules.IDEMPOTENT, "the second " + side + " of " + subject.id() + " changes something")
                .at(subject.location());
        if (diff.verdict() != Verdict.EQUAL) {
            return Outcome.failed(finding.withDetail(diff.render("first " + side, "second " + side, 40)));
        }
        List<Loss> changed = Loss.between(before, after, tables);
        if (!changed.isEmpty()) {
            return Outcome.failed(finding.withDetail(
                    RowText.losses(changed, Showing.NO_IMAGE).replace("before up", "after the first " + side)));
        }
        List<Loss> added = Loss.between(after, before, tables);
        return added.isEmpty()
                ? Outcome.passed()
                : Outcome.failed(finding.withDetail(String.join(
                        "\n",
                        added.stream()
                                .map(l -> l.relation() + ": "
                                        + RowText.count(l.gone().size(), "row") + " more after the second " + side)
                                .toList())));
    }
}

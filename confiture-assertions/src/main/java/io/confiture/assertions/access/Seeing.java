package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldSee;
import io.confiture.assertions.query.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.error.ErrorMessageFactory;

/** Decides what a role sees; each method returns what is wrong, if something is. */
final class Seeing {
    private final RoleSession session;
    private final Deed query;
    private final List<Row> rows;

    Seeing(RoleSession session, String query, Row... rows) {
        this.session = session;
        this.query = Deed.query(query);
        this.rows = List.of(rows);
    }

    Optional<ErrorMessageFactory> some() {
        if (new RoleTrial(session, query).asRole() instanceof Outcome.Ran ran) {
            List<Row> missing = minus(rows, ran.rows());
            return missing.isEmpty() && ran.count() > 0 ? Optional.empty() : Optional.of(wrong("to see", ran, missing));
        }
        return Optional.of(refused("to see"));
    }

    Optional<ErrorMessageFactory> exactly() {
        if (new RoleTrial(session, query).asRole() instanceof Outcome.Ran ran) {
            List<Row> missing = minus(rows, ran.rows());
            boolean same = missing.isEmpty() && minus(ran.rows(), rows).isEmpty();
            return same ? Optional.empty() : Optional.of(wrong("to see exactly", ran, missing));
        }
        return Optional.of(refused("to see exactly"));
    }

    /** What nobody sees, or what is not there, the role does not see either: that says nothing about it. */
    Optional<ErrorMessageFactory> none() {
        if (!(new RoleTrial(session, query).asRole() instanceof Outcome.Ran ran)) {
            return Optional.of(refused("not to see"));
        }
        List<Row> seen = rows.isEmpty() ? ran.rows() : rows.stream().filter(ran.rows()::contains).toList();
        RoleTrial.Compared all = new RoleTrial(session, query).asTester();
        if (!seen.isEmpty()) {
            return Optional.of(message("not to see", "it saw:", ran.rows(), "", all));
        }
        List<Row> there = all.outcome() instanceof Outcome.Ran tester ? tester.rows() : List.of();
        List<Row> nowhere = minus(rows, there);
        if (there.isEmpty() || !nowhere.isEmpty()) {
            String says = rows.isEmpty() ? "there is no row" : "not there: " + nowhere;
            return Optional.of(message(
                    "not to see",
                    "this says nothing: the connection's own user does not see what it should not see. That user saw:",
                    there,
                    rows.isEmpty() ? "" : says,
                    all));
        }
        return Optional.empty();
    }

    private ErrorMessageFactory wrong(String should, Outcome.Ran ran, List<Row> missing) {
        RoleTrial.Compared all = new RoleTrial(session, query).asTester();
        List<Row> there = all.outcome() instanceof Outcome.Ran tester ? tester.rows() : List.of();
        List<Row> nowhere = minus(missing, there);
        List<Row> kept = minus(missing, nowhere);
        List<String> notes = new ArrayList<>();
        if (!kept.isEmpty()) {
            notes.add("Not seen, though the connection's own user sees it: " + kept);
        }
        if (!nowhere.isEmpty()) {
            notes.add("Not seen, and not by the connection's own user either: " + nowhere);
        }
        if (rows.isEmpty() && ran.count() == 0) {
            notes.add(there.isEmpty()
                    ? "The connection's own user sees no row either"
                    : "The connection's own user sees " + there.size() + (there.size() == 1 ? " row" : " rows"));
        }
        return message(should, "it saw:", ran.rows(), String.join(System.lineSeparator(), notes), all);
    }

    private ErrorMessageFactory message(
            String should, String but, List<Row> was, String note, RoleTrial.Compared all) {
        List<String> explained = new ArrayList<>(note.isEmpty() ? List.of() : List.of(note));
        explained.addAll(all.explained());
        return ShouldSee.shouldSee(session, should, rows, query.sql(), but, was, explained);
    }

    private ErrorMessageFactory refused(String should) {
        Outcome outcome = new RoleTrial(session, query).asRole();
        return ShouldSee.shouldBeAnswered(session, should, rows, query.sql(), outcome.toString());
    }

    private static List<Row> minus(List<Row> rows, List<Row> others) {
        List<Row> rest = new ArrayList<>(rows);
        others.forEach(rest::remove);
        return rest;
    }
}

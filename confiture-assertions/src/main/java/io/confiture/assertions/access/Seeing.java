package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldSee;
import io.confiture.assertions.query.GivenRows;
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
        return look("to see", (seen, expected) -> {
            List<Row> missing = minus(expected, seen);
            return missing.isEmpty() && !seen.isEmpty()
                    ? Optional.empty()
                    : Optional.of(wrong("to see", seen, missing));
        });
    }

    Optional<ErrorMessageFactory> exactly() {
        return look("to see exactly", (seen, expected) -> {
            List<Row> missing = minus(expected, seen);
            boolean same = missing.isEmpty() && minus(seen, expected).isEmpty();
            return same ? Optional.empty() : Optional.of(wrong("to see exactly", seen, missing));
        });
    }

    /** What nobody sees, or what is not there, the role does not see either: that says nothing about it. */
    Optional<ErrorMessageFactory> none() {
        return look("not to see", (seen, expected) -> {
            RoleTrial.Compared all = new RoleTrial(session, query).asTester();
            if (rows.isEmpty() ? !seen.isEmpty() : expected.stream().anyMatch(seen::contains)) {
                return Optional.of(message("not to see", "it saw:", seen, "", all));
            }
            List<Row> there = there(all);
            List<Row> nowhere = minus(expected, there);
            if (!there.isEmpty() && nowhere.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(message(
                    "not to see",
                    "this says nothing: the connection's own user does not see what it should not see. That user saw:",
                    there,
                    nowhere.isEmpty() ? "" : "Not there: " + nowhere,
                    all));
        });
    }

    /** Ask, and compare once that is possible. A query that was refused says nothing about rows. */
    private Optional<ErrorMessageFactory> look(String should, Comparison comparison) {
        Outcome outcome = new RoleTrial(session, query).asRole();
        if (!(outcome instanceof Outcome.Ran ran)) {
            return cannot(should, "was not answered: " + outcome);
        }
        GivenRows given = ran.given();
        if (given == null) {
            return cannot(should, "it gives no rows");
        }
        if (!given.complete()) {
            return cannot(
                    should, "it saw " + given.count() + " rows: compare a part of them, or let the query sum them up");
        }
        GivenRows.Expected expected = given.expected(session.source(), rows);
        return expected.misfit().isPresent()
                ? cannot(should, "that cannot be compared: " + expected.misfit().get())
                : comparison.wrong(given.rows(), expected.rows());
    }

    private Optional<ErrorMessageFactory> cannot(String should, String but) {
        return Optional.of(ShouldSee.shouldBeAnswered(session, should, rows, query.sql(), but));
    }

    private ErrorMessageFactory wrong(String should, List<Row> seen, List<Row> missing) {
        RoleTrial.Compared all = new RoleTrial(session, query).asTester();
        List<Row> there = there(all);
        List<Row> nowhere = minus(missing, there);
        List<Row> kept = minus(missing, nowhere);
        List<String> notes = new ArrayList<>();
        if (!kept.isEmpty()) {
            notes.add("Not seen, though the connection's own user sees it: " + kept);
        }
        if (!nowhere.isEmpty()) {
            notes.add("Not seen, and not by the connection's own user either: " + nowhere);
        }
        if (rows.isEmpty() && seen.isEmpty()) {
            notes.add(
                    there.isEmpty()
                            ? "The connection's own user sees no row either"
                            : "The connection's own user sees " + there.size()
                                    + (there.size() == 1 ? " row" : " rows"));
        }
        return message(should, "it saw:", seen, String.join(System.lineSeparator(), notes), all);
    }

    private static List<Row> there(RoleTrial.Compared all) {
        return all.outcome() instanceof Outcome.Ran tester ? tester.rows() : List.of();
    }

    private ErrorMessageFactory message(String should, String but, List<Row> was, String note, RoleTrial.Compared all) {
        List<String> explained = new ArrayList<>(note.isEmpty() ? List.of() : List.of(note));
        explained.addAll(all.explained());
        return ShouldSee.shouldSee(session, should, rows, query.sql(), but, was, explained);
    }

    private static List<Row> minus(List<Row> rows, List<Row> others) {
        List<Row> rest = new ArrayList<>(rows);
        others.forEach(rest::remove);
        return rest;
    }

    @FunctionalInterface
    private interface Comparison {
        Optional<ErrorMessageFactory> wrong(List<Row> seen, List<Row> expected);
    }
}

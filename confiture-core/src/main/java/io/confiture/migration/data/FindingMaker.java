package io.confiture.migration.data;

import io.confiture.catalog.ObjectId;
import io.confiture.catalog.ObjectKind;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.migration.data.Declarations.Declaration;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.StatementFailure;
import io.confiture.rows.Filled;
import io.confiture.rows.Restraint;
import io.confiture.rows.Restraint.Place;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what was found about rows into words. */
final class FindingMaker {

    private final Subject subject;

    FindingMaker(Subject subject) {
        this.subject = subject;
    }

    /** Return a finding for each declaration that does not say why. */
    List<Finding> withoutReason() {
        return Stream.of(subject.declarations().lossy(), subject.declarations().expects())
                .flatMap(d -> Stream.ofNullable(d))
                .filter(d -> d.reason().isEmpty())
                .map(d -> at(d, Finding.of(DataRules.REASON, subject.id() + " has a declaration without a reason")))
                .toList();
    }

    /** Return a finding when a script expects something of the rows although it runs on all of them. */
    List<Finding> unneededExpects() {
        Declaration expects = subject.declarations().expects();
        return expects == null
                ? List.of()
                : List.of(
                        at(
                                expects,
                                Finding.of(
                                        DataRules.UNNEEDED,
                                        subject.id()
                                                + " runs on all rows that were tried, and is declared to expect certain ones")));
    }

    /** Return what to say about rows on which the migration fails. */
    Finding stumble(Stumble stumble) {
        Declaration expects = subject.declarations().expects();
        String head = stumble.side() + " of " + subject.id() + " fails "
                + (stumble.table() != null
                        ? "as soon as " + stumble.table() + " has a row"
                        : "on rows that the schema before it allows")
                + ": " + message(stumble.ran());
        List<String> rows = rows(stumble);
        String example = rows.isEmpty() ? "" : ", for example with " + rows.get(0);
        Finding finding = placed(Finding.of(DataRules.FAILS, head + example), stumble.ran())
                .withDetail(detail(stumble));
        return expects == null
                ? finding
                : finding.withSeverity(Severity.INFO).withSuggestion("Declared: " + expects.reason());
    }

    private static String detail(Stumble stumble) {
        List<String> lines = new ArrayList<>();
        StatementFailure failure = stumble.ran().failure();
        if (failure != null) {
            lines.add(FailureFinding.detail(failure));
        }
        rows(stumble).forEach(row -> lines.add("Row: " + row));
        if (stumble.table() != null) {
            lines.add("For the rest of this check " + stumble.table() + " stays empty.");
        } else if (!stumble.rows().isEmpty()) {
            lines.add("The rest of this check goes on without such rows.");
        }
        return String.join("\n", lines);
    }

    private static List<String> rows(Stumble stumble) {
        List<String> rows = new ArrayList<>();
        for (Place place : stumble.rows()) {
            Set<String> columns = stumble.cells().stream()
                    .filter(c -> c.table().equals(place.table()))
                    .map(Restraint.Cell::column)
                    .collect(Collectors.toSet());
            stumble.filled().of(place.table()).ifPresent(table -> table.rows().stream()
                    .filter(r -> r.index() == place.row())
                    .forEach(r -> rows.add(RowText.planned(table, r, columns))));
        }
        return rows;
    }

    /** Return the failure of a migration on the user's own rows. */
    Finding fixtureFails(Showing showing) {
        Ran ran = showing.up().failed() ? showing.up() : Objects.requireNonNull(showing.down());
        String head = showing.failedSide() + " of " + subject.id() + " fails on the rows of its .data.sql file: "
                + message(ran);
        StatementFailure failure = ran.failure();
        return placed(Finding.of(DataRules.FIXTURE, head), ran)
                .withDetail(failure == null ? null : FailureFinding.detail(failure));
    }

    /** Return notes about tables that did not get rows, or got them with help. */
    List<Finding> notFilled(Filled filled) {
        List<Finding> notes = new ArrayList<>();
        filled.empty().stream()
                .filter(t -> !String.valueOf(t.reason()).startsWith("left empty"))
                .forEach(t -> notes.add(Finding.of(
                        DataRules.NOT_FILLED, t.table().relation() + " gets no rows in this check: " + t.reason())));
        filled.triggersOff()
                .forEach((table, said) -> notes.add(Finding.of(
                        DataRules.NOT_FILLED,
                        "the rows of " + table
                                + " are put in with its triggers switched off, because they refuse them: " + said)));
        return notes;
    }

    /** Return a note about columns that triggers set while the migration ran. */
    List<Finding> stamped(List<String> columns) {
        return columns.isEmpty()
                ? List.of()
                : List.of(Finding.of(
                        DataRules.STAMPED,
                        "triggers set " + String.join(", ", columns) + " when " + subject.id() + " updates rows"));
    }

    /** Return what is to be said about what was lost, or about its declaration where nothing was. */
    List<Finding> losses(List<Loss> losses, Image afterUp, int compared) {
        Declaration lossy = subject.declarations().lossy();
        if (losses.isEmpty()) {
            return lossy == null
                    ? List.of()
                    : List.of(at(
                            lossy,
                            Finding.of(
                                    DataRules.UNNEEDED,
                                    subject.id() + " is declared lossy, and all " + RowText.count(compared, "row")
                                            + " are the same after up and down")));
        }
        String detail = RowText.losses(losses, afterUp);
        String head = "after up and down of " + subject.id() + " " + summary(losses);
        if (lossy != null && !lossy.reason().isEmpty()) {
            return List.of(at(lossy, Finding.of(DataRules.DECLARED, head + ", as declared: " + lossy.reason()))
                    .withDetail(detail));
        }
        Optional<Statement> culprit = culprit(losses.get(0));
        return List.of(Finding.of(DataRules.LOSSY, head)
                .at(culprit.map(Statement::location).orElse(subject.location()))
                .withExcerpt(culprit.map(s -> s.source().excerpt(s.start())).orElse(null))
                .withDetail(detail));
    }

    private static String summary(List<Loss> losses) {
        List<String> parts = new ArrayList<>();
        for (Loss loss : losses) {
            if (!loss.gone().isEmpty()) {
                parts.add(loss.gone().size() + " of " + RowText.count(loss.rows(), "row") + " of " + loss.relation()
                        + (loss.gone().size() == 1 ? " is" : " are") + " gone");
            }
            loss.changedColumns()
                    .forEach((column, rows) -> parts.add(loss.relation() + "." + column + " differs in " + rows + " of "
                            + RowText.count(loss.rows(), "row")));
        }
        return parts.size() <= 3
                ? String.join(" and ", parts)
                : String.join(", ", parts.subList(0, 2)) + " and " + (parts.size() - 2) + " more";
    }

    private Optional<Statement> culprit(Loss loss) {
        String table = loss.relation().name();
        String schema = loss.relation().schema();
        ObjectId object = loss.changedColumns().keySet().stream()
                .findFirst()
                .map(c -> new ObjectId(ObjectKind.COLUMN, schema, c, table))
                .orElse(new ObjectId(ObjectKind.TABLE, schema, table, null));
        return subject.culprit().apply(object);
    }

    private static String message(Ran ran) {
        StatementFailure failure = ran.failure();
        return failure != null
                ? failure.message()
                : ran.outcome() instanceof Outcome.Failed failed
                        ? failed.findings().get(0).message()
                        : "";
    }

    private static Finding placed(Finding finding, Ran ran) {
        StatementFailure failure = ran.failure();
        return failure == null ? finding : finding.at(failure.location()).withExcerpt(failure.excerpt());
    }

    private static Finding at(Declaration declaration, Finding finding) {
        return finding.at(declaration.comment().location())
                .withExcerpt(declaration
                        .comment()
                        .source()
                        .excerpt(declaration.comment().start()));
    }

    /** Return a second run that fails, as a finding. */
    Finding again(String side, Ran second) {
        return placed(
                Finding.of(
                        DataRules.IDEMPOTENT,
                        "the second " + side + " of " + subject.id() + " fails: " + message(second)),
                second);
    }
}

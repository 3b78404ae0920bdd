package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.sql.query.Expression;
import io.confiture.sql.query.QueryBody;
import io.confiture.sql.query.QueryBody.SetOperation;
import io.confiture.sql.query.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the set operations of one statement. */
final class SetOperationReport {
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();
    private @Nullable Span undecided;

    void counts(SetOperation operation, int left, int right) {
        add(Finding.of(
                        SetOperationRules.COLUMNS,
                        "this branch of the " + name(operation) + " has " + columns(right) + ", and what is before it "
                                + left)
                .at(place(operation, -1).location())
                .withExcerpt(place(operation, -1).excerpt()));
    }

    void types(SetOperation operation, int column, String trouble) {
        Span place = place(operation, column);
        add(Finding.of(
                        SetOperationRules.TYPES,
                        "column " + (column + 1) + " of the " + name(operation) + ": " + trouble)
                .at(place.location())
                .withExcerpt(place.excerpt()));
    }

    /** Two values without type are text from here on, whatever comes later. */
    void settled(SetOperation operation, int column) {
        Span place = place(operation, column);
        notes.add(Finding.of(
                        SetOperationRules.UNCAST_NULL,
                        "column " + (column + 1) + " of the " + name(operation)
                                + ": neither this value nor those before it have a type, so they become text")
                .at(place.location())
                .withExcerpt(place.excerpt()));
    }

    void target(Span query, String message) {
        add(Finding.of(SetOperationRules.TYPES, message).at(query.location()).withExcerpt(query.excerpt()));
    }

    void width(Span query, String message) {
        add(Finding.of(SetOperationRules.COLUMNS, message).at(query.location()).withExcerpt(query.excerpt()));
    }

    /** Say that something here depends on what no text tells. */
    void undecided(Span place) {
        undecided = undecided == null ? place : undecided;
    }

    private void add(Finding finding) {
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        if (!findings.isEmpty()) {
            // Where all is well, text was what was wanted; where it is not, this often says why.
            notes.stream().distinct().forEach(all::add);
        }
        if (undecided != null && findings.isEmpty()) {
            all.add(Finding.of(
                            SetOperationRules.TYPES,
                            "not every type in this statement's set operations is known from the text: not decided")
                    .withSeverity(Severity.INFO)
                    .at(undecided.location())
                    .withSuggestion("Nothing needs to be done: loading the file decides it."));
        }
        return all;
    }

    /** Tell whether something was left open, for the tests that compare verdicts. */
    boolean open() {
        return undecided != null;
    }

    private static String name(SetOperation operation) {
        return operation.kind().name().toUpperCase(Locale.ROOT);
    }

    private static String columns(int count) {
        return count == 1 ? "1 column" : count + " columns";
    }

    /** Return where the value in question stands in the right branch, as near as its form lets see. */
    private static Span place(SetOperation operation, int column) {
        QueryBody right = operation.right();
        while (right instanceof QueryBody.Nested nested) {
            right = nested.query().body();
        }
        if (right instanceof QueryBody.Select select
                && column >= 0
                && column < select.items().size()) {
            boolean stars = select.items().stream().anyMatch(item -> item.expression() instanceof Expression.Star);
            return stars ? select.span() : select.items().get(column).span();
        }
        return right.span();
    }
}

package io.confiture.sync.plan;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.project.SourceLocation;
import io.confiture.rows.Relation;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.DecisionRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a plan, and what is worth knowing about it. */
final class PlanFindings {

    private final List<PlanProblem> problems = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    List<PlanProblem> problems() {
        return problems;
    }

    List<Finding> notes() {
        return notes;
    }

    void add(Finding problem) {
        problems.add(PlanProblem.of(problem));
    }

    void note(Finding note) {
        notes.add(note);
    }

    void general(Rule rule, String message, @Nullable SourceLocation where, @Nullable String suggestion) {
        add(Finding.of(rule, message).at(where).withSuggestion(suggestion));
    }

    void table(Rule rule, Relation table, String message, @Nullable SourceLocation where, @Nullable String suggestion) {
        problems.add(new PlanProblem(Finding.of(rule, message).at(where).withSuggestion(suggestion), table, List.of()));
    }

    void column(ColumnName column, Finding problem) {
        problems.add(new PlanProblem(problem, null, List.of(column)));
    }

    void columns(
            Rule rule,
            List<ColumnName> columns,
            String message,
            @Nullable SourceLocation where,
            @Nullable String suggestion) {
        problems.add(new PlanProblem(Finding.of(rule, message).at(where).withSuggestion(suggestion), null, columns));
    }

    void note(String message, @Nullable SourceLocation where, @Nullable String detail) {
        notes.add(Finding.of(DecisionRules.SCOPE, message).at(where).withDetail(detail));
    }
}

package io.confiture.sync.plan;

import io.confiture.check.Finding;
import io.confiture.rows.Relation;
import java.util.List;

/**
 * Says what happens to every table of a database.
 *
 * @param tables in the order of their names; those that were not selected are not among them
 * @param found why it must not be carried out, with what each is about; empty in the good case
 * @param digest the SHA-256 of all decisions as they are applied, in hexadecimal: the same plan has the same digest
 * @param notes what is left out, and what the copy relies on
 */
public record SyncPlan(List<TablePlan> tables, List<PlanProblem> found, String digest, List<Finding> notes) {

    /** Copy the lists. */
    public SyncPlan {
        tables = List.copyOf(tables);
        found = List.copyOf(found);
        notes = List.copyOf(notes);
    }

    /** Make a plan whose problems are about nothing in particular. */
    public SyncPlan(List<TablePlan> tables, List<Finding> problems, String digest) {
        this(tables, problems.stream().map(PlanProblem::of).toList(), digest, List.of());
    }

    /** Return why it must not be carried out; empty in the good case. */
    public List<Finding> problems() {
        return found.stream().map(PlanProblem::finding).toList();
    }

    /** Return those problems that are about a table or its columns. */
    public List<Finding> problemsOf(Relation table) {
        return found.stream()
                .filter(p -> p.isAbout(table))
                .map(PlanProblem::finding)
                .toList();
    }

    /** Return those problems that are about a column. */
    public List<Finding> problemsOf(Relation table, String column) {
        return found.stream()
                .filter(p -> p.isAbout(table, column))
                .map(PlanProblem::finding)
                .toList();
    }
}

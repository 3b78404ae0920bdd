package io.confiture.seed.prep.level5;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.live.LivePair;
import io.confiture.seed.prep.live.LivePlan;
import io.confiture.seed.prep.live.LiveSchema;
import io.confiture.seed.prep.live.LiveStep;
import java.util.ArrayList;
import java.util.List;

/** Answers for what the database has and no file shows, and so has no leaf: tables and resolvers that code makes. */
final class Others {

    private final PrepProject project;
    private final LiveSchema schema;
    private final Answers answers;

    Others(PrepProject project, LiveSchema schema, Answers answers) {
        this.project = project;
        this.schema = schema;
        this.answers = answers;
    }

    /** Return one answer out of those that were given already. */
    Outcome judge(LivePlan plan) {
        if (schema.pairs().isEmpty()) {
            return Outcome.failed(Finding.of(
                            ExecutionRules.OTHERS,
                            "the database has no table in the schema "
                                    + project.settings().schema())
                    .at(project.directory()));
        }
        List<String> shown =
                project.prepTables().stream().map(t -> t.name().name()).toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (LivePair pair : schema.pairs()) {
            if (!shown.contains(pair.name())) {
                for (Question question : Question.values()) {
                    outcomes.add(answers.get(Answers.Key.table(pair.name(), question)));
                }
            }
        }
        for (LiveStep step : plan.steps()) {
            if (step.location() == null) {
                outcomes.add(answers.get(Answers.Key.resolver(step.name().toString())));
            }
        }
        return together(outcomes);
    }

    private static Outcome together(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        List<Finding> notes = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Failed failed) {
                findings.addAll(failed.findings());
            } else if (outcome instanceof Outcome.Passed passed) {
                notes.addAll(passed.notes());
            }
        }
        if (!findings.isEmpty()) {
            findings.addAll(notes);
            return new Outcome.Failed(findings);
        }
        return outcomes.stream()
                .filter(Outcome.Aborted.class::isInstance)
                .findFirst()
                .orElse(
                        outcomes.isEmpty()
                                ? new Outcome.Skipped("the files show every prep table and every resolver")
                                : new Outcome.Passed(notes));
    }
}

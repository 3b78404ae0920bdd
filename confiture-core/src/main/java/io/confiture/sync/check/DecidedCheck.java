package io.confiture.sync.check;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.rows.Column;
import io.confiture.rows.Relation;
import io.confiture.sync.mask.KeptPath;
import io.confiture.sync.plan.PlanProblem;
import io.confiture.sync.plan.ValueType;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import io.confiture.sync.suggest.Detector;
import io.confiture.sync.suggest.PersonalLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether the decisions about a table are complete and possible, and whether those that keep a column that looks personal were
 * reviewed.
 */
final class DecidedCheck {

    private final Ground ground;
    private final Detector detector = new Detector();

    DecidedCheck(Ground ground) {
        this.ground = ground;
    }

    /** Ask it of one table that the files name. */
    Outcome table(Relation relation) {
        List<Subject> own = ground.subjects().stream()
                .filter(s -> s.relation().equals(relation))
                .toList();
        return ground.onSchema(schema -> {
            if (!schema.tables().has(relation)) {
                return new Outcome.Aborted("there is no table " + relation + ": see sync/tables");
            }
            List<Finding> findings = new ArrayList<>();
            schema.plan().found().stream()
                    .filter(p -> isOf(p, relation, own) && !isLinked(p))
                    .map(PlanProblem::finding)
                    .forEach(findings::add);
            boolean copied =
                    schema.plan(relation).map(t -> t.withoutRows() == null).orElse(true);
            if (copied) {
                own.forEach(s -> suspicious(s, schema).ifPresent(findings::add));
                own.forEach(s -> keptPaths(s).forEach(findings::add));
            }
            return Outcome.of(findings, Severity.ERROR);
        });
    }

    /** Ask whether every table of the schema has decisions, and every table with decisions is there. */
    Outcome tables() {
        return ground.onSchema(schema -> {
            List<Finding> findings = new ArrayList<>();
            for (PlanProblem problem : schema.plan().found()) {
                boolean ofFiles = ground.rules().problems().contains(problem.finding());
                boolean elsewhere = ground.rules().tables().stream().anyMatch(t -> {
                    Relation relation = new Relation(t.schema(), t.name());
                    return schema.tables().has(relation)
                            && (isOf(problem, relation, subjects(relation))
                                    || problem.columns().stream()
                                            .anyMatch(c -> c.schema().equals(t.schema())
                                                    && c.table().equals(t.name())));
                });
                if (!ofFiles && !elsewhere) {
                    findings.add(problem.finding());
                }
            }
            findings.addAll(schema.plan().notes().stream()
                    .filter(n -> !ground.rules().notes().contains(n))
                    .toList());
            return Outcome.of(findings, Severity.ERROR);
        });
    }

    private List<Subject> subjects(Relation relation) {
        return ground.subjects().stream()
                .filter(s -> s.relation().equals(relation))
                .toList();
    }

    /** Say whether a problem is about a table or its columns, by what the plan says or by where the problem stands. */
    private boolean isOf(PlanProblem problem, Relation relation, List<Subject> own) {
        boolean about = relation.equals(problem.table())
                || problem.columns().stream()
                        .anyMatch(c -> c.schema().equals(relation.schema())
                                && c.table().equals(relation.name()));
        return about
                || own.stream().anyMatch(s -> !Attribution.about(s, ground.subjects(), List.of(problem.finding()))
                        .isEmpty());
    }

    /** What a rule's own check says of its links is not said twice. */
    private boolean isLinked(PlanProblem problem) {
        return problem.finding().rule().equals(DecisionRules.LINKED)
                && problem.columns().stream().anyMatch(c -> ground.subjects().stream()
                        .anyMatch(s -> Ground.isRule(s)
                                && s.relation().equals(new Relation(c.schema(), c.table()))
                                && s.column().equals(c.column())));
    }

    private Optional<Finding> suspicious(Subject subject, Schema schema) {
        boolean trusted = !(subject.decision() instanceof Decision.Keep keep) || keep.reviewed();
        Column column = schema.column(subject).orElse(null);
        if (trusted || column == null || column.generated()) {
            return Optional.empty();
        }
        String type = ValueType.of(column.type(), schema.tables()).element();
        return detector.look(subject.relation().name(), subject.column(), type, comment(subject, schema))
                .map(look -> finding(subject, look));
    }

    /** Parts of documents are kept like columns, and looked at in the same way. */
    private List<Finding> keptPaths(Subject subject) {
        if (!(subject.decision() instanceof Decision.Mask mask)
                || !mask.strategy().equals("json")) {
            return List.of();
        }
        return KeptPath.of(mask.options()).stream()
                .flatMap(kept -> detector
                        .look(
                                subject.relation().name(),
                                kept.name(),
                                kept.name().isEmpty() ? "jsonb" : "text",
                                null)
                        .map(look -> Finding.of(
                                        SyncCheckRules.SUSPICIOUS_KEEP,
                                        "the part " + kept.path() + " of " + subject + " is kept although " + look)
                                .at(subject.location()))
                        .stream())
                .toList();
    }

    private static Finding finding(Subject subject, PersonalLook look) {
        return Finding.of(SyncCheckRules.SUSPICIOUS_KEEP, "the column " + subject + " is kept although " + look)
                .at(subject.location());
    }

    private static @Nullable String comment(Subject subject, Schema schema) {
        return Defaults.object(subject, schema).map(o -> o.property("comment")).orElse(null);
    }
}

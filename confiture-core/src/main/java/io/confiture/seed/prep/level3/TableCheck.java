package io.confiture.seed.prep.level3;

import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.PrepReference;
import io.confiture.seed.prep.Resolver;
import io.confiture.seed.prep.ResolverOrder;
import io.confiture.seed.prep.Routines;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.query.TableReference;
import java.util.ArrayList;
import java.util.List;

/** Answers the checks of one prep table. */
final class TableCheck {
    private final PrepProject project;
    private final Routines routines;
    private final KnownRelations relations;
    private final TableDefinition prep;

    TableCheck(PrepProject project, Routines routines, KnownRelations relations, TableDefinition prep) {
        this.project = project;
        this.routines = routines;
        this.relations = relations;
        this.prep = prep;
    }

    /** Say whether there is a resolver, just one, and whether it writes the final table. */
    Outcome resolver() {
        List<Resolver> resolvers = routines.resolvers(prep);
        String name = project.settings().resolverPrefix() + prep.name().name();
        Answer answer = new Answer();
        if (resolvers.isEmpty()) {
            answer.finding(
                    ResolutionRules.MISSING, "no function " + name + " resolves " + prep.name(), prep.location());
        } else if (resolvers.size() > 1) {
            answer.finding(
                    ResolutionRules.MISSING,
                    "several functions resolve " + prep.name() + ": "
                            + String.join(
                                    ", ",
                                    resolvers.stream().map(Resolver::toString).toList()),
                    resolvers.get(1).routine().nameSpan());
        }
        for (Resolver resolver : resolvers) {
            Program program = program(resolver);
            List<Write> writes = Writes.of(program);
            writes.stream().filter(Write::insert).forEach(write -> identity(write, answer));
            if (writes.stream().noneMatch(Write::insert)) {
                if (program.notFollowed().isEmpty()) {
                    answer.finding(
                            ResolutionRules.TARGET,
                            resolver + " inserts nothing into " + project.finalName(prep),
                            resolver.routine().nameSpan());
                } else {
                    answer.open(program.notFollowed());
                }
            }
        }
        return answer.outcome();
    }

    /** A row whose id is another than that of its prep row can be found by nobody. */
    private void identity(Write write, Answer answer) {
        Origin id = Origins.of(write.values().get("id"));
        if (id != null && !isPrepId(id, write.step().body().analysis())) {
            answer.finding(
                    ResolutionRules.TARGET,
                    "id is taken from " + id.source().table() + "." + id.column() + ", not from " + prep.name() + ".id",
                    write.span());
        }
    }

    private boolean isPrepId(Origin id, Analysis analysis) {
        boolean itself = id.column().equals("id") && id.source().table().equals(prep.name());
        return itself
                || analysis.prepRows().stream().anyMatch(row -> analysis.equal().same(id, new Origin(row, "id")));
    }

    /** Say whether each table that the resolver names lies where the schema files put it. */
    Outcome drift() {
        return each((resolver, answer) -> new DriftCheck(relations).look(program(resolver), answer));
    }

    /** Say whether each foreign key comes from the row that is meant. */
    Outcome foreignKeys() {
        return keys(false, ResolutionRules.FOREIGN_KEY);
    }

    /** Say whether references to the table itself are set in a second pass. */
    Outcome selfReference() {
        return keys(true, ResolutionRules.SELF_REFERENCE);
    }

    /** Return the references of one sort. */
    List<PrepReference> references(boolean self) {
        return PrepReference.of(project, prep).stream()
                .filter(reference -> reference.self() == self)
                .toList();
    }

    private Outcome keys(boolean self, Rule rule) {
        return each((resolver, answer) -> {
            Program program = program(resolver);
            List<Write> writes = Writes.of(program);
            answer.open(program.notFollowed());
            if (writes.stream().noneMatch(Write::insert)) {
                answer.open(resolver + " inserts nothing into " + project.finalName(prep) + ": see resolver");
            }
            for (PrepReference reference : references(self)) {
                key(program, writes, reference, rule, resolver, answer);
            }
        });
    }

    private void key(
            Program program, List<Write> writes, PrepReference reference, Rule rule, Resolver resolver, Answer answer) {
        boolean absent = project.finalTable(prep)
                .map(table -> table.complete()
                        && table.column(reference.finalColumn()).isEmpty())
                .orElse(false);
        if (absent) {
            answer.open(project.finalName(prep) + " has no column " + reference.finalColumn() + ": see level 2");
            return;
        }
        List<Verdict> verdicts = Judgement.of(program.analysis(), reference, writes);
        if (!verdicts.isEmpty()) {
            // In a circle of tables one resolver leaves its key to another that runs later.
            List<Write> all = new ArrayList<>(writes);
            all.addAll(later(program.analysis(), resolver));
            verdicts = Judgement.of(program.analysis(), reference, all);
        }
        for (Verdict verdict : verdicts) {
            String message = reference.finalColumn() + " " + verdict.reason();
            if (verdict.is(Verdict.Kind.UNKNOWN)) {
                answer.open(
                        verdict.span() == null
                                ? message
                                : message + " at " + verdict.span().location());
            } else {
                answer.finding(
                        rule,
                        message,
                        verdict.span() == null ? resolver.routine().nameSpan() : verdict.span());
            }
        }
    }

    /** Return what resolvers that run later change in the final table. */
    private List<Write> later(Analysis analysis, Resolver resolver) {
        List<Resolver> order = ResolverOrder.of(project, routines).resolvers();
        return order.subList(order.indexOf(resolver) + 1, order.size()).stream()
                .filter(other -> other.routine().references().stream()
                        .anyMatch(r -> r.role() == TableReference.Role.UPDATE
                                && r.name().name().equals(prep.name().name())))
                .flatMap(other -> Writes.of(new Program(analysis, other)).stream())
                .filter(write -> !write.insert())
                .toList();
    }

    private Outcome each(Look look) {
        List<Resolver> resolvers = routines.resolvers(prep);
        if (resolvers.isEmpty()) {
            return new Outcome.Aborted("there is no resolver for " + prep.name() + ": see resolver");
        }
        Answer answer = new Answer();
        resolvers.forEach(resolver -> look.look(resolver, answer));
        return answer.outcome();
    }

    private Program program(Resolver resolver) {
        return new Program(new Analysis(project, routines, relations, prep), resolver);
    }

    private interface Look {
        void look(Resolver resolver, Answer answer);
    }
}

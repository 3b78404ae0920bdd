package io.confiture.seed.prep.level3;

import io.confiture.check.Outcome;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.PrepReference;
import io.confiture.seed.prep.Resolver;
import io.confiture.seed.prep.ResolverOrder;
import io.confiture.seed.prep.Routines;
import java.util.List;

/** Compares the order in which resolvers run with the foreign keys. */
final class OrderCheck {
    private final PrepProject project;
    private final Routines routines;
    private final KnownRelations relations;

    OrderCheck(PrepProject project, Routines routines, KnownRelations relations) {
        this.project = project;
        this.routines = routines;
        this.relations = relations;
    }

    Outcome run() {
        ResolverOrder order = ResolverOrder.of(project, routines);
        if (order.resolvers().isEmpty()) {
            return new Outcome.Aborted("there are no resolvers to order: see the resolver of each table");
        }
        Answer answer = new Answer();
        order.unknown()
                .forEach(name -> answer.finding(
                        ResolutionRules.ORDER,
                        "seed.prep.resolver_order names " + name + ", which resolves no prep table",
                        project.directory()));
        order.unnamed()
                .forEach(resolver -> answer.finding(
                        ResolutionRules.ORDER,
                        "seed.prep.resolver_order does not name " + resolver,
                        resolver.routine().nameSpan()));
        order.contradictions()
                .forEach(pair -> answer.finding(
                        ResolutionRules.ORDER,
                        "seed.prep.resolver_order runs " + pair.first() + " before " + pair.needed()
                                + ", whose rows it refers to",
                        pair.first().routine().nameSpan()));
        order.cycles().forEach(cycle -> cycle(order, cycle, answer));
        return answer.outcome();
    }

    /** A circle is broken when one resolver leaves its reference to a later pass: a key that no INSERT looks up. */
    private void cycle(ResolverOrder order, List<Resolver> cycle, Answer answer) {
        List<Resolver> inOrder =
                order.resolvers().stream().filter(cycle::contains).toList();
        for (int i = 0; i < inOrder.size(); i++) {
            Resolver early = inOrder.get(i);
            for (Resolver late : inOrder.subList(i + 1, inOrder.size())) {
                for (PrepReference reference : PrepReference.of(project, early.prep())) {
                    if (project.finalName(late.prep()).equals(reference.target())) {
                        needed(early, late, reference, answer);
                    }
                }
            }
        }
    }

    private void needed(Resolver early, Resolver late, PrepReference reference, Answer answer) {
        Program program = new Program(new Analysis(project, routines, relations, early.prep()), early);
        if (!program.notFollowed().isEmpty()) {
            answer.open(program.notFollowed());
            return;
        }
        boolean later = setLater(late, early, reference);
        if (!later) {
            answer.finding(
                    ResolutionRules.ORDER,
                    early + " and " + late + " refer to each other's rows: whichever runs first finds nothing for "
                            + reference.finalColumn(),
                    early.routine().nameSpan());
        }
    }

    /** Tell whether the resolver that runs later sets the key of the earlier one's rows. */
    private boolean setLater(Resolver late, Resolver early, PrepReference reference) {
        Analysis analysis = new Analysis(project, routines, relations, early.prep());
        return Writes.of(new Program(analysis, late)).stream()
                .anyMatch(write -> !write.insert() && write.assigns(reference.finalColumn()));
    }
}

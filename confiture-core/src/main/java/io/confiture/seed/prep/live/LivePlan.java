package io.confiture.seed.prep.live;

import io.confiture.project.SeedSettings;
import io.confiture.project.TableName;
import io.confiture.seed.prep.Resolver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The resolvers of a database in the order in which they run: those that the files show and those that only the server knows.
 *
 * <p>A resolver runs after those that fill the tables which its own table references, unless the settings give an order.
 * Immutable.
 *
 * @param steps the resolvers
 */
public record LivePlan(List<LiveStep> steps) {

    /** Copy the list. */
    public LivePlan {
        steps = List.copyOf(steps);
    }

    /**
     * Plan.
     *
     * @param shown the resolvers that the files show, in the order in which they are to run as far as the files tell
     */
    public static LivePlan of(
            List<Resolver> shown, LiveSchema schema, LiveRoutines routines, SeedSettings.Prep settings) {
        List<LiveStep> steps = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        for (Resolver resolver : shown) {
            TableName name = resolver.function();
            LiveRoutine routine = routines.callable(name).orElse(null);
            LiveStep step = new LiveStep(
                    name, routine, schema.pair(resolver.prep().name().name()).orElse(null), resolver);
            steps.add(step);
            if (routine != null) {
                known.add(routine.oid());
            }
        }
        for (LiveRoutine routine : routines.callableWithPrefix(settings.resolverPrefix())) {
            Optional<LivePair> pair = pair(routine.name(), schema, settings);
            if (!known.contains(routine.oid()) && pair.isPresent()) {
                steps.add(new LiveStep(routine.name(), routine, pair.get(), null));
            }
        }
        return new LivePlan(settings.resolverOrder().isEmpty() ? ordered(steps) : steps);
    }

    /** Find the step that is for a table. */
    public Optional<LiveStep> stepFor(LivePair pair) {
        return steps.stream()
                .filter(s ->
                        s.pair() != null && s.pair().prep().oid() == pair.prep().oid())
                .findFirst();
    }

    private static Optional<LivePair> pair(TableName function, LiveSchema schema, SeedSettings.Prep settings) {
        String prefix = settings.resolverPrefix();
        return function.name().startsWith(prefix)
                ? schema.pair(function.name().substring(prefix.length()))
                : Optional.empty();
    }

    /** Take again and again the first that needs none of the others; in a circle, the first. */
    private static List<LiveStep> ordered(List<LiveStep> steps) {
        List<LiveStep> left = new ArrayList<>(steps);
        List<LiveStep> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            LiveStep next = left.stream()
                    .filter(s -> left.stream().noneMatch(s::needs))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }
}

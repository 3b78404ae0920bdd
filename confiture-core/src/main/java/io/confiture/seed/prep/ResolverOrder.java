package io.confiture.seed.prep;

import io.confiture.project.TableName;
import io.confiture.sql.ddl.TableDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Orders the resolvers so that each runs after those whose rows it refers to.
 *
 * <p>The foreign keys decide; among those that are free, the name. The setting {@code seed.prep.resolver_order} overrides
 * this; resolvers that it does not name come last. Immutable and thread-safe.
 *
 * @param resolvers the resolvers in the order in which they run
 * @param cycles the resolvers that refer to each other in a circle, by name, each circle once; they stand in the order
 *     all the same
 * @param unknown what the setting names and is no resolver
 * @param unnamed the resolvers that the setting leaves out, when there is such a setting
 * @param contradictions pairs where the setting runs a resolver before one that it refers to
 */
public record ResolverOrder(
        List<Resolver> resolvers,
        List<List<Resolver>> cycles,
        List<String> unknown,
        List<Resolver> unnamed,
        List<Contradiction> contradictions) {

    /**
     * Says that one resolver refers to the rows of another that runs later.
     *
     * @param first the one that runs first
     * @param needed the one that it needs
     */
    public record Contradiction(Resolver first, Resolver needed) {}

    /** Copy the lists. */
    public ResolverOrder {
        resolvers = List.copyOf(resolvers);
        cycles = List.copyOf(cycles);
        unknown = List.copyOf(unknown);
        unnamed = List.copyOf(unnamed);
        contradictions = List.copyOf(contradictions);
    }

    /** Order the resolvers of a project. */
    public static ResolverOrder of(PrepProject project, Routines routines) {
        List<Resolver> all = routines.resolvers().stream()
                .sorted(Comparator.comparing((Resolver r) -> r.function().name())
                        .thenComparing(r -> String.valueOf(r.function().schema())))
                .toList();
        Map<TableName, Set<TableName>> needs = new TreeMap<>(Comparator.comparing(TableName::toString));
        for (Resolver resolver : all) {
            needs.put(resolver.prep().name(), needs(project, resolver.prep()));
        }
        Topology topology = Topology.of(needs);
        List<Resolver> byKeys = topology.order().stream()
                .flatMap(prep -> all.stream().filter(r -> r.prep().name().equals(prep)))
                .toList();
        List<List<Resolver>> cycles = topology.cycles().stream()
                .map(circle -> byKeys.stream()
                        .filter(r -> circle.contains(r.prep().name()))
                        .toList())
                .toList();
        List<String> given = project.settings().resolverOrder();
        if (given.isEmpty()) {
            return new ResolverOrder(byKeys, cycles, List.of(), List.of(), List.of());
        }
        return given(given, byKeys, cycles, needs);
    }

    private static Set<TableName> needs(PrepProject project, TableDefinition prep) {
        Map<TableName, TableName> prepOfFinal = project.prepTables().stream()
                .collect(Collectors.toMap(project::finalName, TableDefinition::name, (a, b) -> a));
        Set<TableName> needs = new TreeSet<>(Comparator.comparing(TableName::toString));
        for (PrepReference reference : PrepReference.of(project, prep)) {
            TableName other = reference.target() == null ? null : prepOfFinal.get(reference.target());
            if (other != null && !other.equals(prep.name())) {
                needs.add(other);
            }
        }
        // A foreign key of the final table counts also when the prep table says nothing of it: the row must be there.
        project.finalTable(prep).ifPresent(table -> table.foreignKeys().forEach(key -> {
            TableName other = prepOfFinal.get(key.target());
            if (other != null && !other.equals(prep.name())) {
                needs.add(other);
            }
        }));
        return needs;
    }

    private static ResolverOrder given(
            List<String> given,
            List<Resolver> byKeys,
            List<List<Resolver>> cycles,
            Map<TableName, Set<TableName>> needs) {
        List<Resolver> order = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : given) {
            List<Resolver> meant = byKeys.stream().filter(r -> isMeant(name, r)).toList();
            if (meant.isEmpty()) {
                unknown.add(name);
            }
            meant.stream().filter(r -> !order.contains(r)).forEach(order::add);
        }
        List<Resolver> unnamed = byKeys.stream().filter(r -> !order.contains(r)).toList();
        order.addAll(unnamed);
        List<Contradiction> contradictions = new ArrayList<>();
        for (int first = 0; first < order.size(); first++) {
            for (int later = first + 1; later < order.size(); later++) {
                boolean needed = needs.getOrDefault(order.get(first).prep().name(), Set.of())
                        .contains(order.get(later).prep().name());
                Resolver one = order.get(first);
                Resolver other = order.get(later);
                boolean inCycle = cycles.stream().anyMatch(c -> c.contains(one) && c.contains(other));
                if (needed && !inCycle) {
                    contradictions.add(new Contradiction(one, other));
                }
            }
        }
        return new ResolverOrder(order, cycles, unknown, unnamed, contradictions);
    }

    private static boolean isMeant(String name, Resolver resolver) {
        try {
            TableName parsed = TableName.parse(name);
            return parsed.name().equals(resolver.function().name())
                    && (parsed.schema() == null
                            || parsed.schema().equals(resolver.function().schema()));
        } catch (IllegalArgumentException e) {
            // No name at all: it is reported as unknown.
            return false;
        }
    }
}

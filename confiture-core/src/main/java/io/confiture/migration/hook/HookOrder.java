package io.confiture.migration.hook;

import io.confiture.project.Nearest;
import io.confiture.project.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Orders the hooks of one phase: each after those that it names, otherwise by name.
 *
 * <p>Of those whose dependencies have run, the first by name is next, so the order depends on nothing but the hooks.
 */
final class HookOrder {

    private final Consumer<Problem> problems;

    HookOrder(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** Return the hooks in order; what cannot be ordered is a problem and left out. */
    List<HookEntry> of(List<HookEntry> hooks) {
        Map<String, HookEntry> open = new TreeMap<>();
        for (HookEntry hook : hooks) {
            HookEntry same = open.putIfAbsent(hook.name(), hook);
            if (same != null) {
                complain(
                        hook,
                        "there are two hooks " + hook.phase().word() + "/" + hook.name() + ", the other one is "
                                + same.location(),
                        "rename one of them");
            }
        }
        open.values().forEach(hook -> checkDependencies(hook, open));
        List<HookEntry> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            HookEntry next = open.values().stream()
                    .sorted(Comparator.comparing((HookEntry h) -> h.moment().rank(h.phase()))
                            .thenComparing(HookEntry::name))
                    .filter(h -> h.options().after().stream().noneMatch(open::containsKey))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                reportCycle(open);
                break;
            }
            ordered.add(next);
            open.remove(next.name());
        }
        return ordered;
    }

    private void checkDependencies(HookEntry hook, Map<String, HookEntry> all) {
        for (String name : hook.options().after()) {
            HookEntry first = all.get(name);
            if (first == null) {
                complain(
                        hook,
                        "it is to run after " + name + ", and there is no hook of that name in "
                                + hook.phase().word(),
                        Nearest.question(name, all.keySet()));
            } else if (first.moment().rank(hook.phase()) > hook.moment().rank(hook.phase())) {
                complain(
                        hook,
                        "it is to run after " + name + ", which always runs later: " + words(hook) + ", and " + name
                                + " " + words(first),
                        "give both the same transaction= and each=");
            }
        }
    }

    private static String words(HookEntry hook) {
        return switch (hook.moment()) {
            case RUN -> "runs once";
            case OUTSIDE -> "runs outside of the transaction";
            case INSIDE -> "runs inside of the transaction";
        };
    }

    private void reportCycle(Map<String, HookEntry> open) {
        List<HookEntry> cycle = new ArrayList<>();
        HookEntry at = open.values().iterator().next();
        while (!cycle.contains(at)) {
            cycle.add(at);
            HookEntry from = at;
            at = from.options().after().stream()
                    .filter(open::containsKey)
                    .sorted()
                    .map(open::get)
                    .findFirst()
                    .orElse(from);
        }
        List<HookEntry> round = cycle.subList(cycle.indexOf(at), cycle.size());
        complain(
                at,
                "hooks wait for each other: "
                        + round.stream().map(HookEntry::name).collect(Collectors.joining(" after ")) + " after "
                        + at.name(),
                "take one of the after= away");
    }

    private void complain(HookEntry hook, String message, @org.jspecify.annotations.Nullable String suggestion) {
        problems.accept(new Problem(hook.location(), null, message, suggestion));
    }
}

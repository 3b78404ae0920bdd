package io.confiture.migration.layout;

import io.confiture.migration.LayoutProblem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Chooses what pop would run on PostgreSQL among files for several databases, and says what it left out. */
final class PopDialects {

    private final PairRules rules;
    private final Collector out;

    PopDialects(PairRules rules, Collector out) {
        this.rules = rules;
        this.out = out;
    }

    List<PairName> choose(List<PairName> names) {
        List<PairName> chosen = new ArrayList<>();
        Map<String, Integer> left = new TreeMap<>();
        List<String> replaced = new ArrayList<>();
        for (PairName name : names) {
            if (name.isForeign()) {
                left.merge(Objects.requireNonNull(name.dialect()), 1, Integer::sum);
            } else if (name.dialect() == null && names.stream().anyMatch(other -> replaces(other, name))) {
                replaced.add(Folder.fileName(name.file()));
            } else {
                chosen.add(name);
            }
        }
        if (!left.isEmpty()) {
            note("left out files for other databases: "
                    + left.entrySet().stream()
                            .map(e -> "%s (%d)".formatted(e.getKey(), e.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        if (!replaced.isEmpty()) {
            note("left out files for which there is one for PostgreSQL alone: " + String.join(", ", replaced));
        }
        chosen.sort(Comparator.comparing(PairName::stem));
        return chosen;
    }

    private boolean replaces(PairName other, PairName name) {
        return other.isPostgres() && other.side() == name.side() && rules.compare(other.version(), name.version()) == 0;
    }

    private void note(String message) {
        out.problem(Kind.OTHER_DIALECT, out.folder().path(), message, null);
    }
}

package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.TransactionMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads a directory as pop and popx do on PostgreSQL.
 *
 * <p>Files for other databases are left out, a PostgreSQL file replaces the one for all databases of the same version
 * and side, and {@code .autocommit} means no transaction. Versions compare as text. popx cuts one migration into
 * statements: versions longer than 14 digits belong to the migration of their first 14, whose ups run forwards and whose
 * downs run backwards; the single steps do not pair up, only the group as a whole comes back. Sources: gobuffalo/pop
 * {@code match.go}, ory/x {@code popx/match.go}, {@code popx/migration_info.go}, {@code popx/migrator.go} (its "legacy
 * version" is the first 14 digits; one row per version, so a second file of a version would never run).
 */
final class PopMigrations {

    private static final int TIMESTAMP = "20060102150405".length();
    private static final Comparator<PairName> FORWARDS =
            Comparator.comparing(PairName::version).thenComparing(PairName::stem);

    private final Collector out;
    private final LayoutSettings settings;

    PopMigrations(Collector out, LayoutSettings settings) {
        this.out = out;
        this.settings = settings;
    }

    void read(List<PairName> names) {
        Map<String, List<PairName>> groups = new TreeMap<>();
        for (PairName name : choose(names)) {
            groups.computeIfAbsent(group(name), any -> new ArrayList<>()).add(name);
        }
        groups.forEach(this::add);
        out.sort(Comparator.comparing(Migration::version), "pop runs only one of them");
    }

    private static String group(PairName name) {
        String version = name.version();
        return version.length() > TIMESTAMP ? version.substring(0, TIMESTAMP) : version;
    }

    private void add(String version, List<PairName> names) {
        List<PairName> ups = side(names, Side.UP);
        List<PairName> downs = side(names, Side.DOWN);
        reportTwins(ups);
        reportTwins(downs);
        if (ups.isEmpty()) {
            Optional<Migration> step = out.migrations().stream()
                    .filter(m -> m.version().equals(version))
                    .findFirst();
            for (PairName down : downs) {
                step.ifPresentOrElse(m -> CodeStep.reportDown(out, down.file(), m), () -> reportOrphan(down));
            }
            return;
        }
        Collections.reverse(downs);
        PairName first = ups.get(0);
        List<Script> back = downs.stream().map(this::script).toList();
        out.add(new Migration(
                version + "_" + first.name(),
                version,
                first.name(),
                false,
                ups.stream().map(this::script).toList(),
                back.isEmpty() ? new Down.Missing() : new Down.Scripts(back),
                out.folder().at(first.file())));
    }

    private static List<PairName> side(List<PairName> names, Side side) {
        return names.stream()
                .filter(name -> name.side() == side)
                .sorted(FORWARDS)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void reportTwins(List<PairName> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            PairName one = sorted.get(i - 1);
            PairName other = sorted.get(i);
            if (one.version().equals(other.version())) {
                out.problem(
                        Kind.DUPLICATE_VERSION,
                        other.file(),
                        "%s and %s have the same version %s; pop runs only one of them"
                                .formatted(
                                        out.folder().name(one.file()),
                                        out.folder().name(other.file()),
                                        one.version()),
                        "give one of them a version of its own");
            }
        }
    }

    private void reportOrphan(PairName orphan) {
        out.problem(
                Kind.ORPHAN_DOWN,
                orphan.file(),
                "%s takes back version %s, and there is no up script of that version"
                        .formatted(out.folder().name(orphan.file()), group(orphan)),
                "add its up script, or delete the file");
    }

    private Script script(PairName name) {
        FileText text = GoTemplates.resolve(out.read(name.file()), settings.placeholders(), true);
        return text.script(
                name.side(), name.autocommit() ? TransactionMode.NO_TRANSACTION : TransactionMode.TRANSACTION);
    }

    private List<PairName> choose(List<PairName> names) {
        Set<String> forPostgres = new HashSet<>();
        names.stream().filter(PairName::isPostgres).forEach(name -> forPostgres.add(name.side() + name.version()));
        List<PairName> chosen = new ArrayList<>();
        Map<String, Integer> left = new TreeMap<>();
        List<String> replaced = new ArrayList<>();
        for (PairName name : names) {
            if (name.isForeign()) {
                left.merge(Objects.requireNonNull(name.dialect()), 1, Integer::sum);
            } else if (name.dialect() == null && forPostgres.contains(name.side() + name.version())) {
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
        return chosen;
    }

    private void note(String message) {
        out.problem(Kind.OTHER_DIALECT, out.folder().path(), message, null);
    }
}

package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.TransactionMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads directories with two files per migration, told apart by {@code .up.sql} and {@code .down.sql}.
 *
 * <p>Halves are paired by version; among equal versions the same stem wins. When a name carries a database ({@code
 * .postgres}, {@code .mysql}) or {@code .autocommit}, {@link PopMigrations} reads the directory.
 */
final class PairedFiles implements LayoutReader {

    private final PairRules rules;

    PairedFiles(PairRules rules) {
        this.rules = rules;
    }

    @Override
    public void read(Collector out, LayoutSettings settings) {
        List<PairName> names = new ArrayList<>();
        PairFileNames sorter = new PairFileNames(rules, out);
        for (Path file : out.folder().files()) {
            PairName name = sorter.sort(file);
            if (name != null) {
                names.add(name);
            }
        }
        if (names.stream().anyMatch(PairName::isPop)) {
            new PopMigrations(out, settings).read(names);
        } else {
            read(names, out, settings);
        }
        NumberedFiles.reportDirectories(out, rules.layout().label());
    }

    private void read(List<PairName> names, Collector out, LayoutSettings settings) {
        Texts texts = new Texts(out, settings);
        List<PairName> downs = new ArrayList<>();
        for (PairName name : names) {
            if (name.side() == Side.DOWN) {
                downs.add(name);
            } else {
                out.add(new Migration(
                        name.stem(),
                        name.version(),
                        name.name(),
                        false,
                        List.of(texts.script(name)),
                        new Down.Missing(),
                        out.folder().at(name.file())));
            }
        }
        out.sort((a, b) -> rules.compare(a.version(), b.version()), rules.onDuplicate());
        pair(out, downs, texts);
        OtherOrder.check(out, rules.layout());
    }

    private void pair(Collector out, List<PairName> downs, Texts texts) {
        List<Migration> migrations = out.migrations();
        List<PairName> open = new ArrayList<>(downs);
        for (boolean sameStem : new boolean[] {true, false}) {
            for (int i = 0; i < migrations.size(); i++) {
                Migration migration = migrations.get(i);
                PairName down = migration.isSql() && migration.down() instanceof Down.Missing
                        ? find(open, migration, sameStem)
                        : null;
                if (down != null) {
                    open.remove(down);
                    migrations.set(i, migration.withDown(new Down.Scripts(List.of(texts.script(down)))));
                    compareNames(out, migration, down);
                }
            }
        }
        for (PairName orphan : open) {
            reportOrphan(out, orphan);
        }
    }

    private @Nullable PairName find(List<PairName> open, Migration migration, boolean sameStem) {
        for (PairName down : open) {
            if (sameStem
                    ? down.stem().equals(migration.id())
                    : rules.compare(down.version(), migration.version()) == 0) {
                return down;
            }
        }
        return null;
    }

    private static void compareNames(Collector out, Migration up, PairName down) {
        if (!up.name().equals(down.name())) {
            out.problem(
                    Kind.NAMES_DIFFER,
                    down.file(),
                    "%s is paired with %s by their version %s, although their names differ"
                            .formatted(
                                    out.folder().name(down.file()),
                                    up.location().name(),
                                    up.version()),
                    "rename one of them if they belong together, or give the wrong one its own version");
        }
    }

    private void reportOrphan(Collector out, PairName orphan) {
        List<Migration> same = out.migrations().stream()
                .filter(m -> rules.compare(m.version(), orphan.version()) == 0)
                .toList();
        String file = out.folder().name(orphan.file());
        if (same.isEmpty()) {
            out.problem(
                    Kind.ORPHAN_DOWN,
                    orphan.file(),
                    "%s takes back version %s, and there is no up script of that version"
                            .formatted(file, orphan.version()),
                    "add %s, or delete the file".formatted(orphan.stem() + ".up.sql"));
        } else if (same.get(0).isSql()) {
            out.problem(
                    Kind.DUPLICATE_VERSION,
                    orphan.file(),
                    "%s is a second down script of version %s; %s"
                            .formatted(file, orphan.version(), rules.onDuplicate()),
                    "keep one of them");
        } else {
            CodeStep.reportDown(out, orphan.file(), same.get(0));
        }
    }

    /** Makes scripts of files. */
    private final class Texts {

        private final Collector out;
        private final LayoutSettings settings;

        Texts(Collector out, LayoutSettings settings) {
            this.out = out;
            this.settings = settings;
        }

        Script script(PairName name) {
            FileText text = out.read(name.file());
            TransactionMode mode = rules.transaction(text, out);
            return GoTemplates.resolve(text, settings.placeholders(), false).script(name.side(), mode);
        }
    }
}

package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.check.Severity;
import io.confiture.seed.SeedFile;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.SqlSourceException;
import io.confiture.sql.rows.RowReader;
import io.confiture.sql.rows.SqlInput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one seed file for all its checks, once and when the first of them asks. Thread-safe. */
final class FileReading {

    /** Names the checks of a file. */
    enum Leaf {
        READS("reads"),
        TARGET("target schema"),
        NAMES("foreign key names"),
        UUIDS("uuids"),
        COLUMNS("column count"),
        UNIONS("union types");

        private final String title;

        Leaf(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        String id() {
            return title.replace(' ', '-');
        }
    }

    private final PrepProject project;
    private final SeedFile file;
    private final Supplier<Set<String>> mentioned;
    private @Nullable Map<Leaf, Outcome> answers;

    FileReading(PrepProject project, SeedFile file, Supplier<Set<String>> mentioned) {
        this.project = project;
        this.file = file;
        this.mentioned = mentioned;
    }

    synchronized Outcome answer(Leaf leaf) {
        Map<Leaf, Outcome> known = answers;
        if (known == null) {
            known = read();
            answers = known;
        }
        Outcome answer = known.get(leaf);
        if (answer == null) {
            throw new IllegalStateException("no answer for " + leaf);
        }
        return answer;
    }

    private Map<Leaf, Outcome> read() {
        SqlInput input = SqlInput.file(file.path(), file.name());
        KnownTables tables = new KnownTables(project, mentioned.get());
        ReadsJudge reads = new ReadsJudge();
        Map<Leaf, Judge> judges = new EnumMap<>(Leaf.class);
        judges.put(Leaf.READS, reads);
        judges.put(Leaf.TARGET, new TargetJudge(tables));
        judges.put(Leaf.NAMES, new NameJudge(tables));
        judges.put(Leaf.UUIDS, new UuidJudge(tables, input));
        judges.put(Leaf.COLUMNS, new WidthJudge(tables, input));
        judges.put(Leaf.UNIONS, new UnionJudge(project.tables()));
        Map<Leaf, Outcome> outcomes = new EnumMap<>(Leaf.class);
        try {
            RowReader.read(input, new FileJudges(tables, new ArrayList<>(judges.values())));
        } catch (SqlSourceException e) {
            Finding unreadable = Finding.of(ScriptReading.TEXT, String.valueOf(e.getMessage()))
                    .at(e.location());
            for (Leaf leaf : Leaf.values()) {
                outcomes.put(leaf, leaf == Leaf.READS ? Outcome.failed(unreadable) : unread());
            }
            return outcomes;
        }
        judges.forEach((leaf, judge) -> {
            List<Finding> findings = judge.findings();
            boolean unsure = leaf != Leaf.READS && reads.broken() && !failing(findings);
            outcomes.put(leaf, unsure ? unread() : Outcome.of(findings, Severity.ERROR));
        });
        return outcomes;
    }

    /** Where the text is broken, statements may end in the wrong place: nothing found says nothing then. */
    private Outcome unread() {
        return new Outcome.Aborted(
                "the file cannot be read to its end: see " + Leaf.READS.title() + " of " + file.name());
    }

    private static boolean failing(List<Finding> findings) {
        return findings.stream().anyMatch(f -> f.severity().compareTo(Severity.WARNING) >= 0);
    }
}

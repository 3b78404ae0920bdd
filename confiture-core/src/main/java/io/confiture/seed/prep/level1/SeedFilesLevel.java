package io.confiture.seed.prep.level1;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.project.SourceLocation;
import io.confiture.seed.SeedFile;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.level1.FileReading.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Level 1: what the prep seed files say, by themselves and against the tables that the schema files define. */
public final class SeedFilesLevel {
    private final PrepProject project;

    /** Make the level; reads nothing yet. */
    public SeedFilesLevel(PrepProject project) {
        this.project = project;
    }

    /** Return a group per file with a check per rule; a single failing check when there is no file. Reads no file yet. */
    public List<CheckNode> nodes() {
        if (project.files().isEmpty()) {
            return List.of(new Check(
                    new Segment("check", "files"), "files", project.directory(), Set.of(), null, this::noFiles));
        }
        Mentioned mentioned = new Mentioned(project);
        List<CheckNode> groups = new ArrayList<>();
        for (SeedFile file : project.files()) {
            FileReading reading = new FileReading(project, file, mentioned::names);
            SourceLocation location = SourceLocation.of(file.path(), file.name());
            List<CheckNode> leaves = new ArrayList<>();
            for (Leaf leaf : Leaf.values()) {
                leaves.add(new Check(
                        new Segment("check", leaf.id()),
                        leaf.title(),
                        location,
                        Set.of(),
                        null,
                        () -> reading.answer(leaf)));
            }
            String name = project.shortName(file);
            groups.add(new CheckGroup(new Segment("file", name), name, location, Set.of(), leaves));
        }
        return groups;
    }

    /** Return the rules that this level can find broken. */
    public static List<Rule> rules() {
        return SeedFileRules.all();
    }

    private Outcome noFiles() {
        return Outcome.failed(Finding.of(
                        SeedFileRules.FILES, project.directory().name() + " holds no seed file, so nothing is loaded")
                .at(project.directory()));
    }

    /** Knows the names that the schema files mention, found when first asked. */
    private static final class Mentioned {
        private final PrepProject project;
        private @org.jspecify.annotations.Nullable Set<String> names;

        Mentioned(PrepProject project) {
            this.project = project;
        }

        synchronized Set<String> names() {
            Set<String> known = names;
            if (known == null) {
                known = KnownTables.mentioned(project);
                names = known;
            }
            return known;
        }
    }
}

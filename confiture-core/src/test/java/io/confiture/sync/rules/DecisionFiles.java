package io.confiture.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A project's folder with decision files in it. */
public final class DecisionFiles {

    private final Path root;

    /** Begin with no folder of decision files. */
    public DecisionFiles(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root.resolve("db/schema"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Write a file below {@code db/sync}. */
    public DecisionFiles file(String name, String text) {
        try {
            Path file = root.resolve("db/sync").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<SyncRules> find() {
        return SyncFiles.read(Project.load(ProjectRequest.of(root)));
    }

    /** Read what there is. */
    public SyncRules read() {
        return find().orElseThrow();
    }

    /** Read what must be without fault. */
    public SyncRules good() {
        SyncRules rules = read();
        assertThat(rules.problems()).isEmpty();
        return rules;
    }

    /** Write a finding on one line: place, message and suggestion. */
    public static String line(Finding finding) {
        return finding.location() + ": " + finding.message()
                + (finding.suggestion() == null ? "" : "; " + finding.suggestion());
    }
}

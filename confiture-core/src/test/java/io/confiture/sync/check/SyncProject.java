package io.confiture.sync.check;

import io.confiture.suite.Results;
import io.confiture.suite.TestProject;
import java.nio.file.Path;

/** Writes a project with decisions about one or more tables, and asks their checks. */
final class SyncProject {

    private final TestProject project;

    SyncProject(Path root, String schema) {
        project = new TestProject(root).schema("a.sql", schema);
    }

    /** Decide about the columns of one table: lines such as {@code email: {mask: email}}. */
    SyncProject table(String name, String... columns) {
        return file(name, "tables:\n  " + name + ":\n    columns:\n      " + String.join("\n      ", columns) + "\n");
    }

    SyncProject file(String name, String text) {
        project.file("db/sync/" + name + ".yaml", text);
        return this;
    }

    Results run(String... ids) {
        return project.run(ids);
    }
}

package io.confiture.suite;

import io.confiture.check.ScriptReading;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.project.Project;
import io.confiture.schema.SchemaFiles;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.DefinedObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads what a project's files define, for those who want to say where an object comes from.
 *
 * <p>Reads files and nothing else, anew each time; what cannot be read defines nothing. Thread-safe.
 */
public final class DefiningFiles {
    private final Project project;

    private DefiningFiles(Project project) {
        this.project = project;
    }

    /** Read the files of a project. */
    public static DefiningFiles of(Project project) {
        return new DefiningFiles(project);
    }

    /** Return what the schema files define, after what runs first in every throwaway database. */
    public DefinedObjects schema() {
        List<List<Statement>> files = setup();
        SchemaFiles.discover(project)
                .files()
                .forEach(file -> files.add(ScriptReading.ofFile(file.path(), file.name(), project.root())
                        .statements()));
        return DefinedObjects.readFiles(files);
    }

    /**
     * Return what the up scripts of migrations define, after what runs first in every throwaway database.
     *
     * @param applied tells by their ids which migrations count
     */
    public DefinedObjects migrations(Predicate<String> applied) {
        return migrations(MigrationFiles.discover(project), applied);
    }

    /** Return the same for migrations that have been read already. */
    public DefinedObjects migrations(MigrationSet set, Predicate<String> applied) {
        List<List<Statement>> files = setup();
        set.migrations().stream()
                .filter(migration -> applied.test(migration.id()))
                .flatMap(migration -> migration.up().stream())
                .filter(script -> script.defect() == null)
                .forEach(script -> files.add(ScriptReading.of(script.parse()).statements()));
        return DefinedObjects.readFiles(files);
    }

    private List<List<Statement>> setup() {
        List<List<Statement>> files = new ArrayList<>();
        project.environment()
                .throwawaySetup()
                .forEach(file -> files.add(ScriptReading.ofFile(file, project.nameOf(file), project.root())
                        .statements()));
        return files;
    }
}

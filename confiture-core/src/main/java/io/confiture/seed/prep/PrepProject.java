package io.confiture.seed.prep;

import io.confiture.check.ScriptReading;
import io.confiture.project.SeedSettings;
import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.seed.SeedFile;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.TableModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Holds what the five levels look at: the files, and what they say.
 *
 * <p>Immutable and thread-safe.
 *
 * @param settings the names that the project uses
 * @param root the project's root, which no include may leave
 * @param directory the folder of the prep seed files
 * @param files the prep seed files, in the order in which they are loaded
 * @param schema the files that define tables and functions, in the order in which they run
 * @param tables the tables that they define
 */
public record PrepProject(
        SeedSettings.Prep settings,
        Path root,
        SourceLocation directory,
        List<SeedFile> files,
        List<ScriptReading> schema,
        TableModel tables) {

    /** Copy the lists. */
    public PrepProject {
        files = List.copyOf(files);
        schema = List.copyOf(schema);
    }

    /** Put a project together, reading the tables from the schema's statements. */
    public static PrepProject of(
            SeedSettings.Prep settings,
            Path root,
            SourceLocation directory,
            List<SeedFile> files,
            List<ScriptReading> schema) {
        TableModel tables = TableModel.readFiles(
                schema.stream().map(ScriptReading::statements).toList());
        return new PrepProject(settings, root, directory, files, schema, tables);
    }

    /** Return all statements of the schema, in order. */
    public List<Statement> statements() {
        return schema.stream().flatMap(r -> r.statements().stream()).toList();
    }

    /** Return the prep tables: those that the files define in the prep schema. */
    public List<TableDefinition> prepTables() {
        return tables.tables().stream()
                .filter(t -> settings.schema().equals(t.name().schema()))
                .toList();
    }

    /** Return the name that the final table of a prep table must have. */
    public TableName finalName(TableDefinition prep) {
        return new TableName(settings.catalogSchema(), prep.name().name());
    }

    /** Find the final table of a prep table. */
    public Optional<TableDefinition> finalTable(TableDefinition prep) {
        return tables.find(finalName(prep));
    }

    /** Return the name of a prep seed file below the prep directory, with {@code /}. */
    public String shortName(SeedFile file) {
        return file.path().startsWith(directory.file())
                ? directory.file().relativize(file.path()).toString().replace('\\', '/')
                : file.name();
    }
}

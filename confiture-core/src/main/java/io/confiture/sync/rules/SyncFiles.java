package io.confiture.sync.rules;

import io.confiture.check.Finding;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the decision files of a project. */
public final class SyncFiles {

    private SyncFiles() {}

    /**
     * Read all of them, in the order of their names. Never throws for what they hold: problems are part of the answer.
     *
     * @return empty when there is no decision file at all, which is not the same as files that decide about nothing
     */
    public static Optional<SyncRules> read(Project project) {
        Path directory = project.environment().sync().directory();
        Collected all = new Collected();
        if (!Files.isDirectory(directory)) {
            if (!Files.exists(directory)) {
                return Optional.empty();
            }
            all.complaints()
                    .problem(
                            project.locationOf(directory),
                            "the folder of decision files is a file",
                            "set sync.directory to a folder");
            return Optional.of(all.rules(ofTools(project)));
        }
        DecisionFile reader = new DecisionFile(all);
        int files = 0;
        for (Path file : list(directory, project, all)) {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith(".")) {
                continue;
            }
            if (isYaml(name) && !Files.isDirectory(file)) {
                files++;
                reader.read(file, project.nameOf(file));
            } else {
                all.complaints()
                        .note(Finding.of(DecisionRules.SCOPE, name + " is no decision file and is not read")
                                .at(project.locationOf(file))
                                .withSuggestion("decision files lie in the folder itself and end in .yaml or .yml"));
            }
        }
        SyncRules rules = all.rules(ofTools(project));
        return files == 0 && rules.problems().isEmpty() ? Optional.empty() : Optional.of(rules);
    }

    /** Name the tables of migration tools: Confiture's under the name of the settings, the others' under their default names. */
    private static Set<String> ofTools(Project project) {
        TableName ledger = project.environment().migration().trackingTable();
        String name = (ledger.schema() == null ? "public" : ledger.schema()) + "." + ledger.name();
        return Set.of(
                name,
                name + "_history",
                name + "_journal",
                "public.flyway_schema_history",
                "public.schema_migrations",
                "public._sqlx_migrations",
                "public.goose_db_version",
                "public.__diesel_schema_migrations");
    }

    private static boolean isYaml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    private static List<Path> list(Path directory, Project project, Collected all) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted(Comparator.comparing(p -> String.valueOf(p.getFileName())))
                    .toList();
        } catch (IOException e) {
            SourceLocation where = project.locationOf(directory);
            all.complaints()
                    .problem(where, "the folder cannot be read (" + e.getClass().getSimpleName() + ")", null);
            return List.of();
        }
    }
}

package io.confiture.suite;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.postgres.Session;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.project.SyncSettings;
import io.confiture.sync.rules.SyncFiles;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.Unlisted;
import io.confiture.sync.suggest.Suggester;
import io.confiture.sync.suggest.Suggestion;
import io.confiture.sync.suggest.SuggestionPatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proposes decisions about what a project has not decided, from its schema: a throwaway database is built, production is not asked.
 *
 * @param suggestions what is proposed
 * @param patch the same as a unified diff of the decision files, empty when there is nothing
 * @param broken why nothing could be proposed, or null
 */
public record SyncProposal(
        List<Suggestion> suggestions,
        String patch,
        @Nullable String broken) {

    /** Copy the list. */
    public SyncProposal {
        suggestions = List.copyOf(suggestions);
    }

    /**
     * Make one.
     *
     * @throws io.confiture.postgres.PostgresException when there is no server
     */
    public static SyncProposal of(Project project) {
        SyncRules rules = SyncFiles.read(project)
                .orElse(new SyncRules(Unlisted.FAIL, List.of(), List.of(), List.of(), List.of()));
        if (!rules.problems().isEmpty()) {
            return new SyncProposal(
                    List.of(),
                    "",
                    "the decision files are not in order: "
                            + rules.problems().get(0).message());
        }
        SuiteServers own = new SuiteServers();
        try (own;
                Workshop workshop = new Workshop(project, () -> own, null)) {
            SeedCopies copies = new SeedCopies(workshop.seedDatabase());
            Optional<String> broken = copies.broken();
            if (broken.isPresent()) {
                return new SyncProposal(List.of(), "", broken.get());
            }
            CatalogSnapshot snapshot = copies.on(1, databases -> {
                try (Session session = databases.get(0).connect()) {
                    return new CatalogReader(workshop.readerOptions()).read(session.connection());
                }
            });
            SyncSettings settings = project.environment().sync();
            SourceLocation place = project.locationOf(settings.directory());
            List<Suggestion> suggestions =
                    new Suggester(snapshot, rules, SyncTree.strategies(), settings.expectedRows(), place).suggest();
            String patch = new SuggestionPatch(rules, newFile(settings.directory(), place.name())).of(suggestions);
            return new SyncProposal(suggestions, patch, null);
        }
    }

    /** Return a name that no file of the folder has. */
    private static String newFile(Path directory, String name) {
        String found = "suggested.yaml";
        for (int i = 2; Files.exists(directory.resolve(found)); i++) {
            found = "suggested-" + i + ".yaml";
        }
        return name + "/" + found;
    }
}

package io.confiture.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where seed files are, how they are applied, and how prep-seed tables become final ones.
 *
 * @param directories where seed files are
 * @param execution how they reach a database that the build fills
 * @param continueOnError whether the files after one that fails are applied too
 * @param transaction what is committed together
 * @param profiles named choices of files
 * @param prep the prep-seed part
 */
public record SeedSettings(
        List<Path> directories,
        SeedExecution execution,
        boolean continueOnError,
        SeedTransaction transaction,
        Map<String, Profile> profiles,
        Prep prep) {

    /** Copy the collections. */
    public SeedSettings {
        directories = List.copyOf(directories);
        profiles = Map.copyOf(profiles);
    }

    /**
     * A named choice of files; patterns count from the seed directory.
     *
     * @param include what is taken; empty for everything
     * @param exclude what is left out again
     */
    public record Profile(List<Glob> include, List<Glob> exclude) {
        /** Copy the lists. */
        public Profile {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }

    /**
     * How prep-seed tables become final ones.
     *
     * @param directory where the seed files of prep tables are
     * @param schema the schema of the prep tables
     * @param catalogSchema the schema of the final tables
     * @param resolverPrefix how the names of resolution functions begin; the table's name follows
     * @param resolverOrder the resolution functions in the order in which they run; empty to follow the foreign keys
     * @param mode how much is looked at
     */
    public record Prep(
            Path directory,
            String schema,
            String catalogSchema,
            String resolverPrefix,
            List<String> resolverOrder,
            PrepMode mode) {
        /** Copy the list. */
        public Prep {
            resolverOrder = List.copyOf(resolverOrder);
        }
    }

    static SeedSettings of(Settings settings) {
        return new SeedSettings(
                settings.get(SettingKeys.SEED_DIRECTORIES),
                settings.get(SettingKeys.SEED_EXECUTION),
                settings.get(SettingKeys.SEED_CONTINUE),
                settings.get(SettingKeys.SEED_TRANSACTION),
                profiles(settings),
                new Prep(
                        settings.get(SettingKeys.PREP_DIRECTORY),
                        settings.get(SettingKeys.PREP_SCHEMA),
                        settings.get(SettingKeys.PREP_CATALOG),
                        settings.get(SettingKeys.PREP_PREFIX),
                        settings.get(SettingKeys.PREP_ORDER),
                        settings.get(SettingKeys.PREP_MODE)));
    }

    private static Map<String, Profile> profiles(Settings settings) {
        Map<String, Profile> profiles = new TreeMap<>();
        settings.get(SettingKeys.SEED_PROFILES).forEach((name, entry) -> profiles.put(name, entry.value()));
        return profiles;
    }
}

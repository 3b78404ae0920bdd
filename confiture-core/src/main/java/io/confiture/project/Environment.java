package io.confiture.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one environment, complete, checked and frozen: what no file says has its default.
 *
 * <p>All paths are absolute. What each value means stands in {@code docs/reference/settings.md}.
 *
 * @param name the environment's name
 * @param file its file, or null when there is none and all is default
 * @param databaseUrl the environment's own database, or null; tests never connect to it
 * @param includes where schema files are
 * @param excludes directories whose files are no schema files
 * @param build how files become one text
 * @param migration where migrations are and how they run
 * @param seed where seed files are and how they are applied
 * @param sync where the decisions about copies of production are
 * @param postgres where throwaway databases come from
 * @param throwawaySetup SQL files that run first in every throwaway database
 * @param checks what fails, and what is not asked
 * @param origins where each key that was set stands, by full key
 */
public record Environment(
        String name,
        @Nullable Path file,
        @Nullable DatabaseUrl databaseUrl,
        List<IncludeEntry> includes,
        List<Path> excludes,
        Build build,
        Migration migration,
        SeedSettings seed,
        SyncSettings sync,
        Postgres postgres,
        List<Path> throwawaySetup,
        Checks checks,
        Map<String, SourceLocation> origins) {

    /** Copy the collections. */
    public Environment {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        throwawaySetup = List.copyOf(throwawaySetup);
        origins = Map.copyOf(origins);
    }

    /**
     * How schema files become one text.
     *
     * @param sortMode their order
     * @param separatorStyle what stands before each file
     * @param separatorTemplate the text for style {@code custom}, else null
     * @param failOnUnclosedBlocks whether a file that ends inside a block comment is refused
     * @param failOnSpillover whether a file that ends inside anything else is refused
     */
    public record Build(
            SortMode sortMode,
            SeparatorStyle separatorStyle,
            @Nullable String separatorTemplate,
            boolean failOnUnclosedBlocks,
            boolean failOnSpillover) {}

    /**
     * Where migrations are and how they run.
     *
     * @param trackingTable the ledger
     * @param directory where the files are; it may be missing
     * @param layout whose rules they follow
     * @param placeholders values by name; never printed, since they may come from variables
     * @param requireDown whether each needs a way back
     * @param statementTimeout how long one statement may run in a throwaway database
     * @param run how they are run on a real database
     * @param rehearsal what their checks go by
     */
    public record Migration(
            TableName trackingTable,
            Path directory,
            MigrationLayout layout,
            Map<String, String> placeholders,
            DownPolicy requireDown,
            Duration statementTimeout,
            RunSettings run,
            RehearsalSettings rehearsal) {

        /** Copy the map. */
        public Migration {
            placeholders = Map.copyOf(placeholders);
        }

        @Override
        public String toString() {
            return "Migration[trackingTable=" + trackingTable + ", directory=" + directory + ", layout=" + layout
                    + ", placeholders=" + new TreeMap<>(placeholders).keySet() + ", requireDown=" + requireDown
                    + ", statementTimeout=" + statementTimeout + ", run=" + run + ", rehearsal=" + rehearsal + "]";
        }
    }

    /**
     * Where throwaway databases come from.
     *
     * @param provider which kind of server
     * @param url the server for {@code external}; not null then
     * @param binDirectory an installed PostgreSQL's {@code bin} for {@code embedded}, or null for the Maven artifacts
     * @param image the image for {@code container}
     */
    public record Postgres(
            ServerProvider provider,
            @Nullable DatabaseUrl url,
            @Nullable Path binDirectory,
            String image) {}

    /**
     * What fails, and what is not asked.
     *
     * @param threshold the least severity that fails a check
     * @param disabled the rules that are not applied
     * @param baseline the list of known findings; it may be missing
     * @param cache whether answers are kept
     */
    public record Checks(Threshold threshold, List<DisabledRule> disabled, Path baseline, CacheMode cache) {
        /** Copy the list. */
        public Checks {
            disabled = List.copyOf(disabled);
        }
    }

    /**
     * A rule that is not applied.
     *
     * @param rule its id, not yet known to exist: whoever has the rules checks that
     * @param reason why, never blank
     * @param location where it is said
     */
    public record DisabledRule(String rule, String reason, SourceLocation location) {}

    /** Tell whether a file or an override says something about the key, or about one below it. */
    public boolean isSet(String key) {
        return origin(key) != null;
    }

    /** Return where the key, or the first one below it, is set; null when its value is the default. */
    public @Nullable SourceLocation origin(String key) {
        SourceLocation exact = origins.get(key);
        return exact != null
                ? exact
                : new TreeMap<>(origins)
                        .entrySet().stream()
                                .filter(entry -> entry.getKey().startsWith(key + "."))
                                .map(Map.Entry::getValue)
                                .findFirst()
                                .orElse(null);
    }

    /** Put the settings together, reporting what does not fit together. */
    static Environment of(String name, @Nullable Path file, Settings settings, SourceLocation elsewhere) {
        return new Environment(
                name,
                file,
                database(settings, elsewhere),
                settings.get(SettingKeys.INCLUDE_DIRS),
                settings.get(SettingKeys.EXCLUDE_DIRS),
                build(settings, elsewhere),
                migration(settings),
                SeedSettings.of(settings),
                SyncSettings.of(settings),
                postgres(settings, elsewhere),
                settings.get(SettingKeys.THROWAWAY_SETUP),
                new Checks(
                        settings.get(SettingKeys.THRESHOLD),
                        disabled(settings),
                        settings.get(SettingKeys.FINDINGS_BASELINE),
                        settings.get(SettingKeys.CACHE)),
                settings.origins());
    }

    private static @Nullable DatabaseUrl database(Settings settings, SourceLocation elsewhere) {
        DatabaseUrl url = settings.find(SettingKeys.DATABASE_URL);
        List<SettingKey<?>> block = List.of(
                SettingKeys.DATABASE_HOST,
                SettingKeys.DATABASE_PORT,
                SettingKeys.DATABASE_NAME,
                SettingKeys.DATABASE_USER,
                SettingKeys.DATABASE_PASSWORD);
        if (block.stream().noneMatch(settings::isSet)) {
            return url;
        }
        String host = settings.get(SettingKeys.DATABASE_HOST);
        int port = settings.get(SettingKeys.DATABASE_PORT);
        String database = settings.find(SettingKeys.DATABASE_NAME);
        String user = settings.find(SettingKeys.DATABASE_USER);
        Secret password = settings.find(SettingKeys.DATABASE_PASSWORD);
        if (settings.isSet(SettingKeys.DATABASE_URL)) {
            settings.problem(
                    SettingKeys.DATABASE_URL, elsewhere, "the database block says the same", "keep one of the two");
        } else if (!settings.isSet(SettingKeys.DATABASE_NAME)) {
            SourceLocation place = block.stream()
                    .map(key -> settings.origins().get(key.path()))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(elsewhere);
            settings.problem(SettingKeys.DATABASE_NAME, place, "the database block needs this key", null);
        }
        return new DatabaseUrl(List.of(new DatabaseUrl.Host(host, port)), database, user, password, Map.of());
    }

    private static Build build(Settings settings, SourceLocation elsewhere) {
        SeparatorStyle style = settings.get(SettingKeys.SEPARATOR_STYLE);
        String template = settings.find(SettingKeys.SEPARATOR_TEMPLATE);
        if (style == SeparatorStyle.CUSTOM && template == null) {
            settings.problem(
                    SettingKeys.SEPARATOR_STYLE,
                    elsewhere,
                    "the style custom needs build.separators.custom_template",
                    "add custom_template: \"-- {file_path}\"");
        } else if (style != SeparatorStyle.CUSTOM && template != null) {
            settings.problem(
                    SettingKeys.SEPARATOR_TEMPLATE,
                    elsewhere,
                    "it has no effect while build.separators.style is " + style.word(),
                    "write style: custom, or delete it");
        }
        boolean validate = settings.get(SettingKeys.VALIDATE_COMMENTS);
        boolean unclosed = settings.get(SettingKeys.FAIL_ON_UNCLOSED);
        boolean spillover = settings.get(SettingKeys.FAIL_ON_SPILLOVER);
        return new Build(
                settings.get(SettingKeys.SORT_MODE), style, template, validate && unclosed, validate && spillover);
    }

    private static Migration migration(Settings settings) {
        Map<String, String> placeholders = new TreeMap<>();
        settings.get(SettingKeys.PLACEHOLDERS).forEach((name, entry) -> placeholders.put(name, entry.value()));
        return new Migration(
                settings.get(SettingKeys.TRACKING_TABLE),
                migrationDirectory(settings),
                settings.get(SettingKeys.MIGRATION_LAYOUT),
                placeholders,
                settings.get(SettingKeys.REQUIRE_DOWN),
                settings.get(SettingKeys.STATEMENT_TIMEOUT),
                RunSettings.of(settings),
                RehearsalSettings.of(settings));
    }

    /** Flyway's own name for the folder is the singular one; nobody should have to rename it, or to configure it. */
    private static Path migrationDirectory(Settings settings) {
        Path directory = settings.get(SettingKeys.MIGRATION_DIRECTORY);
        Path flyway = directory.resolveSibling("migration");
        boolean chosen = settings.origins().containsKey(SettingKeys.MIGRATION_DIRECTORY.path());
        return !chosen && !Files.exists(directory) && Files.isDirectory(flyway) ? flyway : directory;
    }

    private static Postgres postgres(Settings settings, SourceLocation elsewhere) {
        ServerProvider provider = settings.get(SettingKeys.POSTGRES_PROVIDER);
        DatabaseUrl url = settings.find(SettingKeys.POSTGRES_URL);
        if (provider == ServerProvider.EXTERNAL && !settings.isSet(SettingKeys.POSTGRES_URL)) {
            settings.problem(
                    SettingKeys.POSTGRES_PROVIDER, elsewhere, "the provider external needs postgres.url", null);
        }
        return new Postgres(
                provider, url, settings.find(SettingKeys.POSTGRES_BIN), settings.get(SettingKeys.POSTGRES_IMAGE));
    }

    private static List<DisabledRule> disabled(Settings settings) {
        List<DisabledRule> rules = new ArrayList<>();
        settings.get(SettingKeys.DISABLED_RULES)
                .forEach((rule, entry) -> rules.add(new DisabledRule(rule, entry.value(), entry.location())));
        return rules;
    }
}

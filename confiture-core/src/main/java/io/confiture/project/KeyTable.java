package io.confiture.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may stand in one mapping and in the mappings below it.
 *
 * @param keys the rows, in the order of the reference page
 * @param refused keys of the original that this version does not use, each with the reason; a block's name refuses all of it
 */
record KeyTable(List<SettingKey<?>> keys, Map<String, String> refused) {

    /** The keys of {@code confiture.yaml} and of the environment files. */
    static final KeyTable ALL = new KeyTable(
            List.of(
                    SettingKeys.NAME,
                    SettingKeys.DATABASE_URL,
                    SettingKeys.DATABASE_HOST,
                    SettingKeys.DATABASE_PORT,
                    SettingKeys.DATABASE_NAME,
                    SettingKeys.DATABASE_USER,
                    SettingKeys.DATABASE_PASSWORD,
                    SettingKeys.AUTO_BACKUP,
                    SettingKeys.REQUIRE_CONFIRMATION,
                    SettingKeys.INCLUDE_DIRS,
                    SettingKeys.EXCLUDE_DIRS,
                    SettingKeys.SORT_MODE,
                    SettingKeys.SEPARATOR_STYLE,
                    SettingKeys.SEPARATOR_TEMPLATE,
                    SettingKeys.VALIDATE_COMMENTS,
                    SettingKeys.FAIL_ON_UNCLOSED,
                    SettingKeys.FAIL_ON_SPILLOVER,
                    SettingKeys.TRACKING_TABLE,
                    SettingKeys.MIGRATION_DIRECTORY,
                    SettingKeys.MIGRATION_LAYOUT,
                    SettingKeys.PLACEHOLDERS,
                    SettingKeys.REQUIRE_DOWN,
                    SettingKeys.STATEMENT_TIMEOUT,
                    SettingKeys.LOCKING,
                    SettingKeys.LOCKING_TIMEOUT,
                    SettingKeys.LOCK_TIMEOUT,
                    SettingKeys.LOCK_RETRIES,
                    SettingKeys.STRICT_MODE,
                    SettingKeys.CHECKSUMS,
                    SettingKeys.OUT_OF_ORDER,
                    SettingKeys.HOOKS_DIRECTORY,
                    SettingKeys.BACKUP_DIRECTORY,
                    SettingKeys.BACKUP_KEEP,
                    SettingKeys.AUDIT_TABLE,
                    SettingKeys.LOCK_BUDGET,
                    SettingKeys.LOCK_APPROVALS,
                    SettingKeys.DATA_ROWS,
                    SettingKeys.FROZEN,
                    SettingKeys.LEDGERS,
                    SettingKeys.BASE_BRANCH,
                    SettingKeys.SEED_DIRECTORIES,
                    SettingKeys.SEED_EXECUTION,
                    SettingKeys.SEED_CONTINUE,
                    SettingKeys.SEED_TRANSACTION,
                    SettingKeys.SEED_PROFILES,
                    SettingKeys.PREP_DIRECTORY,
                    SettingKeys.PREP_SCHEMA,
                    SettingKeys.PREP_CATALOG,
                    SettingKeys.PREP_PREFIX,
                    SettingKeys.PREP_ORDER,
                    SettingKeys.PREP_MODE,
                    SettingKeys.SYNC_DIRECTORY,
                    SettingKeys.SYNC_SECRET_VARIABLE,
                    SettingKeys.SYNC_SECRET_FILE,
                    SettingKeys.SYNC_PROTECTED,
                    SettingKeys.SYNC_APPROVED,
                    SettingKeys.SYNC_ROWS,
                    SettingKeys.POSTGRES_PROVIDER,
                    SettingKeys.POSTGRES_URL,
                    SettingKeys.POSTGRES_BIN,
                    SettingKeys.POSTGRES_IMAGE,
                    SettingKeys.THROWAWAY_SETUP,
                    SettingKeys.THRESHOLD,
                    SettingKeys.DISABLED_RULES,
                    SettingKeys.FINDINGS_BASELINE,
                    SettingKeys.CACHE),
            refusedKeys());

    /** The keys of an entry of {@code include_dirs}. */
    static final KeyTable INCLUDE_ENTRY = new KeyTable(
            List.of(
                    SettingKeys.INCLUDE_PATH,
                    SettingKeys.INCLUDE_RECURSIVE,
                    SettingKeys.INCLUDE_INCLUDE,
                    SettingKeys.INCLUDE_EXCLUDE,
                    SettingKeys.INCLUDE_AUTO_DISCOVER,
                    SettingKeys.INCLUDE_ORDER),
            Map.of());

    /** The keys of an entry of {@code seed.profiles}. */
    static final KeyTable SEED_PROFILE =
            new KeyTable(List.of(SettingKeys.PROFILE_INCLUDE, SettingKeys.PROFILE_EXCLUDE), Map.of());

    private static Map<String, String> refusedKeys() {
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("migration_table", "this key has a new name: write tracking_table under migration");
        refused.put("build.lint", later("schema files are not linted"));
        refused.put("build.two_pass", later("foreign keys are not moved to the end of the build"));
        refused.put("superuser_dirs", later("the build is not split by role"));
        refused.put("superuser_post_dirs", later("the build is not split by role"));
        refused.put("pggit", later("there is no pgGit integration"));
        refused.put("ssh_tunnel", later("no command connects to a remote database"));
        refused.put("acls", later("grants are not checked against a list"));
        refused.put("ownership", later("owners are not checked against a list"));
        refused.put("function_coverage", later("function coverage is not measured"));
        refused.put("security_lint", later("schema files are not linted"));
        refused.put("infrastructure", later("replicas are not known"));
        return refused;
    }

    private static String later(String why) {
        return "not supported yet by this version: " + why;
    }

    @Nullable
    SettingKey<?> key(String path) {
        return keys.stream().filter(key -> key.path().equals(path)).findFirst().orElse(null);
    }

    /** Tell whether the path is a block: the beginning of longer keys. */
    boolean isBlock(String path) {
        return keys.stream().anyMatch(key -> key.path().startsWith(path + "."));
    }

    /** Return the names that may stand directly in a block; the empty path is the root. */
    List<String> namesIn(String block) {
        String prefix = block.isEmpty() ? "" : block + ".";
        return keys.stream()
                .map(SettingKey::path)
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .map(rest -> rest.indexOf('.') < 0 ? rest : rest.substring(0, rest.indexOf('.')))
                .distinct()
                .toList();
    }

    /** Suggest what an unknown name in a block may have meant, or return null. */
    @Nullable
    String suggest(String block, String name) {
        String sibling = Nearest.to(name, namesIn(block));
        if (sibling != null) {
            return "did you mean " + sibling + "?";
        }
        List<String> elsewhere = keys.stream()
                .map(SettingKey::path)
                .filter(path -> path.equals(name) || path.endsWith("." + name))
                .toList();
        return elsewhere.isEmpty() ? null : "did you mean " + String.join(" or ", elsewhere) + "?";
    }
}

package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets one key at a time and asks whether the project became another one. */
class KeysHaveAnEffectTest {
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("name", "name: webshop"),
            Map.entry("database_url", "database_url: postgresql://h/d"),
            Map.entry("database.host", "database: {database: d, host: h}"),
            Map.entry("database.port", "database: {database: d, port: 1}"),
            Map.entry("database.database", "database: {database: d}"),
            Map.entry("database.user", "database: {database: d, user: u}"),
            Map.entry("database.password", "database: {database: d, password: p}"),
            Map.entry("include_dirs", "include_dirs: [x]"),
            Map.entry("exclude_dirs", "exclude_dirs: [x]"),
            Map.entry("build.sort_mode", "build: {sort_mode: hex}"),
            Map.entry("build.separators.style", "build: {separators: {style: line_comment}}"),
            Map.entry(
                    "build.separators.custom_template",
                    "build: {separators: {style: custom, custom_template: '-- {file_path}'}}"),
            Map.entry("build.validate_comments.enabled", "build: {validate_comments: {enabled: false}}"),
            Map.entry(
                    "build.validate_comments.fail_on_unclosed_blocks",
                    "build: {validate_comments: {fail_on_unclosed_blocks: false}}"),
            Map.entry(
                    "build.validate_comments.fail_on_spillover",
                    "build: {validate_comments: {fail_on_spillover: false}}"),
            Map.entry("migration.tracking_table", "migration: {tracking_table: a.b}"),
            Map.entry("migration.directory", "migration: {directory: x}"),
            Map.entry("migration.layout", "migration: {layout: golang-migrate}"),
            Map.entry("migration.placeholders", "migration: {placeholders: {a: 007}}"),
            Map.entry("migration.require_down", "migration: {require_down: true}"),
            Map.entry("migration.statement_timeout", "migration: {statement_timeout: 500ms}"),
            Map.entry("auto_backup", "auto_backup: true"),
            Map.entry("require_confirmation", "require_confirmation: true"),
            Map.entry("migration.locking.enabled", "migration: {locking: {enabled: false}}"),
            Map.entry("migration.locking.timeout_ms", "migration: {locking: {timeout_ms: 5}}"),
            Map.entry("migration.lock_timeout", "migration: {lock_timeout: 1s}"),
            Map.entry("migration.lock_retries", "migration: {lock_retries: 3}"),
            Map.entry("migration.strict_mode", "migration: {strict_mode: true}"),
            Map.entry("migration.on_checksum_mismatch", "migration: {on_checksum_mismatch: warn}"),
            Map.entry("migration.out_of_order", "migration: {out_of_order: true}"),
            Map.entry("migration.hooks.directory", "migration: {hooks: {directory: x}}"),
            Map.entry("migration.hooks.backup.directory", "migration: {hooks: {backup: {directory: x}}}"),
            Map.entry("migration.hooks.backup.keep", "migration: {hooks: {backup: {keep: 1}}}"),
            Map.entry("migration.hooks.audit.table", "migration: {hooks: {audit: {table: a.b}}}"),
            Map.entry("migration.locks.budget", "migration: {locks: {budget: any}}"),
            Map.entry("migration.locks.approve", "migration: {locks: {approve: {001_a: small}}}"),
            Map.entry("migration.data.rows", "migration: {data: {rows: 3}}"),
            Map.entry("migration.frozen", "migration: {frozen: x.yaml}"),
            Map.entry("migration.ledgers", "migration: {ledgers: x}"),
            Map.entry("migration.base_branch", "migration: {base_branch: trunk}"),
            Map.entry("checks.baseline", "checks: {baseline: x.yaml}"),
            Map.entry("checks.cache", "checks: {cache: 'off'}"),
            Map.entry("sync.directory", "sync: {directory: x}"),
            Map.entry("sync.secret_variable", "sync: {secret_variable: X}"),
            Map.entry("sync.secret_file", "sync: {secret_file: x}"),
            Map.entry("sync.protected", "sync: {protected: [prod]}"),
            Map.entry("sync.approved", "sync: {approved: x.yaml}"),
            Map.entry("sync.expected_rows", "sync: {expected_rows: 5}"),
            Map.entry("seed.directories", "seed: {directories: [x]}"),
            Map.entry("seed.execution_mode", "seed: {execution_mode: sequential}"),
            Map.entry("seed.continue_on_error", "seed: {continue_on_error: true}"),
            Map.entry("seed.transaction_mode", "seed: {transaction_mode: transaction}"),
            Map.entry("seed.profiles", "seed: {profiles: {small: {include: ['a*']}}}"),
            Map.entry("seed.prep.directory", "seed: {prep: {directory: x}}"),
            Map.entry("seed.prep.schema", "seed: {prep: {schema: staging}}"),
            Map.entry("seed.prep.catalog_schema", "seed: {prep: {catalog_schema: app}}"),
            Map.entry("seed.prep.resolver_prefix", "seed: {prep: {resolver_prefix: r_}}"),
            Map.entry("seed.prep.resolver_order", "seed: {prep: {resolver_order: [fn_resolve_tb_a]}}"),
            Map.entry("seed.prep.mode", "seed: {prep: {mode: standard}}"),
            Map.entry("postgres.provider", "postgres: {provider: embedded}"),
            Map.entry("postgres.url", "postgres: {url: 'postgresql://h/d'}"),
            Map.entry("postgres.bin_directory", "postgres: {bin_directory: /usr/lib/postgresql/15/bin}"),
            Map.entry("postgres.image", "postgres: {image: 'postgres:15-local'}"),
            Map.entry("throwaway.setup", "throwaway: {setup: [roles.sql]}"),
            Map.entry("checks.threshold", "checks: {threshold: warning}"),
            Map.entry("checks.disable", "checks: {disable: {some.rule: because}}"),
            Map.entry("path", "include_dirs: [{path: y}]"),
            Map.entry("recursive", "include_dirs: [{path: x, recursive: false}]"),
            Map.entry("include", "include_dirs: [{path: x, include: ['*.ddl']}]"),
            Map.entry("exclude", "include_dirs: [{path: x, exclude: ['a*']}]"),
            Map.entry("auto_discover", "include_dirs: [{path: x, auto_discover: false}]"),
            Map.entry("order", "include_dirs: [{path: x, order: -1}]"));

    @Test
    void each_key_changes_the_project(@TempDir Path temp) {
        Folder folder =
                new Folder(temp).with("db/schema/a.sql").with("roles.sql").with("confiture.yaml");
        for (SettingKey<?> key : KeyTable.ALL.keys()) {
            assertChanges(folder, "", key.path());
        }
        for (SettingKey<?> key : KeyTable.INCLUDE_ENTRY.keys()) {
            assertChanges(folder, "include_dirs: [{path: x}]", key.path());
        }
    }

    private static void assertChanges(Folder folder, String before, String key) {
        assertThat(SAMPLES).as("the samples").containsKey(key);
        String sample = SAMPLES.getOrDefault(key, "");
        if (key.endsWith("custom_template")) {
            // The template has no default of its own; another template must give another project.
            before = sample.replace("-- ", "--- ");
        }
        Project usual = folder.with("confiture.yaml", before).load();
        Project changed = folder.with("confiture.yaml", sample).load();
        assertThat(withoutOrigins(changed)).as(key).isNotEqualTo(withoutOrigins(usual));
    }

    private static Project withoutOrigins(Project project) {
        Environment e = project.environment();
        Environment plain = new Environment(
                e.name(),
                e.file(),
                e.databaseUrl(),
                e.includes(),
                e.excludes(),
                e.build(),
                e.migration(),
                e.seed(),
                e.sync(),
                e.postgres(),
                e.throwawaySetup(),
                e.checks(),
                Map.of());
        return new Project(
                project.name(),
                project.root(),
                project.databaseDirectory(),
                plain,
                project.settingsFiles(),
                project.notices());
    }
}

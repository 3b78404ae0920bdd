package io.confiture.project;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The table of all settings: key, type, default, meaning.
 *
 * <p>Everything else follows from it: what the reader accepts, what is suggested after a typing mistake, the defaults, the
 * JSON Schema and the reference page. A key stands here only when something uses it.
 */
final class SettingKeys {
    private SettingKeys() {}

    static final SettingKey<String> NAME = new SettingKey<>(
            "name",
            SettingTypes.text(),
            null,
            "In `confiture.yaml`: the project's name in reports; without it, the name of the project's folder. In an"
                    + " environment file: must be the name of the file, as the original writes it.");

    static final SettingKey<DatabaseUrl> DATABASE_URL = new SettingKey<>(
            "database_url",
            SettingTypes.url(),
            null,
            "The environment's own database, as `postgresql://`, `postgres://` or `jdbc:postgresql:`. Checked when the"
                    + " settings are read. Tests never connect to it: they only touch databases that they created.");

    static final SettingKey<String> DATABASE_HOST = new SettingKey<>(
            "database.host",
            SettingTypes.text(),
            "localhost",
            "The `database` block may stand instead of `database_url`.");
    static final SettingKey<Integer> DATABASE_PORT =
            new SettingKey<>("database.port", SettingTypes.integer(1, 65_535), "5432", "The port.");
    static final SettingKey<String> DATABASE_NAME = new SettingKey<>(
            "database.database", SettingTypes.text(), null, "The database's name. Required in the block.");
    static final SettingKey<String> DATABASE_USER =
            new SettingKey<>("database.user", SettingTypes.text(), null, "The role; without it, the driver's default.");
    static final SettingKey<Secret> DATABASE_PASSWORD = new SettingKey<>(
            "database.password",
            SettingTypes.secret(),
            null,
            "The password; better a variable: `${DB_PASSWORD}`. Never printed.");

    static final SettingKey<List<IncludeEntry>> INCLUDE_DIRS = new SettingKey<>(
            "include_dirs",
            new ListType<>("paths or entries", new IncludeType()),
            "[{db}/schema]",
            "Where the schema files are. An entry is a path, which must exist and is searched with everything below it,"
                    + " or a mapping with the keys listed under [Entries of include_dirs](#entries-of-include_dirs).");
    static final SettingKey<List<Path>> EXCLUDE_DIRS = new SettingKey<>(
            "exclude_dirs",
            new ListType<>("paths", SettingTypes.path()),
            "[]",
            "Directories whose files are never part of the schema. The migration and seed directories,"
                    + " `db/environments` and `db/generated` never are, without being listed.");

    static final SettingKey<SortMode> SORT_MODE = new SettingKey<>(
            "build.sort_mode",
            SettingTypes.choice(SortMode.class, Map.of()),
            "alphabetical",
            "The order of schema files with the same `order`. `alphabetical` compares the paths component by component"
                    + " in code-point order. `hex` puts components with a hexadecimal prefix first, by its value:"
                    + " `0A_x`, `012A31_x`, `0x0A_x`. It looks at each component, directories included.");
    static final SettingKey<SeparatorStyle> SEPARATOR_STYLE = new SettingKey<>(
            "build.separators.style",
            SettingTypes.choice(
                    SeparatorStyle.class, Map.of("mysql", "'#' begins no comment in PostgreSQL; use line_comment")),
            "block_comment",
            "What is written before each file in the built text. For people only; nothing relies on it.");
    static final SettingKey<String> SEPARATOR_TEMPLATE = new SettingKey<>(
            "build.separators.custom_template",
            SettingTypes.text(),
            null,
            "The text for style `custom`, which needs it; it must be a comment. `{file_path}` stands for the file.");
    static final SettingKey<Boolean> VALIDATE_COMMENTS = new SettingKey<>(
            "build.validate_comments.enabled",
            SettingTypes.flag(),
            "true",
            "Refuse to build one text from files of which one spills into the next. If `false`, both switches below are"
                    + " off. What is not refused is reported as a warning.");
    static final SettingKey<Boolean> FAIL_ON_UNCLOSED = new SettingKey<>(
            "build.validate_comments.fail_on_unclosed_blocks",
            SettingTypes.flag(),
            "true",
            "Refuse a file that ends inside a block comment. Comments nest in PostgreSQL.");
    static final SettingKey<Boolean> FAIL_ON_SPILLOVER = new SettingKey<>(
            "build.validate_comments.fail_on_spillover",
            SettingTypes.flag(),
            "true",
            "Refuse a file that ends inside anything else: a string, a quoted name, a dollar quote, a parenthesis.");

    static final SettingKey<TableName> TRACKING_TABLE = new SettingKey<>(
            "migration.tracking_table",
            SettingTypes.tableName(),
            "tb_confiture",
            "The ledger of applied migrations; without a schema it is in `public`. Left out when catalogs are compared. See"
                    + " [ledger.md](ledger.md).");
    static final SettingKey<Path> MIGRATION_DIRECTORY = new SettingKey<>(
            "migration.directory",
            SettingTypes.path(),
            "{db}/migrations",
            "Where the migration files are. When the key is not set and there is no such folder, `db/migration` (as Flyway"
                    + " has it) is taken if it is there.");
    static final SettingKey<MigrationLayout> MIGRATION_LAYOUT = new SettingKey<>(
            "migration.layout",
            SettingTypes.choice(MigrationLayout.class, Map.of()),
            "auto",
            "Whose rules the migration files follow. `auto` tells it from the files.");
    static final SettingKey<Map<String, MapType.Entry<String>>> PLACEHOLDERS = new SettingKey<>(
            "migration.placeholders",
            new MapType<>("names to texts", SettingTypes.text()),
            "{}",
            "Values for the placeholders or templates that the layout's tool knows, by name.");
    static final SettingKey<DownPolicy> REQUIRE_DOWN = new SettingKey<>(
            "migration.require_down",
            SettingTypes.choice(DownPolicy.class, Map.of()),
            "auto",
            "Whether a migration without a way back is a finding. `auto`: as the layout's tool expects it.");
    static final SettingKey<Duration> STATEMENT_TIMEOUT = new SettingKey<>(
            "migration.statement_timeout",
            SettingTypes.duration(),
            "60s",
            "How long one statement may run in a throwaway database before it counts as hanging.");

    static final SettingKey<Boolean> AUTO_BACKUP = new SettingKey<>(
            "auto_backup",
            SettingTypes.flag(),
            "false",
            "Whether `migrate up` and `migrate down` first dump the database with pg_dump, which must be on the path.");
    static final SettingKey<Boolean> REQUIRE_CONFIRMATION = new SettingKey<>(
            "require_confirmation",
            SettingTypes.flag(),
            "false",
            "Whether commands that change the database ask first; without a terminal they then need `--yes`.");
    static final SettingKey<Boolean> LOCKING = new SettingKey<>(
            "migration.locking.enabled",
            SettingTypes.flag(),
            "true",
            "Whether only one `migrate` command works on a database at a time.");
    static final SettingKey<Integer> LOCKING_TIMEOUT = new SettingKey<>(
            "migration.locking.timeout_ms",
            SettingTypes.integer(0, Integer.MAX_VALUE),
            "30000",
            "How long a `migrate` command waits for another one to end, in milliseconds; 0 does not wait.");
    static final SettingKey<Duration> LOCK_TIMEOUT = new SettingKey<>(
            "migration.lock_timeout",
            SettingTypes.duration(),
            "5s",
            "How long a statement waits for a lock on a real database. All who come later wait behind it.");
    static final SettingKey<Integer> LOCK_RETRIES = new SettingKey<>(
            "migration.lock_retries",
            SettingTypes.integer(0, 1000),
            "10",
            "How often a migration that gave up waiting for a lock, or was the victim of a deadlock, is tried again, with"
                    + " growing pauses.");
    static final SettingKey<Boolean> STRICT_MODE = new SettingKey<>(
            "migration.strict_mode",
            SettingTypes.flag(),
            "false",
            "Whether a warning about the migration files, such as a file that nothing runs, keeps `migrate up` from running.");
    static final SettingKey<ChecksumPolicy> CHECKSUMS = new SettingKey<>(
            "migration.on_checksum_mismatch",
            SettingTypes.choice(ChecksumPolicy.class, Map.of()),
            "fail",
            "What `migrate up` does when an applied migration was edited since.");
    static final SettingKey<Boolean> OUT_OF_ORDER = new SettingKey<>(
            "migration.out_of_order",
            SettingTypes.flag(),
            "false",
            "Whether `migrate up` applies a migration although one of a higher version is applied already.");
    static final SettingKey<Path> HOOKS_DIRECTORY = new SettingKey<>(
            "migration.hooks.directory",
            SettingTypes.path(),
            "{db}/hooks",
            "Where SQL hooks are, one folder for each phase.");
    static final SettingKey<Path> BACKUP_DIRECTORY = new SettingKey<>(
            "migration.hooks.backup.directory", SettingTypes.path(), "backups", "Where the dumps of `auto_backup` go.");
    static final SettingKey<Integer> BACKUP_KEEP = new SettingKey<>(
            "migration.hooks.backup.keep",
            SettingTypes.integer(1, 10_000),
            "5",
            "How many dumps of a database are kept; older ones are deleted after a new one is complete.");
    static final SettingKey<TableName> AUDIT_TABLE = new SettingKey<>(
            "migration.hooks.audit.table",
            SettingTypes.tableName(),
            null,
            "A table to which a row is added for each migration that is applied or taken back; made when it is missing.");
    static final SettingKey<LockBudget> LOCK_BUDGET = new SettingKey<>(
            "migration.locks.budget",
            SettingTypes.choice(LockBudget.class, Map.of()),
            "metadata_only",
            "What a statement may do to a table that was there before. `metadata_only`: not read or rewrite it whole while"
                    + " nobody else can read it. `writers_go_on`: nor read it whole while nobody else can write. `any`:"
                    + " everything.");
    static final SettingKey<Map<String, MapType.Entry<String>>> LOCK_APPROVALS = new SettingKey<>(
            "migration.locks.approve",
            new MapType<>("migration ids to reasons", SettingTypes.text()),
            "{}",
            "Migrations that may go beyond the budget, each with the reason: `003_add_bio: the table is small`.");
    static final SettingKey<Integer> DATA_ROWS = new SettingKey<>(
            "migration.data.rows",
            SettingTypes.integer(0, 10_000),
            "12",
            "How many rows the check `data survives` puts into each table before it tries a migration; 0 switches the"
                    + " generator off, so that only fixtures are used.");
    static final SettingKey<Path> FROZEN = new SettingKey<>(
            "migration.frozen",
            SettingTypes.path(),
            "{db}/migrations.frozen.yaml",
            "The list of released migrations with their checksums, as `migrate freeze` writes it.");
    static final SettingKey<Path> LEDGERS = new SettingKey<>(
            "migration.ledgers",
            SettingTypes.path(),
            "{db}/ledgers",
            "Where the recorded ledgers of environments are, as `migrate record` writes them.");
    static final SettingKey<String> BASE_BRANCH = new SettingKey<>(
            "migration.base_branch",
            SettingTypes.text(),
            "origin/main",
            "The git branch that the current one will be merged into: the migrations of both are tried in both orders.");

    static final SettingKey<List<Path>> SEED_DIRECTORIES = new SettingKey<>(
            "seed.directories",
            new ListType<>("paths", SettingTypes.path()),
            "[{db}/seeds]",
            "Where the seed files are. Files below are seeds and never schema, even when `include_dirs` lists them; no"
                    + " other folder's name makes a file a seed.");

    static final SettingKey<SeedExecution> SEED_EXECUTION = new SettingKey<>(
            "seed.execution_mode",
            SettingTypes.choice(SeedExecution.class, Map.of()),
            "concatenate",
            "What `build` does with seed files. `sequential`: it applies the schema to the database and then each seed file,"
                    + " as with `--sequential`. `concatenate`: it leaves them alone; only `seed apply` applies them.");
    static final SettingKey<Boolean> SEED_CONTINUE = new SettingKey<>(
            "seed.continue_on_error",
            SettingTypes.flag(),
            "false",
            "Whether the files after one that fails are applied too.");
    static final SettingKey<SeedTransaction> SEED_TRANSACTION = new SettingKey<>(
            "seed.transaction_mode",
            SettingTypes.choice(SeedTransaction.class, Map.of()),
            "savepoint",
            "What is committed together. `savepoint`: all files in one transaction, each behind a savepoint of its own;"
                    + " committed at the end. `transaction`: each file in a transaction of its own.");
    static final SettingKey<Map<String, MapType.Entry<SeedSettings.Profile>>> SEED_PROFILES = new SettingKey<>(
            "seed.profiles",
            new MapType<>("names to profiles", new ProfileType()),
            "{}",
            "Named choices of seed files, for `--profile`: each a mapping with the keys listed under"
                    + " [Seed profiles](#seed-profiles).");
    static final SettingKey<Path> PREP_DIRECTORY = new SettingKey<>(
            "seed.prep.directory",
            SettingTypes.path(),
            "{db}/seeds/prep",
            "Where the seed files of the prep-seed tables are. They are never applied by `seed apply`.");
    static final SettingKey<String> PREP_SCHEMA = new SettingKey<>(
            "seed.prep.schema", SettingTypes.text(), "prep_seed", "The schema of the prep-seed tables.");
    static final SettingKey<String> PREP_CATALOG = new SettingKey<>(
            "seed.prep.catalog_schema", SettingTypes.text(), "catalog", "The schema of the final tables.");
    static final SettingKey<String> PREP_PREFIX = new SettingKey<>(
            "seed.prep.resolver_prefix",
            SettingTypes.text(),
            "fn_resolve_",
            "How the names of resolution functions begin; the name of the prep-seed table follows.");
    static final SettingKey<List<String>> PREP_ORDER = new SettingKey<>(
            "seed.prep.resolver_order",
            new ListType<>("names", SettingTypes.text()),
            "[]",
            "The resolution functions in the order in which they run. When empty, the foreign keys decide.");
    static final SettingKey<PrepMode> PREP_MODE = new SettingKey<>(
            "seed.prep.mode",
            SettingTypes.choice(PrepMode.class, Map.of()),
            "comprehensive",
            "How much level 5 looks at. `standard`: lost foreign keys, lost rows, duplicate identifiers. `comprehensive`:"
                    + " that, and every constraint, reference and sequence.");

    static final SettingKey<Path> SYNC_DIRECTORY = new SettingKey<>(
            "sync.directory",
            SettingTypes.path(),
            "{db}/sync",
            "Where the decision files are, which say of every column what a copy of production may hold.");
    static final SettingKey<String> SYNC_SECRET_VARIABLE = new SettingKey<>(
            "sync.secret_variable",
            SettingTypes.text(),
            "CONFITURE_SYNC_SECRET",
            "The environment variable with the secret that `sync` masks with: at least 128 bits, in hexadecimal or base64."
                    + " Checks use a key of their own.");
    static final SettingKey<Path> SYNC_SECRET_FILE = new SettingKey<>(
            "sync.secret_file",
            SettingTypes.path(),
            null,
            "A file with the secret instead of the variable; readable for its owner alone.");
    static final SettingKey<List<String>> SYNC_PROTECTED = new SettingKey<>(
            "sync.protected",
            new ListType<>("texts", SettingTypes.text()),
            "[]",
            "Databases that `sync` never writes to: `host`, `host/database` or `/database`; `*` stands for anything.");
    static final SettingKey<Path> SYNC_APPROVED = new SettingKey<>(
            "sync.approved",
            SettingTypes.path(),
            "{db}/sync.approved.yaml",
            "The list of decisions that were reviewed, as `sync approve` writes it; a check compares. It may be missing.");
    static final SettingKey<Integer> SYNC_ROWS = new SettingKey<>(
            "sync.expected_rows",
            SettingTypes.integer(1, Integer.MAX_VALUE),
            "1000000",
            "How many rows a table is expected to have where its decisions say nothing: a strategy whose values may collide"
                    + " is refused on a unique column by this number.");

    static final SettingKey<ServerProvider> POSTGRES_PROVIDER = new SettingKey<>(
            "postgres.provider",
            SettingTypes.choice(ServerProvider.class, Map.of()),
            "auto",
            "Where throwaway databases come from. `auto`: `postgres.url` if given, then embedded, then a container.");
    static final SettingKey<DatabaseUrl> POSTGRES_URL = new SettingKey<>(
            "postgres.url",
            SettingTypes.url(),
            null,
            "A server on which the tests may create and drop databases of their own (CREATEDB). Required for provider"
                    + " `external`. The database it names is only used to connect.");
    static final SettingKey<Path> POSTGRES_BIN = new SettingKey<>(
            "postgres.bin_directory",
            SettingTypes.path(),
            null,
            "The `bin` directory of an installed PostgreSQL for provider `embedded`, instead of the Maven artifacts.");
    static final SettingKey<String> POSTGRES_IMAGE = new SettingKey<>(
            "postgres.image", SettingTypes.text(), "postgres:18-alpine", "The image for provider `container`.");

    static final SettingKey<List<Path>> THROWAWAY_SETUP = new SettingKey<>(
            "throwaway.setup",
            new ListType<>("paths of SQL files", SettingTypes.file()),
            "[]",
            "SQL files that run first in every throwaway database, in this order: what the real environment has and the"
                    + " files take for granted, such as roles, extensions and stub schemas.");

    static final SettingKey<Threshold> THRESHOLD = new SettingKey<>(
            "checks.threshold",
            SettingTypes.choice(Threshold.class, Map.of()),
            "error",
            "How bad a finding must be to fail its check; information never does.");
    static final SettingKey<Map<String, MapType.Entry<String>>> DISABLED_RULES = new SettingKey<>(
            "checks.disable",
            new MapType<>("rule ids to reasons", SettingTypes.text()),
            "{}",
            "Rules that are not applied, each with the reason: `rule.id: why`. An unknown rule is an error.");

    static final SettingKey<Path> FINDINGS_BASELINE = new SettingKey<>(
            "checks.baseline",
            SettingTypes.path(),
            "confiture-baseline.yaml",
            "The list of known findings that do not fail a check, as `check --write-baseline` writes it; it may be missing.");
    static final SettingKey<CacheMode> CACHE = new SettingKey<>(
            "checks.cache",
            SettingTypes.choice(CacheMode.class, Map.of()),
            "auto",
            "Whether the answer of a check that passed is kept and given again as long as no file, setting or version that can"
                    + " change it did; never where the variable `CI` is set. `off`: every check runs every time."
                    + " See [the guide](../guides/junit-engine.md#answers-that-are-kept).");

    static final SettingKey<Path> INCLUDE_PATH = new SettingKey<>(
            "path",
            SettingTypes.path(),
            null,
            "The directory, relative to the project's folder or absolute. Required.");
    static final SettingKey<Boolean> INCLUDE_RECURSIVE = new SettingKey<>(
            "recursive", SettingTypes.flag(), "true", "Whether the directories below are searched too.");
    static final SettingKey<List<Glob>> INCLUDE_INCLUDE = new SettingKey<>(
            "include",
            new ListType<>("patterns", SettingTypes.glob()),
            "[\"**/*.sql\"]",
            "Which files are taken. Patterns count from `path`; `**/` also stands for no directory; `.SQL` counts as"
                    + " `.sql`. With `recursive: false` the default is `[\"*.sql\"]`. Hidden files and directories"
                    + " (names with a dot in front) are never taken.");
    static final SettingKey<List<Glob>> INCLUDE_EXCLUDE = new SettingKey<>(
            "exclude",
            new ListType<>("patterns", SettingTypes.glob()),
            "[]",
            "Which of them are left out. `old/*` means `old` directly under `path`; write `**/old/**` for any depth.");
    static final SettingKey<Boolean> INCLUDE_AUTO_DISCOVER =
            new SettingKey<>("auto_discover", SettingTypes.flag(), "true", "Whether the directory may be missing.");
    static final SettingKey<Integer> INCLUDE_ORDER = new SettingKey<>(
            "order",
            SettingTypes.integer(Integer.MIN_VALUE, Integer.MAX_VALUE),
            "0",
            "All files of an entry with a lower number come before those of a higher one. A file of two entries counts"
                    + " once, for the lower.");

    static final SettingKey<List<Glob>> PROFILE_INCLUDE = new SettingKey<>(
            "include",
            new ListType<>("patterns", SettingTypes.glob()),
            "[]",
            "Which files are taken; empty for all. Patterns count from the seed directory.");
    static final SettingKey<List<Glob>> PROFILE_EXCLUDE = new SettingKey<>(
            "exclude", new ListType<>("patterns", SettingTypes.glob()), "[]", "Which of them are left out again.");
}

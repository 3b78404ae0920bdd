package io.confiture.suite;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.ReaderOptions;
import io.confiture.check.ScriptReading;
import io.confiture.migration.Applier;
import io.confiture.migration.Chain;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.MigrationChecks;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Replay;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.data.Survival;
import io.confiture.migration.history.HistoryChecks;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.trace.StatementTracer;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Line;
import io.confiture.postgres.Prerequisites;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptListener;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Environment;
import io.confiture.project.Project;
import io.confiture.project.SeedSettings;
import io.confiture.schema.SchemaChecks;
import io.confiture.schema.SchemaFiles;
import io.confiture.schema.SchemaRun;
import io.confiture.seed.GivenDatabase;
import io.confiture.seed.SeedChecks;
import io.confiture.seed.SeedDatabase;
import io.confiture.seed.SeedFiles;
import io.confiture.seed.TrialDatabase;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.Statement;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the checks of one project work with: its files as discovered, its two lines of work, and the servers once a check
 * needs one.
 */
final class Workshop implements AutoCloseable {

    private final SchemaFiles schemaFiles;
    private final MigrationSet migrations;
    private final SchemaRun schema;
    private final Chain chain;
    private final Survival survival;
    private final Environment environment;
    private final String lines;
    private final ScriptExecutor executor;
    private final CodeRunner code;
    private final Prerequisites before;
    private final Line prerequisites;
    private final Supplier<SuiteServers> shared;
    private final ReaderOptions options;
    private final List<ScriptReading> setup;
    private final SeedDatabase seeds;
    private final @Nullable GivenDatabase given;
    private final Applier applier;
    private final BooleanSupplier seedsMakeRoles;
    private @Nullable Servers servers;

    /**
     * Read the project's files.
     *
     * @param shared where servers come from; asked when a check needs the first
     * @param given a database in which levels 4 and 5 of the seeds are tried instead of a throwaway one, or null
     */
    Workshop(Project project, Supplier<SuiteServers> shared, @Nullable DatabaseUrl given) {
        this.shared = shared;
        this.given = given == null ? null : new GivenDatabase(given);
        environment = project.environment();
        // Projects may share their servers: a line with a server of its own must not meet that of another project.
        lines = project.databaseDirectory() + ":";
        schemaFiles = SchemaFiles.discover(project);
        migrations = MigrationFiles.discover(project);
        executor = new ScriptExecutor(Settings.scripts(environment.migration()));
        FailureFinding failures = new FailureFinding(this::statements);
        setup = environment.throwawaySetup().stream()
                .map(file -> ScriptReading.ofFile(file, project.nameOf(file), project.root()))
                .toList();
        before = new Prerequisites(setup, executor, failures);
        prerequisites = new Line(this::servers, lines + "prerequisites", this::makesRoles, before);
        options = Settings.reader(environment.migration(), migrations.layout());
        Line schemaLine = new Line(this::servers, lines + SchemaChecks.LINE, this::makesRoles, before);
        Line migrationsLine = new Line(this::servers, lines + MigrationChecks.LINE, this::makesRoles, before);
        schema = new SchemaRun(schemaFiles, project.root(), schemaLine, executor, reader(schemaLine), failures);
        code = new CodeRunner(
                environment.migration().statementTimeout(),
                environment.migration().placeholders());
        survival = new Survival(environment.migration().rehearsal().dataRows(), executor, failures);
        applier = new Applier(executor, code, new CatalogReader(options), failures);
        chain = new Chain(
                migrations,
                migrationsLine,
                executor,
                code,
                reader(migrationsLine),
                failures,
                StatementTracer::new,
                survival);
        seedsMakeRoles = () -> SeedChecks.makeRoles(project);
        Line seedsLine = new Line(
                this::servers, lines + SeedDatabase.LINE, () -> makesRoles() || seedsMakeRoles.getAsBoolean(), before);
        seeds = new SeedDatabase(seedsLine, this::seedSchema, executor);
    }

    /** Return what makes the tables that seeds are loaded into: the schema files or, where there are none, the up scripts. */
    List<ScriptReading> seedSchema() {
        return schemaIsInFiles() ? schema.readings() : chain.upReadings();
    }

    boolean schemaIsInFiles() {
        return !schemaFiles.files().isEmpty();
    }

    /** Return the throwaway database that seeds are loaded into. */
    SeedDatabase seedDatabase() {
        return seeds;
    }

    /** Return the database in which levels 4 and 5 are tried. */
    TrialDatabase trialDatabase() {
        return given == null ? seeds : given;
    }

    ScriptOptions scriptOptions() {
        return Settings.scripts(environment.migration());
    }

    /** Return what catalogs are read with: without the ledgers of tools. */
    ReaderOptions readerOptions() {
        return options;
    }

    boolean hasPrerequisites() {
        return !environment.throwawaySetup().isEmpty();
    }

    Line prerequisites() {
        return prerequisites;
    }

    SchemaFiles schemaFiles() {
        return schemaFiles;
    }

    MigrationSet migrations() {
        return migrations;
    }

    /** Say whether classes have a part in what the checks find, so that they can change without any file of the project. */
    boolean hasCode() {
        return migrations.migrations().stream().anyMatch(m -> m.code() != null)
                || migrations.problems().stream().anyMatch(p -> p.kind() == LayoutProblem.Kind.BAD_CODE);
    }

    SchemaRun schema() {
        return schema;
    }

    Chain chain() {
        return chain;
    }

    /** Return what applies single migrations to throwaway databases. */
    Applier applier() {
        return applier;
    }

    /** Return the project's prep seeds and what belongs to them. */
    PrepProject prepProject(Project project) {
        SeedSettings.Prep settings = project.environment().seed().prep();
        boolean hasSeeds = project.environment().isSet("seed")
                || Files.exists(settings.directory())
                || project.environment().seed().directories().stream().anyMatch(Files::exists);
        // Up scripts may be many; only a project with seeds needs to know what they say before a check runs.
        List<ScriptReading> schemaReadings = hasSeeds || schemaIsInFiles() ? seedSchema() : List.of();
        return PrepProject.of(
                settings,
                project.root(),
                project.locationOf(settings.directory()),
                SeedFiles.prep(project).files(),
                schemaReadings);
    }

    /** Return what gives databases in the project's states. */
    Clones clones(StateBuilder builder) {
        boolean setupMakesRoles = setup.stream()
                .flatMap(r -> r.statements().stream())
                .anyMatch(s -> s.kind().touchesRoles());
        boolean filesMakeRoles =
                statements().stream().anyMatch(s -> s.kind().touchesRoles()) || seedsMakeRoles.getAsBoolean();
        String line = lines + "databases";
        if (filesMakeRoles && servers().givesFurther()) {
            return new LineClones(builder, number -> new Line(this::servers, line + number, () -> true, before));
        }
        // Prerequisites find roles that are there already, so that databases can share them.
        return new TemplateClones(
                builder,
                () -> setupMakesRoles ? servers().isolated(line) : servers().server(),
                before,
                filesMakeRoles);
    }

    /** Apply migrations in an order of their own to an empty database, which is dropped. */
    Replay replay(MigrationSet order) {
        List<Statement> more = order.migrations().stream()
                .flatMap(m -> m.up().stream())
                .flatMap(script -> script.parse().statements().stream())
                .toList();
        Line line = new Line(
                this::servers,
                lines + HistoryChecks.LINE,
                () -> makesRoles() || more.stream().anyMatch(s -> s.kind().touchesRoles()),
                before);
        FailureFinding failures = new FailureFinding(
                () -> Stream.concat(statements().stream(), more.stream()).toList());
        try (Chain apart = new Chain(
                order, line, executor, code, reader(line), failures, session -> ScriptListener.NONE, survival)) {
            return apart.replay();
        }
    }

    /** End what the checks have open; the servers belong to whoever shares them. */
    @Override
    public synchronized void close() {
        if (servers != null) {
            chain.close();
            seeds.close();
            servers = null;
        }
    }

    /** Roles are compared where the line has a server of its own; elsewhere those of strangers would come and go. */
    private Supplier<CatalogReader> reader(Line line) {
        CatalogReader plain = new CatalogReader(options);
        CatalogReader withRoles = new CatalogReader(options.includingRoles());
        return () -> line.ownsRoles() ? withRoles : plain;
    }

    private synchronized Servers servers() {
        if (servers == null) {
            servers = shared.get().of(ServerChoice.of(environment.postgres()));
        }
        return servers;
    }

    /** Roles belong to the server: as soon as one file makes roles, the schema and the chain must not share one. */
    private boolean makesRoles() {
        return Stream.concat(statements().stream(), setup.stream().flatMap(r -> r.statements().stream()))
                .anyMatch(s -> s.kind().touchesRoles());
    }

    private List<Statement> statements() {
        return Stream.concat(schema.statements().stream(), chain.statements().stream())
                .toList();
    }
}

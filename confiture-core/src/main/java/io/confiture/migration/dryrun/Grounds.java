package io.confiture.migration.dryrun;

import io.confiture.check.Finding;
import io.confiture.check.ScriptReading;
import io.confiture.migration.Script;
import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.run.MigrationStatus;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Execution;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Line;
import io.confiture.postgres.Prerequisites;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.Server;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the throwaway database on which a dry run takes place: with the target's own schema where pg_dump can be asked for it, else
 * with what the files say that the target has.
 */
final class Grounds {

    private static final String ROLES =
            "SELECT pg_catalog.format('CREATE ROLE %I', rolname), rolname FROM pg_catalog.pg_roles WHERE rolname NOT LIKE 'pg\\_%'";

    private final Project project;
    private final Servers servers;
    private final ScriptExecutor executor;

    Grounds(Project project, Servers servers, ScriptExecutor executor) {
        this.project = project;
        this.servers = servers;
        this.executor = executor;
    }

    /** Make the database; the target is only read. */
    Ground of(Session target, DatabaseUrl url, List<MigrationStatus> statuses) {
        SchemaDump dump = SchemaDump.of(url, project.environment().postgres().binDirectory());
        String sql = dump.sql();
        String reason = dump.reason();
        List<Finding> findings = new ArrayList<>();
        if (sql != null) {
            Database database = servers.isolated("dry run").create(DatabaseSettings.defaults());
            reason = load(sql, target, database);
            if (reason.isEmpty()) {
                findings.addAll(otherVersion(target, database.server()));
                return new Ground(
                        database, "a copy of the target's schema, made by pg_dump", findings, Database::close);
            }
            database.close();
            reason = "what pg_dump wrote cannot be loaded into "
                    + database.server().info() + ": " + reason;
        }
        findings.add(Finding.of(
                DryRunRules.NOT_THE_SAME,
                "the schema is what the files of the applied migrations give, and not read from the target: "
                        + reason));
        return replayed(target, statuses, findings);
    }

    private List<Finding> otherVersion(Session target, Server server) {
        String theirs = String.valueOf(new Query(target).value("SHOW server_version_num"));
        int major = Integer.parseInt(theirs) / 10_000;
        return major == server.info().major()
                ? List.of()
                : List.of(Finding.of(
                                DryRunRules.NOT_THE_SAME,
                                "the target is PostgreSQL " + major + ", the copy is on PostgreSQL "
                                        + server.info().major()
                                        + ": what statements lock and rewrite can differ between the two")
                        .withSuggestion("Let postgres.bin_directory or postgres.image name the target's version."));
    }

    /** Load a dump; returns why that is not possible, empty when it was. */
    private String load(String sql, Session target, Database database) {
        ScriptReading reading = ScriptReading.of(
                SqlScript.parse(SqlSource.of(project.root().resolve("pg_dump"), "schema of the target", sql)));
        if (!reading.problems().isEmpty()) {
            return reading.problems().get(0).message();
        }
        try (Session session = database.connect()) {
            if (database.server().info().owned()) {
                makeRoles(target, session);
            }
            Execution execution = executor.execute(session, reading.statements(), CommitMode.TRANSACTION);
            return execution instanceof Execution.Done ? "" : message(execution);
        }
    }

    private static String message(Execution execution) {
        return execution instanceof Execution.Failed failed ? failed.failure().toString() : execution.toString();
    }

    /** Make the target's roles on a server of our own, so that owners and grants find them; they can log in nowhere. */
    private static void makeRoles(Session target, Session session) {
        Query there = new Query(session);
        List<String> known = there.rows("SELECT rolname FROM pg_catalog.pg_roles").stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
        for (List<@Nullable String> role : new Query(target).rows(ROLES)) {
            if (!known.contains(String.valueOf(role.get(1)))) {
                there.send(String.valueOf(role.get(0)));
            }
        }
    }

    private Ground replayed(Session target, List<MigrationStatus> statuses, List<Finding> findings) {
        List<ScriptReading> setup = project.environment().throwawaySetup().stream()
                .map(file -> ScriptReading.ofFile(file, project.nameOf(file), project.root()))
                .toList();
        List<MigrationStatus> applied = statuses.stream()
                .filter(s -> s.applied() != null)
                .sorted(Comparator.comparingLong(Grounds::sequence))
                .toList();
        FailureFinding failures = new FailureFinding(List::of);
        Line line = new Line(() -> servers, "dry run", () -> true, new Prerequisites(setup, executor, failures));
        Database database = line.fresh();
        try (Session session = database.connect()) {
            for (MigrationStatus status : applied) {
                findings.addAll(replay(status, session));
            }
        }
        findings.addAll(otherVersion(target, database.server()));
        return new Ground(
                database,
                "a throwaway database with what the files of the applied migrations give",
                findings,
                line::discard);
    }

    private List<Finding> replay(MigrationStatus status, Session session) {
        if (status.migration() == null || status.migration().up().isEmpty()) {
            return List.of(Finding.of(
                    DryRunRules.NOT_THE_SAME,
                    status.id() + " is applied to the target and missing on the copy: there is no SQL file of it"));
        }
        for (Script script : status.migration().up()) {
            ScriptReading reading = ScriptReading.of(script.parse());
            List<Statement> statements = reading.problems().isEmpty() ? reading.statements() : List.of();
            Execution execution =
                    executor.execute(session, statements, script.transaction().commitMode());
            if (!(execution instanceof Execution.Done) || !reading.problems().isEmpty()) {
                return List.of(Finding.of(
                                DryRunRules.NOT_THE_SAME,
                                status.id() + " is applied to the target, and cannot be applied to the copy: "
                                        + (reading.problems().isEmpty()
                                                ? message(execution)
                                                : reading.problems().get(0).message()))
                        .at(script.location()));
            }
        }
        return List.of();
    }

    private static long sequence(MigrationStatus status) {
        AppliedMigration applied = Objects.requireNonNull(status.applied());
        return applied.sequence();
    }
}

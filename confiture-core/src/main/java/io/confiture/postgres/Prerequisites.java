package io.confiture.postgres;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.check.Severity;
import io.confiture.sql.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Knows what every database of a project has before its first file runs: roles, extensions, other tools' tables, whatever the
 * real environment has and the project's own files do not create.
 *
 * <p>Immutable and thread-safe.
 */
public final class Prerequisites {

    /** Demands that the files under {@code throwaway.setup} run. */
    public static final Rule RULE = new Rule(
            "project/prerequisites",
            Severity.CRITICAL,
            "The files listed under throwaway.setup run on an empty database.",
            "Repair the file, or take it out of throwaway.setup.");

    private static final String DUPLICATE_OBJECT = "42710";

    private final List<ScriptReading> scripts;
    private final ScriptExecutor executor;
    private final FailureFinding failures;

    /** Make the prerequisites of some scripts, run in this order; none means that databases start empty. */
    public Prerequisites(List<ScriptReading> scripts, ScriptExecutor executor, FailureFinding failures) {
        this.scripts = List.copyOf(scripts);
        this.executor = executor;
        this.failures = failures;
    }

    /** Return a database of a server in which the prerequisites have run. */
    Database database(Server server) {
        return scripts.isEmpty()
                ? server.create(DatabaseSettings.defaults())
                : server.clone(server.template(key(), this::run));
    }

    private void run(Session session) {
        for (ScriptReading script : scripts) {
            if (!script.problems().isEmpty()) {
                throw new PrerequisitesException(script.problems().get(0));
            }
            for (Statement statement : script.statements()) {
                run(session, statement);
            }
        }
    }

    private void run(Session session, Statement statement) {
        Execution execution = executor.execute(session, List.of(statement), CommitMode.STATEMENTS);
        if (execution instanceof Execution.Failed failed && !roleIsThere(failed.failure())) {
            Finding finding = failures.of(RULE, failed.failure());
            throw new PrerequisitesException(finding);
        }
    }

    /** Roles belong to the server: another project on the same server may have made it. */
    private static boolean roleIsThere(StatementFailure failure) {
        return failure.statement().kind().touchesRoles()
                && failure.statement().kind().command().startsWith("CREATE")
                && DUPLICATE_OBJECT.equals(failure.sqlState());
    }

    private String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ScriptReading script : scripts) {
                for (Statement statement : script.statements()) {
                    digest.update(statement.text().getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                    statement
                            .copyData()
                            .ifPresent(data ->
                                    digest.update(data.chars().toString().getBytes(StandardCharsets.UTF_8)));
                    digest.update((byte) 0);
                }
            }
            return "setup" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.confiture.postgres;

import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.check.Severity;
import io.confiture.project.Sha256;
import io.confiture.sql.Statement;
import io.confiture.sql.StatementKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows what every database of a project has before its first file runs: roles, extensions, other tools' tables, whatever the
 * real environment has and the project's own files do not create.
 *
 * <p>Thread-safe.
 */
public final class Prerequisites {

    /** Demands that the files under {@code throwaway.setup} run. */
    public static final Rule RULE = new Rule(
            "project/prerequisites",
            Severity.CRITICAL,
            "The files listed under throwaway.setup run on an empty database.",
            "Repair the file, or take it out of throwaway.setup.");

    private final List<ScriptReading> scripts;
    private final ScriptExecutor executor;
    private final FailureFinding failures;
    private volatile @Nullable PrerequisitesException broken;

    /** Make the prerequisites of some scripts, run in this order; none means that databases start empty. */
    public Prerequisites(List<ScriptReading> scripts, ScriptExecutor executor, FailureFinding failures) {
        this.scripts = List.copyOf(scripts);
        this.executor = executor;
        this.failures = failures;
    }

    /**
     * Return a database of a server in which the prerequisites have run.
     *
     * @throws PrerequisitesException when they do not run
     */
    public Database database(Server server) {
        return scripts.isEmpty() ? server.create(DatabaseSettings.defaults()) : server.clone(template(server));
    }

    /**
     * Return the template for a key, built upon the prerequisites; see {@link Server#template(String, ThrowingConsumer)}.
     *
     * @throws PrerequisitesException when they do not run
     */
    public Template template(Server server, String key, ThrowingConsumer<Session> build) {
        return scripts.isEmpty() ? server.template(key, build) : server.template(key, template(server), build);
    }

    private Template template(Server server) {
        PrerequisitesException known = broken;
        if (known != null) {
            throw known;
        }
        try {
            return server.template(key(), session -> run(session, server));
        } catch (PrerequisitesException e) {
            // Every check asks; the answer stays the same.
            broken = e;
            throw e;
        }
    }

    private void run(Session session, Server server) {
        for (ScriptReading script : scripts) {
            if (!script.problems().isEmpty()) {
                throw new PrerequisitesException(script.problems().get(0));
            }
            Set<String> roles = Roles.names(server.admin());
            List<Statement> statements =
                    script.statements().stream().filter(s -> !makes(s, roles)).toList();
            Execution execution = executor.execute(session, statements, CommitMode.AUTO);
            if (failures.plain(RULE, execution) instanceof Outcome.Failed failed) {
                throw new PrerequisitesException(failed.findings().get(0));
            }
        }
    }

    /** Roles belong to the server: another project, or an earlier database, may have made it. */
    private static boolean makes(Statement statement, Set<String> roles) {
        StatementKind kind = statement.kind();
        return kind.touchesRoles()
                && (kind.is("CREATE ROLE") || kind.is("CREATE USER") || kind.is("CREATE GROUP"))
                && kind.objectName().filter(roles::contains).isPresent();
    }

    private String key() {
        MessageDigest digest = Sha256.start();
        for (ScriptReading script : scripts) {
            for (Statement statement : script.statements()) {
                digest.update(statement.text().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                statement
                        .copyData()
                        .ifPresent(data -> digest.update(data.chars().toString().getBytes(StandardCharsets.UTF_8)));
                digest.update((byte) 0);
            }
        }
        return "setup" + Sha256.hex(digest);
    }
}

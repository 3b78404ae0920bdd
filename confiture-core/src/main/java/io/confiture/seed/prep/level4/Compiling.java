package io.confiture.seed.prep.level4;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.postgres.StatementFailure;
import io.confiture.seed.prep.live.LiveRoutine;
import io.confiture.seed.prep.live.LiveRoutines;
import io.confiture.seed.prep.live.LiveStep;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether resolvers are valid now that all tables are there: when they were created, {@code check_function_bodies} may have
 * been off, or a table changed since.
 *
 * <p>Each is created again as the server itself spells it, behind a savepoint. For LANGUAGE sql the server then analyses the whole
 * body; for PL/pgSQL it only parses it, and the extension plpgsql_check analyses it where the server has that.
 */
final class Compiling {

    private static final String SAVEPOINT = "confiture_compile";
    private static final String CHECKER = "plpgsql_check";

    private final Session session;
    private final Query query;
    private final LiveRoutines routines;
    private final ScriptOptions options;
    private final @Nullable String noChecker;

    /**
     * Prepare.
     *
     * @param session in an open transaction
     * @param install whether the extension may be created, which the rollback takes back
     */
    Compiling(Session session, LiveRoutines routines, ScriptOptions options, boolean install) {
        this.session = session;
        this.query = new Query(session);
        this.routines = routines;
        this.options = options;
        this.noChecker = checker(install);
    }

    /** Answer whether bodies of PL/pgSQL can be analysed beyond their syntax. */
    Outcome checker() {
        return noChecker == null ? Outcome.passed() : new Outcome.Skipped(noChecker);
    }

    private @Nullable String checker(boolean install) {
        List<List<@Nullable String>> found = query.rows(
                "SELECT installed_version FROM pg_catalog.pg_available_extensions WHERE name = '" + CHECKER + "'");
        String missing = "the server has no extension " + CHECKER
                + ": bodies in PL/pgSQL were only parsed here; runs and runs on a row execute them";
        if (found.isEmpty()) {
            return missing;
        }
        if (found.get(0).get(0) != null) {
            return null;
        }
        if (!install) {
            return "the extension " + CHECKER
                    + " is not installed in this database: bodies in PL/pgSQL were only parsed";
        }
        query.send("SAVEPOINT " + SAVEPOINT);
        try {
            query.send("CREATE EXTENSION " + CHECKER);
            return null;
        } catch (PostgresException e) {
            if (!session.alive()) {
                throw e;
            }
            query.send("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            return "the extension " + CHECKER + " cannot be created: " + e.getMessage();
        }
    }

    Outcome compile(LiveStep step) {
        LiveRoutine routine = step.routine();
        if (routine == null) {
            List<LiveRoutine> others = routines.named(step.name());
            String there = others.stream().map(LiveRoutine::signature).collect(Collectors.joining(", "));
            return Outcome.failed(Finding.of(
                            RuntimeRules.COMPILES,
                            "there is no function " + step.name() + "() that can be called without arguments"
                                    + (others.isEmpty() ? "" : "; there is " + there))
                    .at(step.location()));
        }
        Finding invalid = invalid(step, routine);
        if (invalid != null) {
            return Outcome.failed(invalid);
        }
        return routine.language().equals("plpgsql") && noChecker == null
                ? Outcome.of(analysed(step, routine), Severity.ERROR)
                : Outcome.passed();
    }

    private @Nullable Finding invalid(LiveStep step, LiveRoutine routine) {
        String definition = query.value("SELECT pg_catalog.pg_get_functiondef(" + routine.oid() + ")");
        String name = routine.signature();
        query.send("SAVEPOINT " + SAVEPOINT + "; SET LOCAL check_function_bodies = on");
        ScriptResult result = new ScriptRunner()
                .run(
                        session,
                        SqlScript.parse(SqlSource.of(Path.of(SAVEPOINT), name, String.valueOf(definition)))
                                .statements(),
                        options);
        query.send("ROLLBACK TO SAVEPOINT " + SAVEPOINT + "; RELEASE SAVEPOINT " + SAVEPOINT);
        if (!(result instanceof ScriptResult.Stopped stopped)) {
            return null;
        }
        StatementFailure failure = stopped.failure();
        return Finding.of(RuntimeRules.COMPILES, step.name() + "() is not valid: " + failure.message())
                .at(step.location())
                .withExcerpt(failure.excerpt())
                .withDetail(failure.detail())
                .withSuggestion(failure.hint());
    }

    private List<Finding> analysed(LiveStep step, LiveRoutine routine) {
        List<Finding> findings = new ArrayList<>();
        String schema = query.value("SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_extension e"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = '" + CHECKER + "'");
        for (List<@Nullable String> row : query.rows("SELECT lineno, message, detail, hint FROM " + schema
                + ".plpgsql_check_function_tb(" + routine.oid() + "::regprocedure) WHERE level = 'error'")) {
            findings.add(Finding.of(
                            RuntimeRules.COMPILES,
                            step.name() + "() is not valid: " + row.get(1) + " (line " + row.get(0) + " of its body)")
                    .at(step.location())
                    .withDetail(row.get(2))
                    .withSuggestion(row.get(3)));
        }
        return findings;
    }
}

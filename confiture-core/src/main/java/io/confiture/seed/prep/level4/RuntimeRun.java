package io.confiture.seed.prep.level4;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.Session;
import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.Resolver;
import io.confiture.seed.prep.live.LiveFailure;
import io.confiture.seed.prep.live.LivePair;
import io.confiture.seed.prep.live.LivePlan;
import io.confiture.seed.prep.live.LiveRoutines;
import io.confiture.seed.prep.live.LiveRunner;
import io.confiture.seed.prep.live.LiveSchema;
import io.confiture.seed.prep.live.LiveStep;
import io.confiture.sql.ddl.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks everything of level 4 once, in a transaction that is rolled back, and keeps the answers. */
final class RuntimeRun {

    private static final String PHASE = "confiture_phase";

    private final PrepProject project;
    private final ScriptOptions options;
    private final Session session;
    private final Query query;
    private final LiveSchema schema;
    private final LiveRoutines routines;
    private final LivePlan plan;
    private final Map<String, Outcome> answers = new HashMap<>();

    private RuntimeRun(PrepProject project, List<Resolver> resolvers, ScriptOptions options, Session session) {
        this.project = project;
        this.options = options;
        this.session = session;
        this.query = new Query(session);
        this.schema = LiveSchema.read(session, project.settings());
        this.routines = LiveRoutines.read(session);
        this.plan = LivePlan.of(resolvers, schema, routines, project.settings());
    }

    /**
     * Run.
     *
     * @param session in an open transaction, which the caller rolls back
     * @param ours whether the database is a throwaway one, in which an extension may be created
     */
    static Map<String, Outcome> run(
            PrepProject project, List<Resolver> resolvers, ScriptOptions options, Session session, boolean ours) {
        RuntimeRun run = new RuntimeRun(project, resolvers, options, session);
        run.go(ours);
        return run.answers;
    }

    static String table(String name) {
        return "table " + name;
    }

    static String resolver(String name, String question) {
        return question + " " + name;
    }

    private void go(boolean ours) {
        tables();
        Map<LiveStep, String> unfit = new LinkedHashMap<>();
        Compiling compiling = new Compiling(session, routines, options, ours);
        for (LiveStep step : plan.steps()) {
            Outcome outcome = compiling.compile(step);
            answers.put(resolver(step.name().toString(), RuntimeLevel.COMPILES), outcome);
            if (outcome instanceof Outcome.Failed) {
                unfit.put(step, step.name() + "() is not valid: see compiles");
            }
        }
        answers.put(RuntimeLevel.CHECKER, compiling.checker());
        LiveRunner runner = new LiveRunner(session, project.statements(), options);
        onNothing(runner, unfit);
        if (runner.intact()) {
            onRows(runner, unfit);
        }
        answers.put(RuntimeLevel.OTHERS, others());
    }

    private void tables() {
        for (LivePair pair : schema.pairs()) {
            TableName wanted = new TableName(project.settings().catalogSchema(), pair.name());
            SourceLocation place = place(pair);
            answers.put(table(pair.name()), TableShape.judge(pair, wanted, schema.named(pair.name()), place));
        }
        for (TableDefinition shown : project.prepTables()) {
            if (schema.pair(shown.name().name()).isEmpty()) {
                answers.put(
                        table(shown.name().name()),
                        Outcome.failed(
                                Finding.of(RuntimeRules.TABLES, "the built database has no table " + shown.name())
                                        .at(shown.location())
                                        .withSuggestion("A later statement drops or renames it; see who does.")));
            }
        }
    }

    private @Nullable SourceLocation place(LivePair pair) {
        return project.tables()
                .find(pair.prep().name())
                .map(TableDefinition::location)
                .orElse(project.directory());
    }

    private void onNothing(LiveRunner runner, Map<LiveStep, String> unfit) {
        query.send("SAVEPOINT " + PHASE);
        for (LiveStep step : plan.steps()) {
            String key = resolver(step.name().toString(), RuntimeLevel.RUNS);
            String cause = unfit.get(step);
            if (cause != null) {
                answers.put(key, new Outcome.Aborted(cause));
            } else if (!runner.intact()) {
                answers.put(key, new Outcome.Aborted("the transaction was gone after an earlier resolver"));
            } else {
                Optional<LiveFailure> failure = runner.run(step, RuntimeRules.RUNS);
                answers.put(key, failure.map(f -> Outcome.failed(f.finding())).orElseGet(Outcome::passed));
                failure.ifPresent(f -> unfit.put(step, step.name() + "() fails without any row: see runs"));
            }
        }
        back(runner);
    }

    private void onRows(LiveRunner runner, Map<LiveStep, String> unfit) {
        query.send("SAVEPOINT " + PHASE);
        GeneratedRows rows = new GeneratedRows(session, schema, options);
        new RowTrial(session, rows, runner)
                .run(plan, schema.pairs(), unfit)
                .forEach((step, outcome) ->
                        answers.put(resolver(step.name().toString(), RuntimeLevel.RUNS_ON_ROW), outcome));
        back(runner);
    }

    private void back(LiveRunner runner) {
        if (runner.intact()) {
            query.send("ROLLBACK TO SAVEPOINT " + PHASE);
            query.send("RELEASE SAVEPOINT " + PHASE);
        }
    }

    /** Answer for the tables and resolvers that no file shows, and that therefore have no leaf. */
    private Outcome others() {
        if (schema.pairs().isEmpty()) {
            return Outcome.failed(Finding.of(
                            RuntimeRules.TABLES,
                            "the database has no table in the schema "
                                    + project.settings().schema())
                    .at(project.directory()));
        }
        List<String> shown =
                project.prepTables().stream().map(t -> t.name().name()).toList();
        List<Outcome> outcomes = new ArrayList<>();
        schema.pairs().stream()
                .filter(pair -> !shown.contains(pair.name()))
                .forEach(pair -> outcomes.add(answers.get(table(pair.name()))));
        for (LiveStep step : plan.steps()) {
            if (step.shown() == null) {
                for (String question : RuntimeLevel.QUESTIONS) {
                    outcomes.add(answers.get(resolver(step.name().toString(), question)));
                }
            }
        }
        if (outcomes.isEmpty()) {
            return new Outcome.Skipped("the files show every prep table and every resolver");
        }
        List<Finding> findings = outcomes.stream()
                .filter(Outcome.Failed.class::isInstance)
                .flatMap(o -> ((Outcome.Failed) o).findings().stream())
                .toList();
        return findings.isEmpty() ? Outcome.passed() : new Outcome.Failed(findings);
    }
}

package io.confiture.seed.prep.level5;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.postgres.StatementFailure;
import io.confiture.project.PrepMode;
import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.seed.FileLoad;
import io.confiture.seed.SeedFile;
import io.confiture.seed.SeedLoader;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.Resolver;
import io.confiture.seed.prep.live.LiveFailure;
import io.confiture.seed.prep.live.LivePair;
import io.confiture.seed.prep.live.LivePlan;
import io.confiture.seed.prep.live.LiveRoutines;
import io.confiture.seed.prep.live.LiveRunner;
import io.confiture.seed.prep.live.LiveSchema;
import io.confiture.seed.prep.live.LiveStep;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.TableDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads, resolves and examines once, in a transaction that is rolled back.
 *
 * <p>A step that fails ends the run where the next one would only say the same in other words; what was not reached is aborted.
 */
final class FullRun {

    private static final String DEFERRED = "confiture_deferred";
    private static final List<Statement> FORCE = SqlScript.parse(
                    SqlSource.of(Path.of(DEFERRED), DEFERRED, "SET CONSTRAINTS ALL IMMEDIATE"))
            .statements();

    private final PrepProject project;
    private final List<Resolver> resolvers;
    private final ScriptOptions options;
    private final Session session;
    private final Query query;
    private final Answers answers = new Answers();
    private final LiveSchema schema;

    private FullRun(PrepProject project, List<Resolver> resolvers, ScriptOptions options, Session session) {
        this.project = project;
        this.resolvers = resolvers;
        this.options = options;
        this.session = session;
        this.query = new Query(session);
        this.schema = LiveSchema.read(session, project.settings());
    }

    /**
     * Run.
     *
     * @param resolvers the resolvers that the files show, in order
     * @param session in an open transaction, which the caller rolls back
     */
    static Answers run(PrepProject project, List<Resolver> resolvers, ScriptOptions options, Session session) {
        FullRun run = new FullRun(project, resolvers, options, session);
        run.go();
        return run.answers;
    }

    private void go() {
        if (!empty() || !load()) {
            return;
        }
        Snapshot snapshot = Snapshot.take(query, schema.pairs());
        answers.put(Answers.Key.level(ExecutionLevel.FILES), filled(snapshot));
        LivePlan plan = LivePlan.of(resolvers, schema, LiveRoutines.read(session), project.settings());
        LiveRunner runner = new LiveRunner(session, project.statements(), options);
        Map<LiveStep, String> broken = resolve(plan, runner);
        if (!runner.intact()) {
            answers.put(Answers.Key.level(ExecutionLevel.TRANSACTION), ended());
            return;
        }
        examine(snapshot, plan, broken);
        answers.put(Answers.Key.level(ExecutionLevel.DEFERRED), deferred(broken));
        answers.put(Answers.Key.level(ExecutionLevel.TRANSACTION), runner.unchanged() ? Outcome.passed() : ended());
    }

    /** Ask whether prep tables have rows that no seed file put there. */
    private boolean empty() {
        List<String> questions = schema.pairs().stream()
                .map(p -> "SELECT " + Query.literal(p.prep().name().toString()) + " WHERE EXISTS (SELECT FROM "
                        + p.prep().sql() + ")")
                .toList();
        List<Finding> findings = new ArrayList<>();
        if (!questions.isEmpty()) {
            for (List<@Nullable String> row : query.rows(String.join(" UNION ALL ", questions))) {
                findings.add(Finding.of(ExecutionRules.EMPTY, row.get(0) + " has rows before any seed file was loaded")
                        .at(project.directory()));
            }
        }
        answers.put(Answers.Key.level(ExecutionLevel.EMPTY), Outcome.of(findings, Severity.ERROR));
        if (!findings.isEmpty()) {
            answers.cut("prep tables are not empty before the first seed file: see prep tables empty");
        }
        return findings.isEmpty();
    }

    private boolean load() {
        SeedLoader loader = new SeedLoader(project.root(), options);
        List<String> failed = new ArrayList<>();
        boolean goesOn = true;
        for (SeedFile file : project.files()) {
            if (!goesOn) {
                answers.put(
                        Answers.Key.file(file.name()),
                        new Outcome.Aborted("the transaction was gone after " + failed.get(failed.size() - 1)));
                continue;
            }
            FileLoad load = loader.load(session, file);
            answers.put(Answers.Key.file(file.name()), outcome(load));
            if (load.failure() != null) {
                failed.add(file.name());
                goesOn = load.failure().goesOn();
            }
        }
        if (!failed.isEmpty()) {
            answers.cut(failed.get(0) + " does not load: see its loads");
        }
        return failed.isEmpty();
    }

    private static Outcome outcome(FileLoad load) {
        if (load.failure() != null) {
            return new Outcome.Failed(load.failure().findings());
        }
        return load.isEmpty() ? new Outcome.Skipped("the file has no statements") : new Outcome.Passed(load.notes());
    }

    private Outcome filled(Snapshot snapshot) {
        return snapshot.rows() > 0
                ? Outcome.passed()
                : Outcome.failed(Finding.of(
                                ExecutionRules.FILES,
                                project.files().size() + " file(s) were loaded, and no table of the schema "
                                        + project.settings().schema() + " has a row")
                        .at(project.directory()));
    }

    /** Run the resolvers; return those that gave nothing, each with the reason why what needs them gives nothing either. */
    private Map<LiveStep, String> resolve(LivePlan plan, LiveRunner runner) {
        Map<LiveStep, String> broken = new LinkedHashMap<>();
        for (LiveStep step : plan.steps()) {
            Answers.Key key = Answers.Key.resolver(step.name().toString());
            if (!runner.intact()) {
                answers.put(key, new Outcome.Aborted("the transaction was gone after an earlier resolver"));
                continue;
            }
            Optional<String> cause = broken.entrySet().stream()
                    .filter(b -> step.needs(b.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            if (cause.isPresent()) {
                answers.put(key, new Outcome.Aborted(cause.get()));
                broken.put(step, cause.get());
                continue;
            }
            Optional<LiveFailure> failure = runner.run(step, ExecutionRules.RESOLVES);
            answers.put(key, failure.map(f -> Outcome.failed(f.finding())).orElseGet(Outcome::passed));
            failure.ifPresent(f -> broken.put(step, step.name() + "() fails: see its resolves"));
        }
        if (!runner.intact()) {
            answers.cut("the transaction was gone after a resolver: see resolves");
        }
        return broken;
    }

    private void examine(Snapshot snapshot, LivePlan plan, Map<LiveStep, String> broken) {
        Examination examination =
                new Examination(session, schema, snapshot, project.settings().mode());
        for (LivePair pair : schema.pairs()) {
            Optional<LiveStep> step = plan.stepFor(pair);
            String cause = cause(pair, step, broken);
            SourceLocation place = place(pair, step);
            if (pair.target() == null) {
                put(
                        pair.name(),
                        new Outcome.Aborted("there is no table "
                                + new TableName(project.settings().catalogSchema(), pair.name()) + ": see level 4"));
            } else if (cause != null) {
                put(pair.name(), new Outcome.Aborted(cause));
            } else {
                examination
                        .examine(pair, pair.target(), place)
                        .forEach((question, outcome) -> answers.put(Answers.Key.table(pair.name(), question), outcome));
            }
        }
        for (TableDefinition shown : project.prepTables()) {
            String name = shown.name().name();
            if (schema.pair(name).isEmpty()) {
                put(name, new Outcome.Aborted("the built database has no " + shown.name() + ": see level 4"));
            }
        }
        answers.put(Answers.Key.level(ExecutionLevel.OTHERS), new Others(project, schema, answers).judge(plan));
    }

    /** A resolver that is for no single table may be the one that fills this one. */
    private static @Nullable String cause(LivePair pair, Optional<LiveStep> step, Map<LiveStep, String> broken) {
        if (step.isPresent()) {
            return broken.get(step.get());
        }
        return broken.entrySet().stream()
                .filter(b -> b.getKey().pair() == null)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private @Nullable SourceLocation place(LivePair pair, Optional<LiveStep> step) {
        SourceLocation resolver = step.map(LiveStep::location).orElse(null);
        return resolver != null
                ? resolver
                : project.tables()
                        .find(pair.prep().name())
                        .map(TableDefinition::location)
                        .orElse(null);
    }

    private void put(String table, Outcome outcome) {
        for (Question question : Question.values()) {
            answers.put(Answers.Key.table(table, question), outcome);
        }
    }

    private Outcome deferred(Map<LiveStep, String> broken) {
        if (project.settings().mode() == PrepMode.STANDARD) {
            return new Outcome.Skipped("only asked in the mode comprehensive (seed.prep.mode)");
        }
        query.send("SAVEPOINT " + DEFERRED);
        ScriptResult result = new ScriptRunner().run(session, FORCE, options);
        if (result instanceof ScriptResult.Stopped stopped) {
            query.send("ROLLBACK TO SAVEPOINT " + DEFERRED);
            StatementFailure failure = stopped.failure();
            return Outcome.failed(Finding.of(ExecutionRules.DEFERRED, failure.message())
                    .at(project.directory())
                    .withDetail(failure.detail()));
        }
        // What did not run may be what would have broken, or kept, a deferred constraint.
        return broken.isEmpty()
                ? Outcome.passed()
                : new Outcome.Aborted(broken.values().iterator().next());
    }

    private Outcome ended() {
        return Outcome.failed(Finding.of(
                        LiveRunner.TRANSACTION,
                        "the transaction in which everything ran is not the one that was opened for it, or the role is not")
                .at(project.directory()));
    }
}

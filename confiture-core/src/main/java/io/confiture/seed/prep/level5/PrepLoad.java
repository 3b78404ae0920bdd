package io.confiture.seed.prep.level5;

import io.confiture.check.Finding;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.Session;
import io.confiture.seed.FileLoad;
import io.confiture.seed.SeedFile;
import io.confiture.seed.SeedLoader;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.Resolver;
import io.confiture.seed.prep.ResolverOrder;
import io.confiture.seed.prep.Routines;
import io.confiture.seed.prep.live.LiveFailure;
import io.confiture.seed.prep.live.LivePlan;
import io.confiture.seed.prep.live.LiveRoutines;
import io.confiture.seed.prep.live.LiveRunner;
import io.confiture.seed.prep.live.LiveSchema;
import io.confiture.seed.prep.live.LiveStep;
import java.util.List;
import java.util.Optional;

/** Loads the prep seed files of a project into a throwaway database and runs the resolvers, for good; all of it or nothing. */
public final class PrepLoad {

    private final PrepProject project;
    private final ScriptOptions options;
    private final Session session;

    /**
     * Prepare to load.
     *
     * @param options how long one statement may take
     * @param session idle, on a database with the project's schema
     */
    public PrepLoad(PrepProject project, ScriptOptions options, Session session) {
        this.project = project;
        this.options = options;
        this.session = session;
    }

    /** Load and resolve, and commit; return why nothing was stored, or an empty list. */
    public List<Finding> run() {
        session.begin();
        List<Finding> findings = load();
        if (findings.isEmpty()) {
            session.commit();
        } else if (session.alive()) {
            session.rollback();
        }
        return findings;
    }

    private List<Finding> load() {
        SeedLoader loader = new SeedLoader(project.root(), options);
        for (SeedFile file : project.files()) {
            FileLoad load = loader.load(session, file);
            if (load.failure() != null) {
                return load.failure().findings();
            }
        }
        return resolve();
    }

    private List<Finding> resolve() {
        List<Resolver> resolvers =
                ResolverOrder.of(project, Routines.of(project)).resolvers();
        LiveSchema schema = LiveSchema.read(session, project.settings());
        LivePlan plan = LivePlan.of(resolvers, schema, LiveRoutines.read(session), project.settings());
        LiveRunner runner = new LiveRunner(session, project.statements(), options);
        for (LiveStep step : plan.steps()) {
            Optional<LiveFailure> failure = runner.run(step, ExecutionRules.RESOLVES);
            if (failure.isPresent()) {
                return List.of(failure.get().finding());
            }
        }
        new Query(session).send("SET CONSTRAINTS ALL IMMEDIATE");
        return List.of();
    }
}

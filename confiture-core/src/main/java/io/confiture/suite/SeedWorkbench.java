package io.confiture.suite;

import io.confiture.check.ScriptReading;
import io.confiture.project.Project;
import io.confiture.seed.SeedDatabase;
import java.util.List;

/**
 * Holds what commands need that work on a project's seeds and ask no checks: its schema, and a throwaway database with it.
 *
 * <p>Opening reads files; a server is started when the database is first used.
 */
public final class SeedWorkbench implements AutoCloseable {

    private final SuiteServers servers;
    private final Workshop workshop;

    /** Open a project's. */
    public SeedWorkbench(Project project) {
        SuiteServers own = new SuiteServers();
        servers = own;
        workshop = new Workshop(project, () -> own, null);
    }

    /** Return what makes the tables: the schema files or, where there are none, the up scripts. */
    public List<ScriptReading> schema() {
        return workshop.seedSchema();
    }

    /** Return a throwaway database in which the schema ran and nothing else. */
    public SeedDatabase database() {
        return workshop.seedDatabase();
    }

    /** Stop what was started. */
    @Override
    public void close() {
        workshop.close();
        servers.close();
    }
}

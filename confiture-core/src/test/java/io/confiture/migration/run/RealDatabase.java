package io.confiture.migration.run;

import io.confiture.migration.layout.MigrationFiles;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.suite.TestProject;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A project, a database that plays the real one, and a second connection that looks at it. */
final class RealDatabase implements AutoCloseable {

    private final TestProject project;
    private final Database database;
    private final Session observer;
    private final RunListener listener;

    private RealDatabase(TestProject project, Database database, Session observer, RunListener listener) {
        this.project = project;
        this.database = database;
        this.observer = observer;
        this.listener = listener;
    }

    static RealDatabase in(Servers servers, Path root) {
        Database database = servers.server().create(DatabaseSettings.defaults());
        return new RealDatabase(new TestProject(root), database, database.connect(), RunListener.NONE);
    }

    /** The same project and database, with somebody who follows the runs. */
    RealDatabase with(RunListener other) {
        return new RealDatabase(project, database, observer, other);
    }

    RealDatabase up(String id, String sql) {
        project.up(id, sql);
        return this;
    }

    RealDatabase down(String id, String sql) {
        project.down(id, sql);
        return this;
    }

    /** The same project and database, seen through a new connection. */
    RealDatabase reconnected() {
        return new RealDatabase(project, database, database.connect(), listener);
    }

    /** Write a migration with both ways that makes a table of its own. */
    RealDatabase table(String id) {
        return up(id, "CREATE TABLE \"t" + id + "\" (n int);").down(id, "DROP TABLE \"t" + id + "\";");
    }

    RealDatabase settings(String yaml) {
        project.settings(yaml);
        return this;
    }

    TestProject project() {
        return project;
    }

    Database database() {
        return database;
    }

    DatabaseUrl url() {
        return DatabaseUrl.parse(database.jdbcUrl());
    }

    Runner runner() {
        return open(project.root(), url(), listener);
    }

    static Runner open(Path root, DatabaseUrl url, RunListener listener) {
        Project project = Project.load(ProjectRequest.of(root));
        return Runner.open(project, MigrationFiles.discover(project), url, listener);
    }

    <T> T run(Function<Runner, T> work) {
        try (Runner runner = runner()) {
            return work.apply(runner);
        }
    }

    RunReport up() {
        return run(r -> r.up(UpRequest.all()));
    }

    RunReport down(int steps) {
        return run(r -> r.down(steps));
    }

    @Nullable
    String value(String sql) {
        return new Query(observer).value(sql);
    }

    /** Wait until a question is answered with yes; the limit is for a machine under load, not a measurement. */
    void await(String question) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!"t".equals(value(question))) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("never true: " + question);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    void send(String sql) {
        new Query(observer).send(sql);
    }

    Session observer() {
        return observer;
    }

    /** The versions of the ledger, in the order in which they were applied. */
    String ledger() {
        return String.valueOf(value("SELECT string_agg(version, ' ' ORDER BY pk_confiture) FROM tb_confiture"));
    }

    /** What the history says, oldest first: direction, version, result. */
    String history() {
        return String.valueOf(
                value("SELECT string_agg(direction || ' ' || version || ' ' || result, ', ' ORDER BY pk_history)"
                        + " FROM tb_confiture_history"));
    }

    boolean has(String relation) {
        return value("SELECT to_regclass('" + relation + "')") != null;
    }

    @Override
    public void close() {
        database.close();
    }
}

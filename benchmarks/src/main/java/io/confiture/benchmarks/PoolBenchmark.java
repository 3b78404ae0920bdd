package io.confiture.benchmarks;

import io.confiture.postgres.ClonePool;
import io.confiture.postgres.Database;
import io.confiture.postgres.Server;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.postgres.Template;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures how long a test waits for its throwaway database: out of a pool that is full, and without a pool. */
final class PoolBenchmark implements Benchmark {

    private static final int SIZE = 4;
    private static final double GOAL_MILLIS = 5;

    @Override
    public void run(Lab lab) throws Exception {
        try (Servers servers = Servers.of(ServerChoice.embedded())) {
            Server server = servers.server();
            lab.line("%s; pool of %d", server.info(), SIZE);
            for (int tables : List.of(10, 100, 1000)) {
                measure(lab, server, new GeneratedSchema(tables));
            }
        }
    }

    private static void measure(Lab lab, Server server, GeneratedSchema schema) throws Exception {
        Template template = server.template("pool " + schema, schema::create);
        try (ClonePool pool = template.pool(SIZE)) {
            String taken = schema + ": take, connect, from a full pool";
            Standings times = new Race(lab.rounds(5), lab.rounds(schema.tables() > 100 ? 30 : 100))
                    .add(taken, () -> {
                        awaitFull(pool);
                        return handOut(pool::take, false);
                    })
                    .add(schema + ": take, connect, query, from a full pool", () -> {
                        awaitFull(pool);
                        return handOut(pool::take, true);
                    })
                    .add(schema + ": clone, connect, query, without a pool", () -> {
                        awaitFull(pool);
                        return handOut(() -> server.clone(template), true);
                    })
                    .run();
            lab.print(times.all());
            double median = times.of(taken).median();
            lab.line("  goal p50 < %.0f ms: %s", GOAL_MILLIS, median < GOAL_MILLIS ? "met" : "NOT MET");
        }
    }

    private interface Source {
        Database take();
    }

    private static long handOut(Source source, boolean query) throws SQLException {
        long start = System.nanoTime();
        try (Database database = source.take();
                Session session = database.connect()) {
            if (query) {
                try (Statement statement = session.connection().createStatement()) {
                    statement.execute("SELECT count(*) FROM item_1");
                }
            }
            return System.nanoTime() - start;
        }
    }

    /** A poll, because the pool tells nobody when it is full; not part of any time. */
    private static void awaitFull(ClonePool pool) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (pool.ready() < SIZE) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the pool is not filled after a minute");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}

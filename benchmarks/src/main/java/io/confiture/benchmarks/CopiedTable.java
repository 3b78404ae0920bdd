package io.confiture.benchmarks;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.sync.copy.SyncProgress;
import io.confiture.sync.copy.SyncRequest;
import io.confiture.sync.copy.SyncRun;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.TableSelection;
import io.confiture.sync.rules.SyncFiles;
import io.confiture.sync.rules.SyncRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Is the table of customers that is copied by whole runs, with all that belongs to one: plan, guards, ledger, sequences.
 *
 * @param rows how many there are
 * @param plain decisions that copy all columns as they are
 * @param masked decisions that mask three of them
 */
record CopiedTable(long rows, SyncRules plain, SyncRules masked) {

    private static final List<String> KEPT =
            List.of("id", "reference", "created_at", "balance", "active", "note", "settings");
    private static final List<String> MASKED = List.of("email", "name", "phone");
    private static final long STEP = 1_000_000;

    static CopiedTable of(Path directory, long rows) throws IOException {
        return new CopiedTable(
                rows, rules(directory.resolve("plain"), false), rules(directory.resolve("masked"), true));
    }

    private static SyncRules rules(Path directory, boolean masks) throws IOException {
        StringBuilder text = new StringBuilder("tables:\n  customers:\n    columns:\n");
        KEPT.forEach(name -> keep(name, text));
        for (String name : MASKED) {
            if (masks) {
                text.append("      ")
                        .append(name)
                        .append(": {mask: ")
                        .append(name)
                        .append("}\n");
            } else {
                keep(name, text);
            }
        }
        Path sync = Files.createDirectories(directory.resolve("db").resolve("sync"));
        Files.writeString(sync.resolve("rules.yaml"), text);
        return SyncFiles.read(Project.load(ProjectRequest.of(directory))).orElseThrow();
    }

    private static void keep(String name, StringBuilder text) {
        text.append("      ").append(name).append(": {keep: {reason: it was generated, reviewed: true}}\n");
    }

    void create(Session session) {
        new Query(session)
                .send(
                        "CREATE TABLE customers (id bigint, reference uuid, email text, name text, phone text, created_at timestamptz,"
                                + " balance numeric(12,2), active boolean, note text, settings jsonb)");
    }

    void fill(Session session) {
        for (long from = 0; from < rows; from += STEP) {
            new Query(session)
                    .send(
                            "INSERT INTO customers SELECT i, md5(i::text)::uuid, 'person.' || i || '@mail' || i % 300 || '.example.org',"
                                    + " 'Name' || i % 5000 || ' Surname' || i % 70000, '+44 20 ' || lpad((i % 10000000)::text, 8, '0'),"
                                    + " '2020-01-01'::timestamptz + i * interval '17 seconds', i % 100000 / 7.0, i % 3 = 0,"
                                    + " repeat('some words of a note ', (i % 5)::int), jsonb_build_object('plan', 'free', 'n', i % 100)"
                                    + " FROM generate_series(" + (from + 1) + "::bigint, " + Math.min(rows, from + STEP)
                                    + ") i");
        }
        new Query(session).send("VACUUM ANALYZE customers");
    }

    /** Empty the target, copy, and see to it that all rows are there. */
    long checked(Session target, Race.Lap lap) throws Exception {
        new Query(target).send("TRUNCATE customers");
        new Query(target).send("CHECKPOINT");
        long nanos = lap.nanos();
        String found = new Query(target).value("SELECT count(*) FROM customers");
        if (!String.valueOf(rows).equals(found)) {
            throw new IllegalStateException("there are " + found + " rows");
        }
        return nanos;
    }

    /**
     * Copy by a whole run.
     *
     * @param from the source's JDBC URL
     * @param to the target's
     */
    long copy(String from, String to, boolean masks, int jobs) {
        SyncRequest request = new SyncRequest(
                DatabaseUrl.parse(from),
                DatabaseUrl.parse(to),
                masks ? masked : plain,
                Strategies.load(CopiedTable.class.getClassLoader()),
                MaskKey.ofChecks(),
                TableSelection.ALL,
                List.of(),
                1,
                false,
                jobs);
        long start = System.nanoTime();
        SyncRun.run(request, SyncProgress.NONE);
        return System.nanoTime() - start;
    }
}

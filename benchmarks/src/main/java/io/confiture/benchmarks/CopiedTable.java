package io.confiture.benchmarks;

import io.confiture.postgres.Database;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.SourceLocation;
import io.confiture.rows.Relation;
import io.confiture.sync.copy.CopySettings;
import io.confiture.sync.copy.Part;
import io.confiture.sync.copy.PartCopy;
import io.confiture.sync.copy.Parts;
import io.confiture.sync.copy.Source;
import io.confiture.sync.copy.SyncProgress;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.mask.Maskings;
import io.confiture.sync.mask.Options;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import io.confiture.sync.rules.RowChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Is the table of customers that is copied.
 *
 * @param rows how many there are
 */
record CopiedTable(int rows) {

    private static final String COLUMNS =
            "id bigint, reference uuid, email text, name text, phone text, created_at timestamptz, balance numeric(12,2),"
                    + " active boolean, note text, settings jsonb";
    private static final List<String> NAMES = List.of(
            "id", "reference", "email", "name", "phone", "created_at", "balance", "active", "note", "settings");
    private static final Map<String, String> MASKED =
            Map.of("email", System.getProperty("benchmarks.strategy1", "email"), "name", System.getProperty("benchmarks.strategy2", "name"), "phone", System.getProperty("benchmarks.strategy3", "email"));

    void create(Session session) {
        new Query(session).send("CREATE TABLE customers (" + COLUMNS + ")");
    }

    void fill(Session session) {
        new Query(session)
                .send("INSERT INTO customers SELECT i, md5(i::text)::uuid, 'person.' || i || '@mail' || i % 300 || '.example.org',"
                        + " 'Name' || i % 5000 || ' Surname' || i % 70000, '+44 20 ' || lpad((i % 10000000)::text, 8, '0'),"
                        + " '2020-01-01'::timestamptz + i * interval '17 seconds', i % 100000 / 7.0, i % 3 = 0,"
                        + " repeat('some words of a note ', i % 5), jsonb_build_object('plan', 'free', 'n', i % 100)"
                        + " FROM generate_series(1, " + rows + ") i");
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

    long copy(Database from, Database to, boolean masked) {
        return copy(from.jdbcUrl(), to.jdbcUrl(), masked);
    }

    long copy(String from, String to, boolean masked) {
        TablePlan plan = plan(masked);
        long start = System.nanoTime();
        try (Source source = Source.open(DatabaseUrl.parse(from));
                Session into = Session.to(DatabaseUrl.parse(to))) {
            CopySettings.give(into);
            PartCopy copy = PartCopy.of(plan, plan.relation());
            Session reader = source.reader();
            for (Part part : Parts.of(source, plan)) {
                into.begin();
                copy.copy(reader, into, part, SyncProgress.NONE);
                into.commit();
            }
        }
        return System.nanoTime() - start;
    }

    private static TablePlan plan(boolean masked) {
        List<ColumnPlan> columns = new ArrayList<>();
        for (String name : NAMES) {
            String strategy = MASKED.get(name);
            columns.add(new ColumnPlan(
                    name,
                    "text",
                    false,
                    strategy == null || !masked
                            ? new Treatment.Copy()
                            : new Treatment.Mask(
                                    strategy,
                                    "column:" + name,
                                    new Maskings(Strategies.load(CopiedTable.class.getClassLoader()), MaskKey.ofChecks())
                                            .of(
                                                    strategy,
                                                    Options.NONE,
                                                    new MaskedColumn("customers." + name, "text", true),
                                                    false,
                                                    "column:" + name))));
        }
        return new TablePlan(
                new Relation("public", "customers"),
                columns,
                RowChoice.ALL,
                null,
                0,
                SourceLocation.of(Path.of("db/sync/rules.yaml"), "rules.yaml"));
    }
}

package io.confiture.sync.leak;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.ReaderOptions;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.copy.SyncProgress;
import io.confiture.sync.copy.SyncRequest;
import io.confiture.sync.copy.SyncResult;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.Planner;
import io.confiture.sync.plan.SyncPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Copies row by row, as simply as can be, and then does what a worker with a defect would do. */
final class PlainCopy implements CopyEngine {

    private final Consumer<Query> defect;

    /** Copy, and let something go wrong in the target afterwards. */
    PlainCopy(Consumer<Query> defect) {
        this.defect = defect;
    }

    PlainCopy() {
        this(target -> {});
    }

    @Override
    public SyncResult copy(SyncRequest request, SyncProgress progress) {
        try (Session from = Session.to(request.from());
                Session to = Session.to(request.to())) {
            SyncPlan plan = new Planner(request.rules(), request.strategies(), request.key(), request.expectedRows())
                    .plan(new CatalogReader(ReaderOptions.defaults()).read(from.connection()), request.tables());
            Query source = new Query(from);
            Query target = new Query(to);
            source.send(ScanQueries.SETTINGS);
            target.send("SET session_replication_role = replica");
            plan.tables().forEach(table -> copy(table, source, target));
            target.send("SET session_replication_role = DEFAULT");
            sequences(target);
            defect.accept(target);
            return new SyncResult("run", plan, List.of(), false, null, List.of(), Instant.EPOCH, Duration.ZERO);
        }
    }

    private static void copy(TablePlan table, Query source, Query target) {
        if (table.withoutRows() != null) {
            return;
        }
        List<ColumnPlan> columns = table.written();
        String names = columns.stream().map(c -> Relation.quoted(c.name())).collect(Collectors.joining(", "));
        String values =
                columns.stream().map(c -> Relation.quoted(c.name()) + "::text").collect(Collectors.joining(", "));
        for (var row :
                source.rows("SELECT " + values + " FROM " + table.relation().sql())) {
            List<String> literals = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                String value = row.get(i);
                Treatment treatment = columns.get(i).treatment();
                if (value != null && treatment instanceof Treatment.Mask mask) {
                    value = mask.masking().mask(value);
                } else if (treatment instanceof Treatment.WriteNull) {
                    value = null;
                }
                literals.add(value == null ? "NULL" : Query.literal(value));
            }
            target.send("INSERT INTO " + table.relation().sql() + " (" + names + ") OVERRIDING SYSTEM VALUE VALUES ("
                    + String.join(", ", literals) + ")");
        }
    }

    private static void sequences(Query target) {
        for (var row : target.rows("SELECT format('SELECT setval(%L, coalesce(max(%I), 1)) FROM %s',"
                + " s.oid::regclass, a.attname, a.attrelid::regclass) FROM pg_class s JOIN pg_depend d ON d.objid = s.oid"
                + " AND d.deptype IN ('a', 'i') JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
                + " WHERE s.relkind = 'S'")) {
            target.send(String.valueOf(row.get(0)));
        }
    }
}

package io.confiture.sync.copy;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.Server;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.sync.plan.TablePlan;
import java.util.Objects;

/** Holds a source and a target with the same schema, and copies between them by parts. */
final class TwoDatabases implements AutoCloseable {

    private final Database from;
    private final Database to;
    private final Session source;
    private final Session target;

    TwoDatabases(Server server) {
        this(server, server);
    }

    /** On two servers: those of one server have their transactions numbered together. */
    TwoDatabases(Server sources, Server targets) {
        from = sources.create(DatabaseSettings.defaults());
        to = targets.create(DatabaseSettings.defaults());
        source = from.connect();
        target = to.connect();
    }

    Session source() {
        return source;
    }

    Session target() {
        return target;
    }

    String sourceJdbc() {
        return from.jdbcUrl();
    }

    String targetJdbc() {
        return to.jdbcUrl();
    }

    DatabaseUrl sourceUrl() {
        return DatabaseUrl.parse(from.jdbcUrl());
    }

    DatabaseUrl targetUrl() {
        return DatabaseUrl.parse(to.jdbcUrl());
    }

    /** Send statements to both. */
    TwoDatabases schema(String sql) {
        new Query(source).send(sql);
        new Query(target).send(sql);
        return this;
    }

    /** Send statements to the source. */
    TwoDatabases rows(String sql) {
        new Query(source).send(sql);
        return this;
    }

    /** Send statements to the target. */
    TwoDatabases targetRows(String sql) {
        new Query(target).send(sql);
        return this;
    }

    /** Copy all parts of a table. */
    PartCopy.Copied copy(TablePlan plan) {
        return copy(plan, SyncProgress.NONE);
    }

    /** Copy all parts of a table, each in a transaction. */
    PartCopy.Copied copy(TablePlan plan, SyncProgress progress) {
        PartCopy copy = PartCopy.of(plan, plan.relation());
        long rows = 0;
        long bytes = 0;
        try (Source open = Source.open(sourceUrl());
                Session into = Session.to(targetUrl())) {
            CopySettings.give(into);
            Session reader = open.reader();
            for (Part part : Parts.of(open, plan)) {
                into.begin();
                PartCopy.Copied copied = copy.copy(reader, into, part, progress);
                into.commit();
                rows += copied.rows();
                bytes += copied.bytes();
            }
        }
        return new PartCopy.Copied(rows, bytes);
    }

    /** Return a question's answer from the target. */
    String inTarget(String sql) {
        return Objects.requireNonNullElse(new Query(target).value(sql), "NULL");
    }

    /** Return a question's answer from the source. */
    String inSource(String sql) {
        return Objects.requireNonNullElse(new Query(source).value(sql), "NULL");
    }

    @Override
    public void close() {
        source.close();
        target.close();
        from.close();
        to.close();
    }
}

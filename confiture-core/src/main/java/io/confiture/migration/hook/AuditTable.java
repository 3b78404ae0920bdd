package io.confiture.migration.hook;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Is the table to which Confiture adds a row for each migration that is applied or taken back, in the same transaction.
 *
 * <p>It belongs to the project: it may have further columns with defaults, triggers and grants. Rows are only ever added.
 */
public final class AuditTable {

    private final TableName name;

    /** Name the table. */
    public AuditTable(TableName name) {
        this.name = name;
    }

    /** Make the table when it is missing. */
    public void create(Session session) {
        Query query = new Query(session);
        if (query.value("SELECT pg_catalog.to_regclass(" + Query.literal(name.sql()) + ")") == null) {
            query.send("CREATE TABLE " + name.sql() + " ("
                    + "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),"
                    + " database_user text NOT NULL DEFAULT SESSION_USER,"
                    + " os_user text NOT NULL, host text NOT NULL, command text NOT NULL,"
                    + " version text NOT NULL, name text NOT NULL, direction text NOT NULL, checksum text)");
        }
    }

    /**
     * Add a row.
     *
     * @param session in the transaction of the migration, or in one that is committed with it
     * @param subject which migration, and which way
     * @param migrationName the words behind its version
     * @param checksum what its files are, or null when nobody knows
     * @param who who runs the command, and where
     */
    public void add(Session session, HookSubject subject, String migrationName, @Nullable String checksum, Who who) {
        new Query(session)
                .send("INSERT INTO " + name.sql()
                        + " (os_user, host, command, version, name, direction, checksum) VALUES ("
                        + Query.literal(who.user()) + ", " + Query.literal(who.host()) + ", "
                        + Query.literal(who.command()) + ", " + Query.literal(subject.version()) + ", "
                        + Query.literal(migrationName) + ", " + Query.literal(subject.direction()) + ", "
                        + (checksum == null ? "NULL" : Query.literal(checksum)) + ")");
    }

    /**
     * Says who changes the database.
     *
     * @param user the user of the operating system
     * @param host the machine
     * @param command as in {@code migrate up}
     */
    public record Who(String user, String host, String command) {}

    /** Return the name as people write it. */
    @Override
    public String toString() {
        return name.toString();
    }
}

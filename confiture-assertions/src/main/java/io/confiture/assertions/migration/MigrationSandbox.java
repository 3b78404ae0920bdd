package io.confiture.assertions.migration;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.Definitions;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationRun;
import io.confiture.suite.MigrationFailedException;
import io.confiture.suite.ProjectDatabase;
import io.confiture.suite.UnknownMigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Is a throwaway database of a project, for tests of its migrations: put rows in, migrate, and assert on what became of them.
 *
 * <pre>{@code
 * db.insert("users").row("email", "a@b.c");
 * db.migrateTo("003");
 * assertThat(db).table("users").column("bio").hasType("text").isNullable();
 * assertThat(db.lastMigration()).locks("users").atMost(SHARE_UPDATE_EXCLUSIVE).withoutRewrite();
 * }</pre>
 *
 * <p>Scripts are committed as the project's tool would commit them. Migrations are named by their version, in any form that means the
 * same to that tool ({@code 2} finds {@code 002}), or by their id ({@code 002_add_bio}). For one thread; {@link #source()} may be used
 * by several.
 */
public final class MigrationSandbox implements AutoCloseable {

    private final ProjectDatabase database;
    private final KnownSource source;
    private final List<MigrationResult> results = new ArrayList<>();
    private Relations relations = Relations.NONE;
    private String before = "";
    private @Nullable MigrationFailedException failed;
    private @Nullable Connection own;

    private MigrationSandbox(ProjectDatabase database, Definitions definitions) {
        this.database = database;
        this.source = new KnownSource(database.database().dataSource(), definitions, database.toString());
        database.listen(this::ran);
    }

    /**
     * Make the sandbox of a database.
     *
     * @param database is closed with the sandbox
     */
    public static MigrationSandbox of(ProjectDatabase database) {
        return new MigrationSandbox(database, new SandboxDefinitions(database));
    }

    /** Make the same with another knowledge of where objects are defined. */
    public static MigrationSandbox of(ProjectDatabase database, Definitions definitions) {
        return new MigrationSandbox(database, definitions);
    }

    /** Return a source of plain connections to it, each of which sees what is committed. */
    public DataSource source() {
        return source;
    }

    /** Return a connection that belongs to the sandbox, in autocommit mode when it is made: the same each time, unless it was closed. */
    public Connection connection() {
        try {
            Connection known = own;
            if (known == null || known.isClosed()) {
                known = source.getConnection();
                own = known;
            }
            return known;
        } catch (SQLException e) {
            throw new SandboxException("there is no connection to " + database, e);
        }
    }

    /** Return its URL for JDBC, without user and password. */
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    /** Return the user that connects; empty where the driver chooses. */
    public String user() {
        return database.user();
    }

    /** Return the user's password; empty where there is none. */
    public String password() {
        return database.password();
    }

    /** Return the last version that is applied, as its file has it; empty where none is, or where schema files made the database. */
    public Optional<String> version() {
        return database.version().map(Migration::version);
    }

    /**
     * Run SQL on {@link #connection()}: one statement, or several.
     *
     * @throws SandboxException when the server refuses one of them
     */
    public MigrationSandbox execute(String sql) {
        try (Statement statement = connection().createStatement()) {
            // Question marks and braces are PostgreSQL's.
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return this;
        } catch (SQLException e) {
            throw new SandboxException("the statement was refused", e);
        }
    }

    /**
     * Begin to put rows into a table, on {@link #connection()}.
     *
     * @param table its name as PostgreSQL stores it; the search path decides where it has no schema's name before it
     */
    public Insertion insert(String table) {
        return new Insertion(connection(), new RowMaker(database.database(), this::checkIdle), table);
    }

    /**
     * Apply what is not applied up to a migration, that one included.
     *
     * @throws MigrationFailedException when one of them fails
     * @throws UnknownMigrationException when the name means none, or several
     * @throws IllegalStateException when it is applied already, so that there is nothing to do
     */
    public MigrationSandbox migrateTo(String target) {
        return migrate(() -> database.migrateTo(target));
    }

    /**
     * Apply all that is not applied.
     *
     * @throws MigrationFailedException when one of them fails
     * @throws IllegalStateException when there is nothing to do
     */
    public MigrationSandbox migrateUp() {
        return migrate(database::migrateUp);
    }

    /**
     * Take back the last version that is applied.
     *
     * @throws MigrationFailedException when that fails, or there is nothing to do it with
     * @throws IllegalStateException when there is nothing to do
     */
    public MigrationSandbox migrateDown() {
        return migrate(database::migrateDown);
    }

    /**
     * Take back what comes after a migration, the last first; everything for {@code 0}, where that is no version.
     *
     * @throws MigrationFailedException when that fails, or there is nothing to do it with
     * @throws UnknownMigrationException when the name means none, or several
     * @throws IllegalStateException when there is nothing to do
     */
    public MigrationSandbox migrateBackTo(String target) {
        return migrate(() -> database.migrateBackTo(target));
    }

    /**
     * Return what ran last, up or down.
     *
     * @throws IllegalStateException when nothing was migrated in this sandbox: what brought it to its first state was not watched; or
     *     when the last one failed, which would be taken for the one before it
     */
    public MigrationResult lastMigration() {
        MigrationFailedException failure = failed;
        if (failure != null) {
            throw new IllegalStateException(
                    "the last migration, " + failure.migration().id()
                            + ", failed; assert on its exception, or ask migrations() for those that ran",
                    failure);
        }
        if (results.isEmpty()) {
            throw new IllegalStateException(
                    "no migration has run in this sandbox yet; migrate before you ask for the last one");
        }
        return results.get(results.size() - 1);
    }

    /** Return what ran in this sandbox, in order, up and down. */
    public List<MigrationResult> migrations() {
        return List.copyOf(results);
    }

    /** Return the database. */
    public ProjectDatabase database() {
        return database;
    }

    private MigrationSandbox migrate(Runnable work) {
        checkIdle();
        relations = Relations.of(DatabaseSource.of(source));
        before = version().orElse("");
        failed = null;
        try {
            work.run();
        } catch (MigrationFailedException e) {
            failed = e;
            throw e;
        }
        return this;
    }

    private void ran(MigrationRun run) {
        DatabaseSource asked = DatabaseSource.of(source);
        Relations now = Relations.of(asked);
        results.add(new MigrationResult(run, asked, new Touchable(relations, now), before));
        relations = now;
        before = version().orElse("");
    }

    /** What an open transaction has locked, a migration would wait for, and what it has put in nobody else sees. */
    private void checkIdle() {
        try {
            if (own != null
                    && !own.isClosed()
                    && own.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
                throw new IllegalStateException(
                        "the sandbox's connection has an open transaction; end it first: others would wait for its locks,"
                                + " and do not see its rows");
            }
        } catch (SQLException e) {
            throw new SandboxException("the connection cannot be asked for its state", e);
        }
    }

    /** Close the connection and drop the database; closing twice is allowed. */
    @Override
    public void close() {
        try {
            if (own != null) {
                own.close();
            }
        } catch (SQLException e) {
            throw new SandboxException("the connection cannot be closed", e);
        } finally {
            database.close();
        }
    }

    /** Return the name of the database and the state that it began in. */
    @Override
    public String toString() {
        return database.toString();
    }
}

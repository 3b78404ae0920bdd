package io.confiture.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives databases to one line of work, such as the build of the schema or the replay of the migrations, so that lines do not
 * see each other.
 *
 * <p>Databases are apart by nature, roles are not: they belong to the whole server. A line whose files make roles gets a
 * server of its own where the provider can give one, and on servers that we started the roles that it made go with its
 * databases. Starts nothing before a database is asked for. Not thread-safe.
 */
public final class Line {

    private final Supplier<Servers> servers;
    private final String name;
    private final BooleanSupplier asksForRoles;
    private final Prerequisites prerequisites;
    private @Nullable Server server;
    private boolean makesRoles;
    private @Nullable Set<String> rolesAtStart;

    /**
     * Make a line.
     *
     * @param servers where servers come from; asked once, when the first database is needed
     * @param name the line's name
     * @param makesRoles whether its files create, alter or drop roles; asked once, when the first database is needed
     * @param prerequisites what every database of the project has before its first file runs
     */
    public Line(Supplier<Servers> servers, String name, BooleanSupplier makesRoles, Prerequisites prerequisites) {
        this.servers = servers;
        this.name = name;
        this.asksForRoles = makesRoles;
        this.prerequisites = prerequisites;
    }

    /**
     * Return an empty database, with the prerequisites.
     *
     * @throws PostgresException when there is no server, or when the prerequisites do not run
     */
    public Database fresh() {
        Server on = server();
        Database database = prerequisites.database(on);
        if (makesRoles && rolesAtStart == null) {
            rolesAtStart = Roles.names(on.admin());
        }
        return database;
    }

    /**
     * Do something in a copy of a database, then drop the copy.
     *
     * @param database no session may be open on it
     * @param work gets a session on the copy; may leave it in any state
     */
    public <T> T onCopy(Database database, Function<Session, T> work) {
        return onCopies(database, 1, copies -> {
            try (Session session = copies.get(0).connect()) {
                return work.apply(session);
            }
        });
    }

    /**
     * Do something in copies of a database, then drop the copies.
     *
     * @param database no session may be open on it
     * @param work gets the copies; may leave them in any state
     */
    public <T> T onCopies(Database database, int count, Function<List<Database>, T> work) {
        Server on = server();
        Set<String> roles = makesRoles ? Roles.names(on.admin()) : Set.of();
        List<Database> copies = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                copies.add(on.clone(database));
            }
            return work.apply(List.copyOf(copies));
        } finally {
            drop(copies, roles);
        }
    }

    /** Say whether the roles of the server are this line's alone, so that it may drop those that it made. */
    public boolean ownsRoles() {
        Server on = server();
        return makesRoles && on.info().owned();
    }

    /** Drop a database that {@link #fresh()} gave, and the roles that were made since. */
    public void discard(Database database) {
        drop(List.of(database), rolesAtStart == null ? Set.of() : rolesAtStart);
    }

    /** Roles that the copies made can only go when no copy is left that uses them. */
    private void drop(List<Database> databases, Set<String> keep) {
        if (ownsRoles()) {
            databases.forEach(Database::closeNow);
            Roles.dropAllBut(keep, server().admin());
        } else {
            databases.forEach(Database::close);
        }
    }

    private Server server() {
        if (server == null) {
            makesRoles = asksForRoles.getAsBoolean();
            server = makesRoles ? servers.get().isolated(name) : servers.get().server();
        }
        return server;
    }
}

package io.confiture.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A program that starts an embedded server, makes a database, says so, and holds both until its input ends. */
final class HeldServer {

    private HeldServer() {}

    /**
     * @param arguments the cache directory and the work directory, each may be empty
     */
    public static void main(String[] arguments) throws Exception {
        ServerChoice choice = new ServerChoice.Embedded(null, path(arguments[0]), path(arguments[1]));
        long begin = System.nanoTime();
        try (Servers servers = Servers.of(choice)) {
            Server server = servers.server();
            System.out.println("started " + (System.nanoTime() - begin) / 1000);
            Database database = server.create(DatabaseSettings.defaults());
            try (Session session = database.connect();
                    Connection connection = session.connection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT current_setting('data_directory'), pg_read_file('postmaster.pid')")) {
                rows.next();
                System.out.println("data " + rows.getString(1));
                System.out.println(
                        "pid " + rows.getString(2).lines().findFirst().orElse(""));
            }
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        System.out.println("ended normally");
    }

    private static @Nullable Path path(String argument) {
        return argument.isEmpty() ? null : Path.of(argument);
    }
}

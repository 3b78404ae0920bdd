package io.confiture.postgres;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;

/** A program that runs a script of one large result; its heap is too small to hold it. */
final class DrainedRows {

    private DrainedRows() {}

    /**
     * @param arguments the URL of a database
     */
    public static void main(String[] arguments) {
        Connector connector = Connector.of(arguments[0], null, null);
        try (Session session = Session.open(connector, connector.adminDatabase(), () -> {})) {
            for (String sql : new String[] {
                "SELECT repeat('x', 1000) FROM generate_series(1, 200000)",
                "COPY (SELECT repeat('x', 1000) FROM generate_series(1, 200000)) TO STDOUT"
            }) {
                ScriptResult result = new ScriptRunner()
                        .run(
                                session,
                                SqlScript.parse(SqlSource.of(Path.of("a.sql"), "a.sql", sql))
                                        .statements(),
                                ScriptOptions.defaults());
                System.out.println("result " + result.getClass().getSimpleName());
            }
        }
    }
}

package io.confiture.sync.leak;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.Server;
import io.confiture.postgres.Session;
import io.confiture.sync.SchemaCopies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gives databases that a script has made. */
record TwoCopies(Server server, String schema) implements SchemaCopies {

    @Override
    public Optional<String> broken() {
        return Optional.empty();
    }

    @Override
    public <T> T on(int count, Function<List<Database>, T> work) {
        List<Database> databases = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Database database = server.create(DatabaseSettings.defaults());
                databases.add(database);
                try (Session session = database.connect()) {
                    new Query(session).send(schema);
                }
            }
            return work.apply(databases);
        } finally {
            databases.forEach(Database::close);
        }
    }
}

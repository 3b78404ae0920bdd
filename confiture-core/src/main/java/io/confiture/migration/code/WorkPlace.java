package io.confiture.migration.code;

import java.sql.Connection;
import java.util.Map;
import java.util.function.Consumer;

/** Holds what code of users works with. */
record WorkPlace(Connection connection, Map<String, String> placeholders, Consumer<String> listener)
        implements MigrationContext {

    @Override
    public void say(String message) {
        listener.accept(message);
    }
}

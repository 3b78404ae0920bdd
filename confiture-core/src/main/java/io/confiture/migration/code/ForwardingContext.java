package io.confiture.migration.code;

import java.sql.Connection;
import java.util.Map;

/** Is a context that knows more than another one, and hands on the rest. */
public abstract class ForwardingContext implements MigrationContext {

    private final MigrationContext context;

    /** Hand on to a context. */
    protected ForwardingContext(MigrationContext context) {
        this.context = context;
    }

    @Override
    public Connection connection() {
        return context.connection();
    }

    @Override
    public Map<String, String> placeholders() {
        return context.placeholders();
    }

    @Override
    public void say(String message) {
        context.say(message);
    }
}

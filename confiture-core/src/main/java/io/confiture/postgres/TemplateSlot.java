package io.confiture.postgres;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The place of one template: the first who comes builds it, the others wait. */
final class TemplateSlot {

    private @Nullable Template template;

    /** Return the template, made by the first call that succeeds. */
    synchronized Template get(Supplier<Template> make) {
        Template made = template;
        if (made == null) {
            made = make.get();
            template = made;
        }
        return made;
    }

    /** Build a template out of a database; the database is dropped when that fails. */
    static Template build(Server server, String key, Database database, ThrowingConsumer<Session> build) {
        boolean done = false;
        try {
            try (Session session = database.connect()) {
                build.accept(session);
            }
            Template template = server.freeze(key, database);
            done = true;
            return template;
        } catch (RuntimeException e) {
            throw e;
        } catch (SQLException e) {
            throw new PostgresException("cannot build the template " + key + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted while the template " + key + " was built", e);
        } catch (Exception e) {
            throw new PostgresException("the template " + key + " cannot be built: " + e, e);
        } finally {
            if (!done) {
                database.close();
            }
        }
    }
}

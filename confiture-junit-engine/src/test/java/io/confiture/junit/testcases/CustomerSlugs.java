package io.confiture.junit.testcases;

import io.confiture.migration.code.MigrationContext;
import io.confiture.migration.code.ReversibleJavaMigration;
import java.sql.Statement;

/** Is named in the service file of this module's tests, and belongs to one of their projects. */
public final class CustomerSlugs implements ReversibleJavaMigration {

    @Override
    public String version() {
        return "002";
    }

    @Override
    public String name() {
        return "customer_slugs";
    }

    @Override
    public String directory() {
        return "with-java/db/migrations";
    }

    @Override
    public void up(MigrationContext context) throws Exception {
        try (Statement statement = context.connection().createStatement()) {
            statement.execute("ALTER TABLE customers ADD COLUMN slug text");
        }
    }

    @Override
    public void down(MigrationContext context) throws Exception {
        try (Statement statement = context.connection().createStatement()) {
            statement.execute("ALTER TABLE customers DROP COLUMN slug");
        }
    }
}

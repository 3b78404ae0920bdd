package io.confiture.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a project whose migrations make tables, columns, indexes, constraints, views, functions, triggers and types. */
final class GeneratedMigrations {

    private static final int KINDS = 10;

    private GeneratedMigrations() {}

    /** Write the project and return its {@code db} folder. */
    static Path write(Path project, int count, Path postgresBin) throws IOException {
        Path db = project.resolve("db");
        Path migrations = Files.createDirectories(db.resolve("migrations"));
        Files.writeString(
                project.resolve("confiture.yaml"),
                "postgres: {provider: embedded, bin_directory: " + postgresBin + "}\n"
                        // The script that this is compared with has no rows, and looks at no locks.
                        + "migration: {data: {rows: 0}, locks: {budget: any}}\n");
        for (int i = 0; i < count; i++) {
            String name = String.format(Locale.ROOT, "%04d_step", i + 1);
            Files.writeString(migrations.resolve(name + ".up.sql"), up(i % KINDS, i / KINDS));
            Files.writeString(migrations.resolve(name + ".down.sql"), down(i % KINDS, i / KINDS));
        }
        return db;
    }

    private static String up(int kind, int group) {
        String template =
                switch (kind) {
                    case 0 -> "CREATE TYPE state_%1$d AS ENUM ('new', 'open', 'done');\n";
                    case 1 -> """
                CREATE TABLE orders_%1$d (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    number varchar(40) NOT NULL,
                    state state_%1$d NOT NULL DEFAULT 'new',
                    total numeric(12,2) NOT NULL DEFAULT 0,
                    ordered_at timestamptz NOT NULL DEFAULT now(),
                    note text
                );
                """;
                    case 2 -> """
                CREATE TABLE lines_%1$d (
                    order_id bigint NOT NULL REFERENCES orders_%1$d (id) ON DELETE CASCADE,
                    position integer NOT NULL,
                    article text NOT NULL,
                    quantity integer NOT NULL DEFAULT 1,
                    PRIMARY KEY (order_id, position)
                );
                COMMENT ON TABLE lines_%1$d IS 'What was ordered.';
                """;
                    case 3 -> """
                ALTER TABLE orders_%1$d ADD COLUMN customer text NOT NULL DEFAULT 'unknown';
                ALTER TABLE lines_%1$d ADD COLUMN price numeric(12,2);
                """;
                    case 4 -> """
                CREATE INDEX orders_%1$d_customer ON orders_%1$d (lower(customer));
                CREATE INDEX orders_%1$d_open ON orders_%1$d (ordered_at DESC) WHERE state <> 'done';
                """;
                    case 5 -> """
                ALTER TABLE orders_%1$d ADD CONSTRAINT orders_%1$d_number UNIQUE (number);
                ALTER TABLE lines_%1$d ADD CONSTRAINT lines_%1$d_quantity CHECK (quantity > 0);
                """;
                    case 6 -> """
                CREATE VIEW order_totals_%1$d AS
                    SELECT o.id, o.number, sum(l.quantity * l.price) AS total
                    FROM orders_%1$d o JOIN lines_%1$d l ON l.order_id = o.id
                    GROUP BY o.id, o.number;
                """;
                    case 7 -> """
                CREATE FUNCTION touch_%1$d() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    NEW.ordered_at := now();
                    RETURN NEW;
                END;
                $$;
                CREATE TRIGGER touch BEFORE UPDATE ON orders_%1$d FOR EACH ROW EXECUTE FUNCTION touch_%1$d();
                """;
                    case 8 -> """
                ALTER TABLE orders_%1$d ALTER COLUMN note SET DEFAULT '', ALTER COLUMN customer TYPE varchar(200);
                COMMENT ON COLUMN orders_%1$d.note IS 'Free text.';
                """;
                    default -> """
                CREATE MATERIALIZED VIEW days_%1$d AS
                    SELECT ordered_at::date AS day, count(*) AS orders FROM orders_%1$d GROUP BY 1;
                CREATE UNIQUE INDEX days_%1$d_day ON days_%1$d (day);
                """;
                };
        return template.formatted(group);
    }

    private static String down(int kind, int group) {
        String template =
                switch (kind) {
                    case 0 -> "DROP TYPE state_%1$d;\n";
                    case 1 -> "DROP TABLE orders_%1$d;\n";
                    case 2 -> "DROP TABLE lines_%1$d;\n";
                    case 3 -> """
                ALTER TABLE lines_%1$d DROP COLUMN price;
                ALTER TABLE orders_%1$d DROP COLUMN customer;
                """;
                    case 4 -> "DROP INDEX orders_%1$d_open, orders_%1$d_customer;\n";
                    case 5 -> """
                ALTER TABLE lines_%1$d DROP CONSTRAINT lines_%1$d_quantity;
                ALTER TABLE orders_%1$d DROP CONSTRAINT orders_%1$d_number;
                """;
                    case 6 -> "DROP VIEW order_totals_%1$d;\n";
                    case 7 -> """
                DROP TRIGGER touch ON orders_%1$d;
                DROP FUNCTION touch_%1$d();
                """;
                    case 8 -> """
                COMMENT ON COLUMN orders_%1$d.note IS NULL;
                ALTER TABLE orders_%1$d ALTER COLUMN note DROP DEFAULT, ALTER COLUMN customer TYPE text;
                """;
                    default -> "DROP MATERIALIZED VIEW days_%1$d;\n";
                };
        return template.formatted(group);
    }
}

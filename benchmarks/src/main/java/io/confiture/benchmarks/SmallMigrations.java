package io.confiture.benchmarks;

import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.run.RunListener;
import io.confiture.migration.run.Runner;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.flywaydb.core.Flyway;

/**
 * Is a folder of many small migrations under Flyway's names, which both tools read.
 *
 * @param root the project
 * @param count how many migrations
 */
record SmallMigrations(Path root, int count) {

    private static final int KINDS = 4;

    /** Write the files. */
    static SmallMigrations write(Path root, int count) throws IOException {
        Path files = Files.createDirectories(root.resolve("db/migrations"));
        Files.writeString(root.resolve("confiture.yaml"), "migration: {layout: flyway}\n");
        for (int i = 0; i < count; i++) {
            Files.writeString(
                    files.resolve(String.format(Locale.ROOT, "V%05d__step.sql", i + 1)),
                    sql(i % KINDS).formatted(i / KINDS));
        }
        return new SmallMigrations(root, count);
    }

    private static String sql(int kind) {
        return switch (kind) {
            case 0 -> "CREATE TABLE item_%1$d (id bigint PRIMARY KEY, name text NOT NULL);\n";
            case 1 -> "ALTER TABLE item_%1$d ADD COLUMN price numeric(12,2) NOT NULL DEFAULT 0;\n";
            case 2 -> "CREATE INDEX item_%1$d_name ON item_%1$d (name);\n";
            default -> "INSERT INTO item_%1$d (id, name) VALUES (1, 'one'), (2, 'two');\n";
        };
    }

    Project project() {
        return Project.load(ProjectRequest.of(root.resolve("db")));
    }

    MigrationSet discover() {
        return MigrationFiles.discover(project());
    }

    /** Open our runner on a database, with the files as they are now. */
    Runner ours(String jdbcUrl) {
        return Runner.open(project(), discover(), DatabaseUrl.parse(jdbcUrl), RunListener.NONE);
    }

    /** Configure Flyway as its guide does, with its defaults. */
    Flyway flyway(String jdbcUrl) {
        return Flyway.configure()
                .dataSource(jdbcUrl, null, null)
                .locations("filesystem:" + root.resolve("db/migrations"))
                .load();
    }
}

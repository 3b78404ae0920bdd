package io.confiture.migration.dryrun;

import io.confiture.project.DatabaseUrl;
import io.confiture.project.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Is the schema of a database as pg_dump writes it, or the reason why there is none.
 *
 * @param sql the script, or null
 * @param reason why there is none; empty when there is one
 */
record SchemaDump(@Nullable String sql, String reason) {

    private static final long PATIENCE_SECONDS = 300;

    /**
     * Ask pg_dump. It reads the target's catalogs in a transaction that only reads, and holds ACCESS SHARE on its tables meanwhile.
     *
     * @param bin where to look first, or null for the path alone
     */
    static SchemaDump of(DatabaseUrl url, @Nullable Path bin) {
        Path own = bin == null ? null : bin.resolve("pg_dump");
        String program = own != null && Files.isExecutable(own) ? own.toString() : "pg_dump";
        Path out = null;
        Path err = null;
        try {
            out = Files.createTempFile("confiture-schema", ".sql");
            err = Files.createTempFile("confiture-schema", ".err");
            ProcessBuilder builder = new ProcessBuilder(List.of(
                    program,
                    "--schema-only",
                    "--no-password",
                    "--no-subscriptions",
                    "--no-tablespaces",
                    "--encoding=UTF8"));
            environment(builder.environment(), url);
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            return result(builder, out, err);
        } catch (IOException e) {
            return new SchemaDump(null, "pg_dump cannot be run: " + e.getMessage());
        } finally {
            delete(out);
            delete(err);
        }
    }

    private static SchemaDump result(ProcessBuilder builder, Path out, Path err) throws IOException {
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new SchemaDump(null, "pg_dump did not end within " + PATIENCE_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                String said = Files.readString(err).lines().findFirst().orElse("");
                return new SchemaDump(null, "pg_dump ended with " + process.exitValue() + ": " + said);
            }
            return new SchemaDump(Files.readString(out, StandardCharsets.UTF_8), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SchemaDump(null, "interrupted while pg_dump ran");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void environment(Map<String, String> environment, DatabaseUrl url) {
        put(
                environment,
                "PGHOST",
                join(url.hosts().stream().map(DatabaseUrl.Host::name).toList()));
        put(
                environment,
                "PGPORT",
                join(url.hosts().stream().map(h -> String.valueOf(h.port())).toList()));
        put(environment, "PGUSER", url.user());
        Secret password = url.password();
        put(environment, "PGPASSWORD", password == null ? null : password.value());
        put(environment, "PGDATABASE", url.database() == null ? url.user() : url.database());
        put(environment, "PGCONNECT_TIMEOUT", "15");
        for (String name : List.of("sslmode", "sslrootcert", "sslcert", "sslkey")) {
            put(
                    environment,
                    "PG" + name.toUpperCase(Locale.ROOT),
                    url.parameters().get(name));
        }
    }

    private static String join(List<String> values) {
        return String.join(",", values);
    }

    private static void put(Map<String, String> environment, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            environment.put(name, value);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** Does not show the schema. */
    @Override
    public String toString() {
        return "SchemaDump[" + (sql == null ? reason : "complete") + "]";
    }
}

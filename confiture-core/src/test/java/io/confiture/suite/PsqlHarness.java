package io.confiture.suite;

import io.confiture.postgres.Database;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs psql and pg_dump as a person would who tries a migration by hand. */
final class PsqlHarness {

    private final Path bin;
    private final Path directory;

    PsqlHarness(Path bin, Path directory) {
        this.bin = bin;
        this.directory = directory;
    }

    /** Return the dump of a database, without the random words that newer releases put into it. */
    String dump(Database database) throws IOException, InterruptedException {
        Path out = directory.resolve("dump.sql");
        if (!run(database, List.of("pg_dump", "-w", "--schema-only", "--file", out.toString()))) {
            throw new IOException("pg_dump: " + said());
        }
        StringBuilder text = new StringBuilder();
        Files.readString(out)
                .lines()
                .filter(l -> !l.startsWith("\\restrict") && !l.startsWith("\\unrestrict"))
                .forEach(l -> text.append(l).append('\n'));
        return text.toString();
    }

    /** Run SQL in one transaction where that is allowed; false when it fails. */
    boolean psql(Database database, String sql) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("script.sql"), sql);
        String block = sql.contains("CONCURRENTLY") ? "-q" : "-1";
        return run(
                database, List.of("psql", "-w", "-X", "-q", block, "-v", "ON_ERROR_STOP=1", "-f", script.toString()));
    }

    /** Return what the last program said. */
    String said() throws IOException {
        return Files.readString(directory.resolve("log.txt"));
    }

    private boolean run(Database database, List<String> command) throws IOException, InterruptedException {
        URI url = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        List<String> full = new ArrayList<>(command);
        full.set(0, bin.resolve(command.get(0)).toString());
        ProcessBuilder builder = new ProcessBuilder(full)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile());
        builder.environment().put("PGHOST", url.getHost());
        builder.environment().put("PGPORT", String.valueOf(url.getPort()));
        builder.environment().put("PGDATABASE", url.getPath().substring(1));
        builder.environment().put("PGUSER", parameter(url, "user"));
        builder.environment().put("PGPASSWORD", parameter(url, "password"));
        builder.environment().put("PGTZ", "UTC");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor() == 0;
    }

    private static String parameter(URI url, String name) {
        return Arrays.stream(url.getRawQuery().split("&", -1))
                .filter(p -> p.startsWith(name + "="))
                .map(p -> URLDecoder.decode(p.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }
}

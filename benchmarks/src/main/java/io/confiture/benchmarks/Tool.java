package io.confiture.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs PostgreSQL's own programs on a database, as a script would.
 *
 * @param bin where the programs are
 * @param environment what tells them the server, the database and the user
 */
record Tool(Path bin, Map<String, String> environment) {

    /** Make the tools for the database of a JDBC URL with user and password in it. */
    static Tool of(Path bin, String jdbcUrl) {
        URI uri = URI.create(jdbcUrl.substring("jdbc:".length()));
        Map<String, String> query = Arrays.stream(uri.getQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> first));
        return new Tool(
                bin,
                Map.of(
                        "PGHOST", uri.getHost(),
                        "PGPORT", String.valueOf(uri.getPort()),
                        "PGDATABASE", uri.getPath().substring(1),
                        "PGUSER", query.getOrDefault("user", "postgres"),
                        "PGPASSWORD", query.getOrDefault("password", "")));
    }

    /** Return these tools with one more variable. */
    Tool with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Tool(bin, more);
    }

    /** Run a command to its end and return the time in ns; what it prints goes to a file. */
    long run(Path output, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        long nanos = System.nanoTime() - start;
        if (status != 0) {
            throw new IOException(
                    String.join(" ", command) + " ended with " + status + ": " + Files.readString(output));
        }
        return nanos;
    }

    String program(String name) {
        return bin.resolve(name).toString();
    }
}

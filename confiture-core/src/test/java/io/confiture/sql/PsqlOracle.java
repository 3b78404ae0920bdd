package io.confiture.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a real psql on texts, against the fake server, and tells what it sent for each. */
final class PsqlOracle implements AutoCloseable {
    private static final int BATCH = 400;

    private final FakeBackend backend = new FakeBackend();
    private final Path directory;

    PsqlOracle(Path directory) throws IOException {
        this.directory = directory;
    }

    /** Return psql's version, such as {@code 15}; 0 if there is no psql. */
    static int psqlVersion() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("psql", "--version").start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            process.waitFor();
            String version = answer.strip().replace("psql (PostgreSQL) ", "");
            return Integer.parseInt(version.substring(0, version.indexOf('.')));
        } catch (IOException e) {
            return 0;
        }
    }

    /** Return, for each text, what psql sends. */
    List<List<FakeBackend.Message>> send(List<String> texts) throws IOException, InterruptedException {
        List<List<FakeBackend.Message>> answers = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            run(texts.subList(from, Math.min(texts.size(), from + BATCH)), answers);
        }
        return answers;
    }

    private void run(List<String> texts, List<List<FakeBackend.Message>> answers)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q"));
        for (int i = 0; i < texts.size(); i++) {
            Path file = directory.resolve("input-" + i + ".sql");
            Files.writeString(file, texts.get(i));
            command.addAll(List.of("-f", file.toString(), "-c", FakeBackend.MARK));
        }
        command.add("host=127.0.0.1 port=" + backend.port()
                + " user=test dbname=test sslmode=disable gssencmode=disable client_encoding=UTF8");
        Path output = directory.resolve("psql.out");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        Process psql = builder.start();
        psql.getOutputStream().close();
        if (!psql.waitFor(120, TimeUnit.SECONDS)) {
            psql.destroyForcibly();
            throw new IllegalStateException("psql did not end");
        }
        int before = answers.size();
        List<FakeBackend.Message> current = new ArrayList<>();
        for (FakeBackend.Message message : backend.take()) {
            if (!message.copyData() && message.text().equals(FakeBackend.MARK)) {
                answers.add(current);
                current = new ArrayList<>();
            } else {
                current.add(message);
            }
        }
        if (answers.size() - before != texts.size()) {
            throw new IllegalStateException("psql ended after " + (answers.size() - before) + " of " + texts.size()
                    + " texts: " + Files.readString(output));
        }
    }

    @Override
    public void close() throws IOException {
        backend.close();
    }
}

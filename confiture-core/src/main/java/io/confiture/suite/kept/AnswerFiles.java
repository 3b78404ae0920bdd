package io.confiture.suite.kept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps answers in a folder: a file for each key, a line for each answer.
 *
 * <p>Lines are only ever added, by one write each time, and each has a checksum over itself and the key: several JVMs may do so
 * at the same time, a line that was torn or altered is no answer, and of two for the same check the later counts.
 *
 * @param folder where the files are
 * @param clock says how old an answer is
 */
public record AnswerFiles(Path folder, Clock clock) {

    /** SQL may ask for the date, and nobody sees that in a file. */
    private static final Duration TRUST = Duration.ofDays(7);

    private static final Duration PRUNE = Duration.ofDays(30);

    /** Return the answers of a key that are still to be trusted, by the check's place. */
    Map<String, Answer> read(String key) throws IOException {
        Path file = folder.resolve(key);
        Map<String, Answer> answers = new HashMap<>();
        if (!Files.isRegularFile(file)) {
            return answers;
        }
        Instant now = clock.instant();
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .lines()
                .toList()) {
            int space = line.indexOf(' ');
            if (space < 0 || !line.substring(0, space).equals(checksum(key, line.substring(space + 1)))) {
                continue;
            }
            Answer answer = Answer.of(Base64.getDecoder().decode(line.substring(space + 1)));
            if (!answer.at().isAfter(now) && !answer.at().isBefore(now.minus(TRUST))) {
                answers.put(answer.check(), answer);
            }
        }
        return answers;
    }

    /** Add answers of a key, and delete files that nobody has added to for long. */
    void add(String key, Collection<Answer> answers) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Answer answer : answers) {
            String text = Base64.getEncoder().encodeToString(answer.bytes());
            lines.append(checksum(key, text)).append(' ').append(text).append('\n');
        }
        // A line that a killed run left without its end must not swallow ours.
        ByteBuffer bytes = ByteBuffer.wrap(("\n" + lines).getBytes(StandardCharsets.ISO_8859_1));
        try (FileChannel channel = FileChannel.open(
                folder.resolve(key), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        prune();
    }

    private void prune() throws IOException {
        Instant oldest = clock.instant().minus(PRUNE);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                // Another run may delete it at the same time.
                if (Files.exists(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static String checksum(String key, String text) {
        return new Fingerprint().add(key).add(text).text().substring(0, 32);
    }
}

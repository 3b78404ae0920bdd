package io.confiture.migration.ledger;

import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Computes the checksum that Flyway records: CRC-32 of all lines without their ends and without a byte order mark.
 *
 * <p>Flyway takes the file as it is for versioned migrations, and the text with placeholders replaced for repeatable ones. Source:
 * flyway/flyway {@code ChecksumCalculator}, {@code SqlMigrationResolver}.
 */
final class FlywayChecksum {

    private FlywayChecksum() {}

    /** Say whether a migration's file is what Flyway recorded; true where Flyway recorded nothing, or there is not one file. */
    static boolean fits(Migration migration, @Nullable Integer recorded) {
        if (recorded == null || migration.up().size() != 1) {
            return true;
        }
        Script script = migration.up().get(0);
        return recorded == of(text(script)) || recorded == of(script.text());
    }

    static int of(String text) {
        CRC32 sum = new CRC32();
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        plain.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }

    private static String text(Script script) {
        try {
            return new String(Files.readAllBytes(script.file()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script.file() + " for its checksum", e);
        }
    }
}

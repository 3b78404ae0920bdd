package io.confiture.migration.history;

import io.confiture.migration.Migration;
import io.confiture.migration.ledger.Checksum;
import io.confiture.project.SourceLocation;
import io.confiture.project.YamlNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is a migration as it was when it was released.
 *
 * @param id its id
 * @param version its version
 * @param checksum what its files were; a part that was not there is null
 * @param location where the list says so
 */
record FrozenMigration(String id, String version, Checksum checksum, SourceLocation location) {
    private static final List<String> KEYS = List.of("id", "version", "up", "down", "sidecars");

    /** Describe a migration as it is now. */
    static FrozenMigration of(Migration migration) {
        return new FrozenMigration(migration.id(), migration.version(), Checksum.of(migration), migration.location());
    }

    /** Read an entry of the list. */
    static FrozenMigration read(YamlNode entry) {
        entry.allowOnly(KEYS);
        Checksum checksum = new Checksum(sum(entry, "up"), sum(entry, "down"), sum(entry, "sidecars"));
        return new FrozenMigration(entry.get("id").text(), entry.get("version").text(), checksum, entry.location());
    }

    /** Write the entry on one line, so that each release is a line in a diff. */
    String line() {
        StringBuilder line = new StringBuilder("  - {id: ")
                .append(YamlNode.quoted(id))
                .append(", version: ")
                .append(YamlNode.quoted(version));
        add(line, "up", checksum.up());
        add(line, "down", checksum.down());
        add(line, "sidecars", checksum.sidecars());
        return line.append("}").toString();
    }

    private static void add(StringBuilder line, String key, @Nullable String sum) {
        if (sum != null) {
            line.append(", ").append(key).append(": ").append(YamlNode.quoted(sum));
        }
    }

    private static @Nullable String sum(YamlNode entry, String key) {
        Optional<YamlNode> value = entry.find(key);
        if (value.isEmpty()) {
            return null;
        }
        String text = value.get().text();
        boolean good =
                text.length() == 64 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!good) {
            throw value.get().problem(key + " is not a SHA-256 of 64 hexadecimal digits", null);
        }
        return text;
    }
}

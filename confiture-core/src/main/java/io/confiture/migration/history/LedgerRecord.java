package io.confiture.migration.history;

import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.ledger.AppliedMigration.Kind;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.LedgerState;
import io.confiture.project.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is what the ledger of an environment said when it was recorded, kept as a file beside the migrations, so that checks know it
 * without a connection to the real database.
 *
 * <p>Holds versions, names, checksums, times and the order; neither hosts nor users.
 *
 * @param environment whose ledger it is
 * @param recordedAt when it was read
 * @param state what was applied
 */
public record LedgerRecord(String environment, Instant recordedAt, LedgerState state) {
    private static final List<String> KEYS = List.of("environment", "recorded", "applied");
    private static final List<String> ROW_KEYS = List.of("version", "name", "kind", "at", "up", "down", "sidecars");

    /**
     * Write the record.
     *
     * @param folder the project's folder of ledgers; made when it is missing
     * @return the file
     * @throws IllegalArgumentException when something is half applied: that is a state on the way, and not one to plan from
     */
    public Path write(Path folder) throws IOException {
        if (!state.unfinished().isEmpty()) {
            throw new IllegalArgumentException(
                    state.unfinished().get(0).version() + " is half applied: go on with confiture migrate up first");
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(environment + ".yaml");
        Files.writeString(file, text());
        return file;
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# What " + environment + " has applied, in this order. Written by: confiture migrate record");
        lines.add("# The check \"plan " + environment
                + "\" applies what is pending behind it, and compares the catalogs.");
        lines.add("environment: " + YamlNode.quoted(environment));
        lines.add("recorded: " + YamlNode.quoted(recordedAt.toString()));
        lines.add(state.applied().isEmpty() ? "applied: []" : "applied:");
        for (AppliedMigration row : state.applied()) {
            StringBuilder line = new StringBuilder("  - {version: ")
                    .append(YamlNode.quoted(row.version()))
                    .append(", name: ")
                    .append(YamlNode.quoted(row.name()))
                    .append(", kind: ")
                    .append(row.kind().name().toLowerCase(Locale.ROOT))
                    .append(", at: ")
                    .append(YamlNode.quoted(row.appliedAt().toString()));
            add(line, "up", row.checksum().up());
            add(line, "down", row.checksum().down());
            add(line, "sidecars", row.checksum().sidecars());
            lines.add(line.append("}").toString());
        }
        return String.join("\n", lines) + "\n";
    }

    private static void add(StringBuilder line, String key, @Nullable String sum) {
        if (sum != null) {
            line.append(", ").append(key).append(": ").append(YamlNode.quoted(sum));
        }
    }

    /**
     * Read a record.
     *
     * @return the record; empty when the file holds nothing
     * @throws io.confiture.project.YamlException when the file cannot be understood, with the place
     */
    static Optional<LedgerRecord> read(Path file, String name, String environment) {
        return YamlNode.read(file, name).map(root -> of(root, environment));
    }

    private static LedgerRecord of(YamlNode all, String environment) {
        all.allowOnly(KEYS);
        YamlNode given = all.get("environment");
        if (!given.text().equals(environment)) {
            throw given.problem("the file is of " + environment + " and says " + given.text(), null);
        }
        List<AppliedMigration> rows = new ArrayList<>();
        for (YamlNode row : all.find("applied").map(YamlNode::items).orElse(List.of())) {
            row.allowOnly(ROW_KEYS);
            rows.add(new AppliedMigration(
                    rows.size() + 1L,
                    row.get("version").text(),
                    row.find("name").map(YamlNode::text).orElse(""),
                    row.find("kind").map(LedgerRecord::kind).orElse(Kind.MIGRATION),
                    instant(row.get("at")),
                    null,
                    new Checksum(text(row, "up"), text(row, "down"), text(row, "sidecars"))));
        }
        return new LedgerRecord(environment, instant(all.get("recorded")), new LedgerState(true, rows, List.of()));
    }

    private static @Nullable String text(YamlNode row, String key) {
        return row.find(key).map(YamlNode::text).orElse(null);
    }

    private static Instant instant(YamlNode node) {
        try {
            return Instant.parse(node.text());
        } catch (DateTimeException e) {
            throw node.problem("this is no time, such as 2026-11-22T18:30:00Z", null);
        }
    }

    private static Kind kind(YamlNode node) {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(node.text())) {
                return kind;
            }
        }
        throw node.problem("there is no kind " + node.text(), "the kinds are migration, repeatable and baseline");
    }
}

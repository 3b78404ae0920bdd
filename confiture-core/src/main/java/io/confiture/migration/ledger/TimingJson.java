package io.confiture.migration.ledger;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the timing of statements as JSON. */
final class TimingJson {

    private TimingJson() {}

    static String of(List<StatementRecord> statements) {
        return statements.stream()
                .map(s -> String.format(
                        Locale.ROOT,
                        "{\"line\": %d, \"command\": \"%s\", \"ms\": %.3f, \"rows\": %d}",
                        s.line(),
                        escaped(s.command()),
                        s.duration().toNanos() / 1e6,
                        s.rows()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** A command is made of words; whatever else it has is not taken over. */
    private static String escaped(String command) {
        return command.replace("\\", "").replace("\"", "");
    }
}

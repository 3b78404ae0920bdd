package io.confiture.migration.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the timing of statements as JSON. */
final class TimingJson {

    private TimingJson() {}

    static String of(List<StatementRecord> statements) {
        return statements.stream().map(TimingJson::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String of(StatementRecord statement) {
        return "{\"line\": " + statement.line()
                + ", \"command\": \"" + words(statement.command())
                + "\", \"ms\": " + BigDecimal.valueOf(statement.duration().toNanos() / 1_000, 3)
                + ", \"rows\": " + statement.rows() + "}";
    }

    /** A command is made of words; whatever else it had would have to be escaped, and is not taken over. */
    private static String words(String command) {
        StringBuilder text = new StringBuilder();
        command.chars()
                .filter(c -> c == ' ' || c == '_' || Character.isLetterOrDigit(c))
                .forEach(c -> text.append((char) c));
        return text.toString();
    }
}

package io.confiture.migration.layout;

import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.TransactionMode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Is what {@code V1__x.sql.conf} beside a script says about it.
 *
 * <p>Source: documentation.red-gate.com/flyway "Script configuration"; flyway/flyway {@code SqlScriptMetadata}, which
 * refuses other keys.
 */
record FlywayConfig(TransactionMode transaction, Charset charset, boolean placeholders, boolean execute) {

    private static final FlywayConfig NONE = new FlywayConfig(TransactionMode.AUTO, StandardCharsets.UTF_8, true, true);

    /** Read the configuration of a script; the defaults when there is none. */
    static FlywayConfig of(Path script, Collector out) {
        Path file = script.resolveSibling(Folder.fileName(script) + ".conf");
        return Files.exists(file) ? parse(out.read(file), out) : NONE;
    }

    private static FlywayConfig parse(FileText text, Collector out) {
        FlywayConfig config = NONE;
        Lines lines = new Lines(text.text());
        while (lines.next()) {
            String line = lines.line().strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = (equals < 0 ? line : line.substring(0, equals)).strip();
            String value = equals < 0 ? "" : line.substring(equals + 1).strip();
            config = config.with(key, value, text, lines.start(), out);
        }
        return config;
    }

    private FlywayConfig with(String key, String value, FileText text, int at, Collector out) {
        switch (key) {
            case "executeInTransaction" -> {
                if (isBoolean(value)) {
                    TransactionMode mode =
                            Boolean.parseBoolean(value) ? TransactionMode.TRANSACTION : TransactionMode.NO_TRANSACTION;
                    return new FlywayConfig(mode, charset, placeholders, execute);
                }
            }
            case "placeholderReplacement" -> {
                return new FlywayConfig(transaction, charset, Boolean.parseBoolean(value), execute);
            }
            case "shouldExecute" -> {
                if (isBoolean(value)) {
                    return new FlywayConfig(transaction, charset, placeholders, Boolean.parseBoolean(value));
                }
                out.problem(
                        Kind.NOT_CHECKED,
                        text.at(at),
                        "%s: the condition shouldExecute=%s is not evaluated; the script is run"
                                .formatted(text.name(), value),
                        null);
                return this;
            }
            case "encoding" -> {
                try {
                    return new FlywayConfig(transaction, Charset.forName(value), placeholders, execute);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    // Reported below with the other wrong values: the name of the encoding is the whole story.
                    break;
                }
            }
            default -> {
                out.problem(
                        Kind.BAD_MARKER,
                        text.at(at),
                        "%s: Flyway knows no script setting '%s'".formatted(text.name(), key),
                        "use executeInTransaction, placeholderReplacement, shouldExecute or encoding");
                return this;
            }
        }
        out.problem(
                Kind.BAD_MARKER,
                text.at(at),
                "%s: '%s' is not a value for %s".formatted(text.name(), value, key),
                null);
        return this;
    }

    private static boolean isBoolean(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }
}

package io.confiture.suite.known;

import io.confiture.project.SourceLocation;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the text that a place is about: the statement around it, else its line, else the whole file.
 *
 * <p>Reads each file once; made for the findings of one check, and used by one thread.
 */
final class SubjectText {

    private static final Comparator<SourceLocation> BY_PLACE =
            Comparator.comparingInt(SourceLocation::line).thenComparingInt(SourceLocation::column);

    private final Map<Path, String> texts = new HashMap<>();
    private final Map<Path, SqlScript> scripts = new HashMap<>();

    /** Return the text with LF line ends; empty for a folder, and for a file that cannot be read. */
    String at(SourceLocation place) {
        String text = texts.computeIfAbsent(place.file(), SubjectText::read);
        if (place.line() == 0) {
            return text;
        }
        List<String> lines = text.lines().toList();
        String line = place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
        return place.name().toLowerCase(Locale.ROOT).endsWith(".sql") ? statement(place, text, line) : line;
    }

    private String statement(SourceLocation place, String text, String otherwise) {
        SqlScript script =
                scripts.computeIfAbsent(place.file(), file -> SqlScript.parse(SqlSource.of(file, place.name(), text)));
        return script.statements().stream()
                .filter(s -> BY_PLACE.compare(s.location(), place) <= 0
                        && BY_PLACE.compare(place, s.source().location(s.end())) < 0)
                .findFirst()
                .map(Statement::text)
                .orElse(otherwise);
    }

    private static String read(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            // Bytes that are not UTF-8 are digested as they come; the check itself says what is wrong with them.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return text.replace("\r\n", "\n").replace('\r', '\n');
        } catch (IOException e) {
            return "";
        }
    }
}

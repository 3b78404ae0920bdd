package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.check.Severity;
import io.confiture.migration.Migration;
import io.confiture.migration.author.FileReport;
import io.confiture.migration.author.Rename;
import io.confiture.migration.history.SinceCommit;
import io.confiture.project.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with migration files; its JSON is docs/migrate-validate.schema.json.
 *
 * @param project whose files they are
 * @param files what was read, after the renaming
 * @param renames what became of files with a name that is nearly right; empty when that was not asked for
 * @param secondRun whether the second run of each up script was foreseen
 * @param strict whether a warning counts as an error
 * @param since what became of them since a commit; null when that was not asked for
 */
public record FileValidationReport(
        Project project,
        FileReport files,
        List<Rename> renames,
        boolean secondRun,
        boolean strict,
        @Nullable SinceCommit since) {

    /** Copy the list. */
    public FileValidationReport {
        renames = List.copyOf(renames);
    }

    /** Say whether nothing was found that must be repaired. */
    public boolean success() {
        Severity least = strict ? Severity.WARNING : Severity.ERROR;
        return files.findings().stream().noneMatch(f -> f.severity().compareTo(least) >= 0);
    }

    /** Return the text for people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        renames.forEach(r -> lines.add(line(r)));
        if (!renames.isEmpty()) {
            lines.add("");
        }
        if (!files.findings().isEmpty()) {
            lines.add(FindingText.whole(files.findings()));
            lines.add("");
        }
        if (since != null) {
            lines.addAll(SinceText.lines(since));
            lines.add("");
        }
        lines.add(counted(files.set().migrations().size(), "migration") + " of layout "
                + files.set().layout().key() + " in "
                + project.nameOf(files.set().directory()) + ", " + counted(files.scripts(), "script") + " read: "
                + severities());
        if (secondRun) {
            lines.add(
                    "What a second run meets was read from the text; the check 'idempotent' runs a migration twice on a"
                            + " server, where it says -- confiture:idempotent.");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(Rename rename) {
        String from = rename.from().name();
        return switch (rename.state()) {
            case RENAMED -> "renamed      " + from + " to " + rename.to();
            case WOULD_RENAME -> "would rename " + from + " to " + rename.to();
            case LEFT -> "LEFT         " + from + ": " + rename.reason();
        };
    }

    private String severities() {
        String found = Stream.of(Severity.CRITICAL, Severity.ERROR, Severity.WARNING, Severity.INFO)
                .filter(s -> count(s) > 0)
                .map(s -> s == Severity.INFO
                        ? counted(count(s), "note")
                        : counted(count(s), s.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? "nothing found" : found;
    }

    private long count(Severity severity) {
        return files.findings().stream().filter(f -> f.severity() == severity).count();
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Return the JSON document. */
    public String json() throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("project", project.name());
            json.writeStringField("directory", project.nameOf(files.set().directory()));
            json.writeStringField("layout", files.set().layout().key());
            json.writeBooleanField("success", success());
            json.writeBooleanField("strict", strict);
            json.writeBooleanField("secondRun", secondRun);
            json.writeNumberField("scripts", files.scripts());
            JsonDocument.strings(
                    "migrations",
                    files.set().migrations().stream().map(Migration::id).toList(),
                    json);
            json.writeArrayFieldStart("renames");
            for (Rename rename : renames) {
                write(rename, json);
            }
            json.writeEndArray();
            JsonDocument.findings("findings", files.findings(), json);
            if (since != null) {
                json.writeObjectFieldStart("since");
                SinceText.write(since, json);
                json.writeEndObject();
            }
        });
    }

    private static void write(Rename rename, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("from", rename.from().name());
        JsonDocument.nullable("to", rename.to(), json);
        json.writeStringField("state", JsonDocument.word(rename.state()));
        JsonDocument.nullable("reason", rename.reason(), json);
        json.writeEndObject();
    }
}

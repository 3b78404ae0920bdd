package io.confiture.report;

import io.confiture.migration.history.FreezePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what became of the list of released migrations; its JSON is docs/migrate-freeze.schema.json.
 *
 * @param plan what was to be done
 * @param dryRun whether it was left at that
 */
public record FreezeReport(FreezePlan plan, boolean dryRun) {

    /** Return the text for people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        if (!plan.refused().isEmpty()) {
            plan.refused().forEach(line -> lines.add("NOT AS RELEASED  " + line));
            lines.add("");
            lines.add("Nothing was written to " + plan.name()
                    + ". Undo the change, or accept it with --accept and the id that stands first.");
            return String.join("\n", lines) + "\n";
        }
        String would = dryRun ? "would have " : "";
        plan.changes().forEach(change -> lines.add(would + change));
        plan.added().forEach(id -> lines.add((dryRun ? "would freeze " : "froze ") + id));
        lines.add(
                plan.hasChanges()
                        ? (dryRun ? "Nothing was written: --dry-run." : "Written: " + plan.name())
                        : "There is nothing to freeze: " + plan.name() + " is up to date.");
        return String.join("\n", lines) + "\n";
    }

    /** Return the JSON document. */
    public String json() throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("file", plan.name());
            json.writeBooleanField("written", plan.hasChanges() && !dryRun);
            JsonDocument.strings("frozen", plan.added(), json);
            JsonDocument.strings("changes", plan.changes(), json);
            JsonDocument.strings("refused", plan.refused(), json);
        });
    }
}

package io.confiture.report;

import java.io.IOException;

/**
 * Says that a command ended before it could report on anything; its JSON is docs/error.schema.json.
 *
 * @param command what was asked for, such as {@code migrate up}
 * @param exitCode what the process ends with
 * @param message what happened, without secrets
 */
public record ErrorReport(String command, int exitCode, String message) {

    /** Return the JSON document. */
    public String json() throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("command", command);
            json.writeBooleanField("success", false);
            json.writeNumberField("exitCode", exitCode);
            json.writeStringField("message", message);
        });
    }
}

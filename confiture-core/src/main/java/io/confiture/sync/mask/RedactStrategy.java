package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces every value by the same word. */
public final class RedactStrategy implements MaskingStrategy {

    private static final String REPLACEMENT = "[REDACTED]";

    /** Make it; called by the service loader. */
    public RedactStrategy() {}

    @Override
    public String name() {
        return "redact";
    }

    @Override
    public String summary() {
        return "Replaces every value by the same word. Works on texts, and on `json` and `jsonb`, where it writes a string. For"
                + " other types use `constant`.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.of("replacement", Option.Type.TEXT, REPLACEMENT, "What is written."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        String replacement = request.options().text("replacement", REPLACEMENT);
        String type = request.column().baseType();
        if (type.equals("json") || type.equals("jsonb")) {
            if (replacement
                    .chars()
                    .anyMatch(c -> c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c))) {
                throw new InvalidOptionException(
                        "replacement",
                        "in JSON the option replacement takes a text without quotes, backslashes and controls");
            }
            return new ConstantMasking('"' + replacement + '"');
        }
        TextTypes.require(name(), request.column());
        return new ConstantMasking(replacement);
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("text", Options.NONE, "Ann", "[REDACTED]"),
                new GoldenVector("jsonb", Options.NONE, "{\"name\": \"Ann\"}", "\"[REDACTED]\""),
                new GoldenVector("character varying(3)", new Options(Map.of("replacement", "-")), "Ann", "-"));
    }
}

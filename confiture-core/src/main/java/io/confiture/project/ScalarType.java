package io.confiture.project;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type whose value is one YAML scalar.
 *
 * @param label what the value must be, with an article
 * @param accepts the kinds of scalar that may stand here
 * @param secret whether messages must not repeat what was written
 * @param plainSchema the JSON Schema of the value as such, without variables
 * @param parser makes the value of the text
 */
record ScalarType<T>(
        String label,
        Set<SettingsNode.Scalar.Type> accepts,
        boolean secret,
        Map<String, Object> plainSchema,
        Parser<T> parser)
        implements SettingType<T> {

    /** Makes a value of a text. */
    interface Parser<T> {
        T parse(String text, Reading reading) throws BadValue;
    }

    /** Says why a text is not a value. */
    static final class BadValue extends Exception {
        private static final long serialVersionUID = 1L;
        private final @Nullable String suggestion;

        BadValue(String message, @Nullable String suggestion) {
            super(message);
            this.suggestion = suggestion;
        }

        /** The text is simply not what the type's label says. */
        static BadValue plain() {
            return new BadValue("", null);
        }
    }

    /** Return the schema, which also lets a variable stand where no text may. */
    @Override
    public Map<String, Object> schema() {
        boolean anyText = !plainSchema.containsKey("pattern")
                && (plainSchema.get("type") instanceof List<?> types
                        ? types.contains("string")
                        : "string".equals(plainSchema.get("type")));
        return anyText ? plainSchema : Map.of("anyOf", List.of(plainSchema, Map.of("$ref", "#/$defs/variable")));
    }

    @Override
    public @Nullable T read(String key, SettingsNode node, Reading reading) {
        if (!(node instanceof SettingsNode.Scalar scalar)) {
            return wrongKind(key, node, reading, null);
        }
        if (!accepts.contains(scalar.type())) {
            return wrongKind(key, node, reading, null);
        }
        try {
            return parser.parse(scalar.text(), reading);
        } catch (BadValue e) {
            // What a variable put in is never printed: it may be a password. The file's own text may, unless secret.
            String what = secret ? "the value" : "'" + scalar.shown() + "'";
            String reason = e.getMessage() == null || e.getMessage().isEmpty() ? "" : " (" + e.getMessage() + ")";
            reading.problems().add(scalar.location(), key, what + " is not " + label + reason, e.suggestion);
            return null;
        }
    }
}

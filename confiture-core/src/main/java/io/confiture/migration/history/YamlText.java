package io.confiture.migration.history;

/** Writes values as YAML reads them: in double quotes, whose escapes are those of JSON (YAML 1.2, 7.3.1). */
final class YamlText {
    private YamlText() {}

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c)) {
                out.append("\\u%04x".formatted(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }
}

package io.confiture.assertions.pgtap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the reference page: pgTAP's assertions, ours, and where they are compared. Ours is the code of the test itself. */
final class PgTapPage {
    private final Map<String, List<String>> groups;
    private final Map<String, Ours> ours = new HashMap<>();

    PgTapPage(Map<String, List<String>> groups, List<PgTapTwins> rooms) {
        this.groups = groups;
        for (PgTapTwins room : rooms) {
            String name = room.getClass().getSimpleName();
            String source = source(name);
            room.all().forEach(twin -> ours.put(twin.pgTap(), new Ours(code(source, twin.pgTap()), name)));
        }
    }

    String text() {
        StringBuilder page = new StringBuilder("""
                # pgTAP's assertions and ours

                Every assertion of pgTAP has a counterpart here. Each line's test asks both the same questions about the same
                database, with examples that pass and examples that fail, and demands the same verdict. pgTAP's side runs where
                pgTAP is installed. This page is generated from those tests.
                """);
        groups.forEach((group, names) -> {
            page.append("\n## ")
                    .append(group)
                    .append("\n\n| pgTAP | an example of ours that passes | test |\n|---|---|---|\n");
            for (String name : names) {
                Ours twin = ours.getOrDefault(name, new Ours("", ""));
                page.append("| `")
                        .append(name)
                        .append("` | `")
                        .append(twin.code.replace("|", "\\|"))
                        .append("` | ");
                page.append(twin.test).append(" |\n");
            }
        });
        return page.toString();
    }

    private static String source(String test) {
        try {
            return Files.readString(Path.of("src/test/java/io/confiture/assertions/pgtap/" + test + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Find the body of the first lambda after {@code .passes(} of a twin. */
    private static String code(String source, String pgTap) {
        int twin = source.indexOf("twin(\"" + pgTap + "\")");
        int passes = source.indexOf(".passes(", twin);
        int arrow = source.indexOf("db -> ", passes) + "db -> ".length();
        if (twin < 0 || passes < 0 || arrow < passes) {
            throw new IllegalStateException("no example of " + pgTap + " with a lambda of db was found in the source");
        }
        int depth = 0;
        boolean text = false;
        int end = arrow;
        for (; depth >= 0; end++) {
            char c = source.charAt(end);
            if (c == '"' && source.charAt(end - 1) != '\\') {
                text = !text;
            } else if (!text) {
                depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            }
        }
        StringBuilder line = new StringBuilder();
        source.substring(arrow, end - 1).lines().map(String::strip).forEach(part -> {
            boolean glued = part.startsWith(".") || line.isEmpty() || line.charAt(line.length() - 1) == '(';
            line.append(glued ? "" : " ").append(part);
        });
        return line.toString();
    }

    private record Ours(String code, String test) {}
}

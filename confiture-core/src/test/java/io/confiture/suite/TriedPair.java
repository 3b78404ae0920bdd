package io.confiture.suite;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Is an up script with its way back.
 *
 * @param name what it is about
 * @param up the up script
 * @param down the down script; null for what is only applied
 * @param expected {@code right}, {@code wrong}, {@code right but ..} where both are known, or empty where nobody said
 */
record TriedPair(String name, String up, @Nullable String down, String expected) {

    /** Read the pairs that were written by hand for one sample. */
    static List<TriedPair> written(String sample) throws IOException {
        String text;
        try (InputStream in = Objects.requireNonNull(TriedPair.class.getResourceAsStream("pairs.sql"))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<TriedPair> pairs = new ArrayList<>();
        for (String block : text.split("(?m)^== ")) {
            if (block.startsWith(sample + ": ")) {
                int line = block.indexOf('\n');
                int bar = block.indexOf(" | ");
                String[] halves = block.substring(line + 1).split("(?m)^-- down\n", 2);
                pairs.add(new TriedPair(
                        block.substring(sample.length() + 2, bar),
                        halves[0],
                        halves[1],
                        block.substring(bar + 3, line)));
            }
        }
        return pairs;
    }

    /** Make a pair of each CREATE statement of a script; the statements between are applied with no way back. */
    static List<TriedPair> generated(String script) {
        List<TriedPair> pairs = new ArrayList<>();
        StringBuilder between = new StringBuilder();
        for (Statement statement :
                SqlScript.parse(SqlSource.of(Path.of("x.sql"), "x.sql", script)).statements()) {
            String text = statement.text() + ";\n";
            if (text.startsWith("CREATE FUNCTION")) {
                text = "SET LOCAL check_function_bodies = off;\n" + text;
            }
            String drop = drop(statement.text());
            if (drop == null) {
                between.append(text);
                continue;
            }
            if (!between.isEmpty()) {
                pairs.add(new TriedPair("between", between.toString(), null, ""));
                between.setLength(0);
            }
            pairs.add(new TriedPair(drop, text, drop + ";\n", "right"));
        }
        pairs.add(new TriedPair("last", between + "SELECT 1;\n", null, ""));
        return pairs;
    }

    private static @Nullable String drop(String create) {
        String[] words = create.strip().split("\\s+");
        if (!words[0].equalsIgnoreCase("CREATE")) {
            return null;
        }
        int at = words[1].equalsIgnoreCase("UNIQUE") ? 2 : 1;
        String kind = words[at].toUpperCase(Locale.ROOT);
        if (kind.equals("MATERIALIZED")) {
            kind = "MATERIALIZED VIEW";
            at++;
        }
        String name = words[at + 1];
        return switch (kind) {
            case "TRIGGER" ->
                "DROP TRIGGER " + name + " ON "
                        + create.strip().split(" ON ", 2)[1].split("\\s")[0];
            case "FUNCTION", "AGGREGATE" -> "DROP " + kind + " " + arguments(create);
            case "TABLE", "INDEX", "VIEW", "MATERIALIZED VIEW", "TYPE", "DOMAIN", "SEQUENCE" ->
                "DROP " + kind + " " + name.replace("(", "");
            default -> throw new IllegalArgumentException("no DROP is known for " + create);
        };
    }

    private static String arguments(String create) {
        String rest = create.strip().split("\\s+", 3)[2];
        int depth = 0;
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '(') {
                depth++;
            } else if (rest.charAt(i) == ')' && --depth == 0) {
                return rest.substring(0, i + 1).replaceAll(" DEFAULT [^,)]+", "");
            }
        }
        return rest;
    }
}

package io.confiture.assertions.content;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectId;
import io.confiture.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a snapshot as a text that people review and a test reads again: a line for each object, below it a line for each property.
 *
 * <pre>
 * column "bio" of "users" in "shop"
 *   type: text
 * </pre>
 */
final class SnapshotText {
    private static final String HEAD = "# catalog of a database on PostgreSQL ";
    private static final int MAJOR = 10_000;

    private final List<String> lines;
    private int at;

    private SnapshotText(String text) {
        // Git may have written the lines of another system; where it has not, a carriage return is a value's own.
        boolean converted = text.indexOf('\n') > 0 && text.charAt(text.indexOf('\n') - 1) == '\r';
        lines = List.of((converted ? text.replace("\r\n", "\n") : text).split("\n", -1));
    }

    /** Write a snapshot, of which everything must be modelled. */
    static String write(CatalogSnapshot snapshot) {
        StringBuilder text = new StringBuilder(HEAD)
                .append(snapshot.serverVersionNum() / MAJOR)
                .append('\n');
        for (CatalogObject object : snapshot.objects()) {
            ObjectId id = object.id();
            text.append('\n').append(id.kind()).append(' ').append(quoted(id.name()));
            if (id.parent() != null) {
                text.append(" of ").append(quoted(id.parent()));
            }
            if (id.schema() != null) {
                text.append(" in ").append(quoted(id.schema()));
            }
            text.append('\n');
            object.properties().forEach((name, value) -> property(text, name, value));
        }
        return text.toString();
    }

    private static void property(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(':');
        boolean plain =
                !value.isBlank() && value.equals(value.strip()) && value.indexOf('\n') < 0 && !value.startsWith("|");
        if (plain) {
            text.append(' ').append(value).append('\n');
        } else {
            text.append(" |\n");
            for (String line : value.split("\n", -1)) {
                text.append("    |").append(line).append('\n');
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"").replace("\n", "\\n") + '"';
    }

    /**
     * Read what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static CatalogSnapshot read(String text) {
        return new SnapshotText(text).read();
    }

    private CatalogSnapshot read() {
        String head = lines.get(0);
        if (!head.startsWith(HEAD)) {
            throw wrong("it does not begin with \"" + HEAD.strip() + "\"");
        }
        int major = number(head.substring(HEAD.length()).strip());
        at = 1;
        List<CatalogObject> objects = new ArrayList<>();
        while (at < lines.size()) {
            if (lines.get(at).isBlank()) {
                at++;
            } else {
                objects.add(object());
            }
        }
        return new CatalogSnapshot(major * MAJOR, objects, List.of());
    }

    private int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw wrong("no version of PostgreSQL: " + digits);
        }
    }

    private CatalogObject object() {
        String line = lines.get(at);
        int quote = line.indexOf('"');
        if (quote < 2) {
            throw wrong("no object: " + line);
        }
        ObjectKind kind = kind(line.substring(0, quote - 1));
        int end = end(line, quote);
        String name = name(line, quote, end);
        String parent = null;
        String schema = null;
        if (line.startsWith(" of \"", end)) {
            int from = end + 4;
            end = end(line, from);
            parent = name(line, from, end);
        }
        if (line.startsWith(" in \"", end)) {
            int from = end + 4;
            end = end(line, from);
            schema = name(line, from, end);
        }
        if (end != line.length()) {
            throw wrong("no object: " + line);
        }
        at++;
        return new CatalogObject(new ObjectId(kind, schema, name, parent), properties());
    }

    private ObjectKind kind(String words) {
        try {
            return ObjectKind.valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
        } catch (IllegalArgumentException e) {
            throw wrong("no kind of objects: " + words);
        }
    }

    /** Return the offset behind the quoted name that begins here. */
    private int end(String line, int from) {
        int end = line.indexOf('"', from + 1);
        while (end >= 0 && line.startsWith("\"\"", end)) {
            end = line.indexOf('"', end + 2);
        }
        if (end < 0) {
            throw wrong("a quote is never closed: " + line);
        }
        return end + 1;
    }

    private static String name(String line, int from, int end) {
        return line.substring(from + 1, end - 1).replace("\"\"", "\"").replace("\\n", "\n");
    }

    private SortedMap<String, String> properties() {
        SortedMap<String, String> properties = new TreeMap<>();
        while (at < lines.size() && lines.get(at).startsWith("  ")) {
            String line = lines.get(at);
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw wrong("no property: " + line);
            }
            at++;
            String value = line.substring(colon + 2);
            properties.put(line.substring(2, colon), value.equals("|") ? block() : value);
        }
        return properties;
    }

    private String block() {
        List<String> block = new ArrayList<>();
        while (at < lines.size() && lines.get(at).startsWith("    |")) {
            block.add(lines.get(at).substring(5));
            at++;
        }
        return String.join("\n", block);
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("line " + (at + 1) + ": " + why);
    }
}

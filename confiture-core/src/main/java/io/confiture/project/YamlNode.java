package io.confiture.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is a piece of a YAML file other than the settings, with its place.
 *
 * <p>YAML 1.2 with the core schema, as in settings; a name stands once in a mapping, tags are refused. Nothing is expanded:
 * <code>${NAME}</code> is a text like any other. Every question that the piece cannot answer ends in a {@link
 * YamlException} with the place. Immutable and thread-safe.
 */
public final class YamlNode {
    private final SettingsNode node;

    private YamlNode(SettingsNode node) {
        this.node = node;
    }

    /**
     * A name of a mapping with its value.
     *
     * @param location where the name stands
     * @param name the name
     * @param value the value
     */
    public record Entry(SourceLocation location, String name, YamlNode value) {}

    /**
     * Read a file.
     *
     * @param file the file
     * @param name the file as people read it
     * @return what it holds; empty when that is nothing but comments
     * @throws YamlException when it cannot be read, or is not YAML, with all problems
     */
    public static Optional<YamlNode> read(Path file, String name) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return parse(
                    file,
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw problem(SourceLocation.of(file, name), "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            throw problem(
                    SourceLocation.of(file, name),
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")",
                    null);
        }
    }

    /**
     * Read a text that came from a file.
     *
     * @return what it holds; empty when that is nothing but comments
     * @throws YamlException when it is not YAML, with all problems
     */
    public static Optional<YamlNode> parse(Path file, String name, String text) {
        ProblemList problems = new ProblemList();
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        SettingsNode root = SettingsFile.parse(file, name, withoutMark, Variables.none(), problems);
        if (!problems.all().isEmpty()) {
            throw new YamlException(problems.all());
        }
        return root == null || root.isNothing() ? Optional.empty() : Optional.of(new YamlNode(root));
    }

    /** Write a text as YAML reads it: in double quotes, whose escapes are those of JSON (YAML 1.2, 7.3.1). */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || c == 0xFEFF) {
                out.append("\\u%04x".formatted(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    /** Return where the piece begins. */
    public SourceLocation location() {
        return node.location();
    }

    /** Say whether nothing was written here, as after {@code key:}. */
    public boolean isNothing() {
        return node.isNothing();
    }

    /** Say whether this is one value: a text, a number or a boolean. */
    public boolean isText() {
        return node instanceof SettingsNode.Scalar && !node.isNothing();
    }

    /** Return a text, number or boolean as it is written. */
    public String text() {
        if (node instanceof SettingsNode.Scalar scalar && !scalar.isNothing()) {
            return scalar.text();
        }
        throw expected("a text");
    }

    /** Return what is written, also the words that YAML takes for nothing: {@code null}, {@code ~}; empty for more than a word. */
    public String written() {
        return node instanceof SettingsNode.Scalar scalar ? scalar.shown() : "";
    }

    /** Say whether this is {@code true} or {@code false}, without quotes. */
    public boolean isFlag() {
        return node instanceof SettingsNode.Scalar scalar && scalar.type() == SettingsNode.Scalar.Type.BOOLEAN;
    }

    /** Say whether this is a list. */
    public boolean isList() {
        return node instanceof SettingsNode.Items;
    }

    /** Say whether this is a mapping. */
    public boolean isMapping() {
        return node instanceof SettingsNode.Fields;
    }

    /** Return the pieces of a list; none where nothing is written. */
    public List<YamlNode> items() {
        if (node.isNothing()) {
            return List.of();
        }
        if (node instanceof SettingsNode.Items items) {
            return items.values().stream().map(YamlNode::new).toList();
        }
        throw expected("a list");
    }

    /** Return the names and values of a mapping; none where nothing is written. */
    public List<Entry> entries() {
        if (node.isNothing()) {
            return List.of();
        }
        if (node instanceof SettingsNode.Fields fields) {
            return fields.values().stream()
                    .map(f -> new Entry(f.location(), f.name(), new YamlNode(f.value())))
                    .toList();
        }
        throw expected("keys with values");
    }

    /** Return the value of a name of a mapping; empty when it is not there, or nothing is written behind it. */
    public Optional<YamlNode> find(String name) {
        return entries().stream()
                .filter(e -> e.name().equals(name) && !e.value().isNothing())
                .map(Entry::value)
                .findFirst();
    }

    /** Return the value of a name that the mapping must have. */
    public YamlNode get(String name) {
        return find(name).orElseThrow(() -> problem("the key " + name + " is missing", null));
    }

    /** Refuse a mapping that has other names than these. */
    public void allowOnly(Collection<String> names) {
        for (Entry entry : entries()) {
            if (!names.contains(entry.name())) {
                String near = Nearest.question(entry.name(), names);
                throw problem(
                        entry.location(),
                        "there is no key " + entry.name(),
                        near == null ? "the keys are " + String.join(", ", names) : near);
            }
        }
    }

    /** Make the exception that says what is wrong with this piece. */
    public YamlException problem(String message, @Nullable String suggestion) {
        return problem(location(), message, suggestion);
    }

    private YamlException expected(String what) {
        return problem("expected " + what + " and found " + node.kind(), null);
    }

    private static YamlException problem(SourceLocation where, String message, @Nullable String suggestion) {
        return new YamlException(List.of(new Problem(where, null, message, suggestion)));
    }
}

package io.confiture.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Turns YAML text into settings nodes: the only class that knows the YAML library.
 *
 * <p>YAML 1.2 with the core schema: {@code true} and {@code True} are booleans, {@code yes} and {@code on} are texts. Tags
 * are refused, so a file can build no object.
 */
final class SettingsFile {
    private static final int DEEPEST = 20;

    private final Path file;
    private final String name;
    private final int[] text;
    private final Variables variables;
    private final ProblemList problems;

    private SettingsFile(Path file, String name, String text, Variables variables, ProblemList problems) {
        this.file = file;
        this.name = name;
        this.text = text.codePoints().toArray();
        this.variables = variables;
        this.problems = problems;
    }

    /** Read the text; null when it is empty or so broken that nothing can be said about its parts. */
    static @Nullable SettingsNode parse(
            Path file, String name, String text, Variables variables, ProblemList problems) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setLabel(name)
                .setMaxAliasesForCollections(50)
                .build();
        SettingsFile reader = new SettingsFile(file, name, text, variables, problems);
        try {
            if (reader.isTooDeep(settings, text)) {
                return null;
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.map(node -> reader.node(node, "")).orElse(null);
        } catch (MarkedYamlEngineException e) {
            // The exception's own message quotes the file, which may hold a password.
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            String advice = text.contains("${") ? "inside { } and [ ] a variable needs quotes: \"${NAME}\"" : null;
            problems.add(reader.at(mark), null, "this is not YAML: " + e.getProblem(), advice);
        } catch (ReaderException e) {
            String what = "the character U+%04X is not allowed in YAML".formatted(e.getCodePoint());
            problems.add(reader.at(e.getPosition()), null, what);
        } catch (YamlEngineException e) {
            problems.add(
                    SourceLocation.of(file, name),
                    null,
                    "this is not YAML (" + e.getClass().getSimpleName() + ")");
        }
        return null;
    }

    // The library composes recursively: a hundred thousand brackets would overflow the stack.
    private boolean isTooDeep(LoadSettings settings, String source) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(source)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                problems.add(at(event.getStartMark().orElse(null)), null, "the value is nested too deeply");
                return true;
            }
        }
        return false;
    }

    private SettingsNode node(Node node, String key) {
        SourceLocation where = at(node.getStartMark().orElse(null));
        if (node.isRecursive()) {
            problems.add(where, orNull(key), "the value contains itself");
            return new SettingsNode.Scalar(where, SettingsNode.Scalar.Type.BROKEN, "", "");
        }
        if (node instanceof SequenceNode sequence) {
            List<SettingsNode> values = new ArrayList<>();
            for (Node value : sequence.getValue()) {
                values.add(node(value, key + "[" + values.size() + "]"));
            }
            return new SettingsNode.Items(where, List.copyOf(values));
        }
        if (node instanceof MappingNode mapping) {
            return fields(mapping, where, key);
        }
        return scalar((ScalarNode) node, where, orNull(key));
    }

    private SettingsNode fields(MappingNode mapping, SourceLocation where, String block) {
        List<SettingsNode.Field> fields = new ArrayList<>();
        Map<String, SourceLocation> seen = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            SourceLocation place = at(tuple.getKeyNode().getStartMark().orElse(null));
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                problems.add(place, orNull(block), "a key must be a plain word");
                continue;
            }
            String key = block.isEmpty() ? name.getValue() : block + "." + name.getValue();
            SourceLocation first = seen.putIfAbsent(key, place);
            if (first != null) {
                String message = "this key stands twice, first on line " + first.line();
                problems.add(place, key, message, "keep one of the two");
                continue;
            }
            fields.add(new SettingsNode.Field(place, name.getValue(), node(tuple.getValueNode(), key)));
        }
        return new SettingsNode.Fields(where, List.copyOf(fields));
    }

    private static @Nullable String orNull(String key) {
        return key.isEmpty() ? null : key;
    }

    private SettingsNode scalar(ScalarNode node, SourceLocation where, @Nullable String key) {
        String shown = node.getValue();
        SettingsNode.Scalar.Type type = type(node.getTag());
        if (type == null) {
            problems.add(where, key, "the tag " + node.getTag().getValue() + " is not allowed", "leave it out");
            return new SettingsNode.Scalar(where, SettingsNode.Scalar.Type.BROKEN, "", shown);
        }
        if (type != SettingsNode.Scalar.Type.TEXT) {
            return new SettingsNode.Scalar(where, type, shown, shown);
        }
        return withVariables(
                where, shown, variables, (n, message, advice) -> problems.add(variable(node, n), key, message, advice));
    }

    /** Make a value of a text with variables in it. */
    static SettingsNode.Scalar withVariables(
            SourceLocation where, String shown, Variables variables, Variables.Complaints complaints) {
        boolean[] broken = {false};
        String value = variables.expand(shown, (n, message, advice) -> {
            broken[0] = true;
            complaints.add(n, message, advice);
        });
        SettingsNode.Scalar.Type type = broken[0]
                ? SettingsNode.Scalar.Type.BROKEN
                : value.equals(shown) ? SettingsNode.Scalar.Type.TEXT : plain(value);
        return new SettingsNode.Scalar(where, type, value, shown);
    }

    // YAML needs quotes around a variable inside braces; it still stands for a number when its value is one.
    private static SettingsNode.Scalar.Type plain(String value) {
        if (value.equals("true") || value.equals("false")) {
            return SettingsNode.Scalar.Type.BOOLEAN;
        }
        boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? SettingsNode.Scalar.Type.NUMBER : SettingsNode.Scalar.Type.TEXT;
    }

    private static SettingsNode.Scalar.@Nullable Type type(Tag tag) {
        if (tag.equals(Tag.STR) || tag.equals(Tag.ENV_TAG)) {
            return SettingsNode.Scalar.Type.TEXT;
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return SettingsNode.Scalar.Type.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return SettingsNode.Scalar.Type.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? SettingsNode.Scalar.Type.NOTHING : null;
    }

    /** Find the n-th opening of a variable in the source of a value: quotes and folding move it from where YAML says. */
    private SourceLocation variable(ScalarNode node, int occurrence) {
        int start = node.getStartMark().map(Mark::getIndex).orElse(0);
        int end = node.getEndMark().map(Mark::getIndex).orElse(text.length);
        int left = occurrence;
        for (int i = start; i + 1 < Math.min(end, text.length); i++) {
            if (text[i] == '$' && text[i + 1] == '{' && left-- == 0) {
                return at(i);
            }
        }
        return at(start);
    }

    private SourceLocation at(@Nullable Mark mark) {
        return mark == null
                ? SourceLocation.of(file, name)
                : new SourceLocation(file, name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private SourceLocation at(int index) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(index, text.length); i++) {
            column = text[i] == '\n' ? 1 : column + 1;
            line += text[i] == '\n' ? 1 : 0;
        }
        return new SourceLocation(file, name, line, column);
    }
}

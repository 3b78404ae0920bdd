package io.confiture.sync.rules;

import io.confiture.project.JsonText;
import io.confiture.sync.mask.MaskingStrategy;
import io.confiture.sync.mask.Option;
import io.confiture.sync.mask.Strategies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes decision files as a JSON Schema (draft 2020-12, json-schema.org), for editors. */
public final class DecisionSchema {

    private static final String TYPE = "type";
    private static final String REQUIRED = "required";

    /** What YAML takes for one value; the reader takes each as the text that is written. */
    private static final List<String> WORD = List.of("string", "number", "boolean");

    private final Strategies strategies;

    private DecisionSchema(Strategies strategies) {
        this.strategies = strategies;
    }

    /** Return the schema as JSON text, with these strategies and their options; ends in a line feed. */
    public static String of(Strategies strategies) {
        return JsonText.of(new DecisionSchema(strategies).root());
    }

    private Map<String, Object> root() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Decisions about copies of production: db/sync/*.yaml");
        schema.put(TYPE, "object");
        schema.put("if", Map.of("anyOf", List.of(required("strategies"), required("global_seed"))));
        schema.put("then", ref("profile"));
        schema.put("else", ref("decisions"));
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("decisions", decisions());
        definitions.put("table", table());
        definitions.put("decision", decision());
        definitions.put("mask", mask());
        definitions.put("rules", originalRules());
        definitions.put("profile", profile());
        for (MaskingStrategy strategy : strategies.all()) {
            definitions.put("strategy_" + strategy.name(), options(strategy));
        }
        schema.put("$defs", definitions);
        return schema;
    }

    private static Map<String, Object> decisions() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<@Nullable Object> words = new ArrayList<>(List.of("fail", "null", "drop"));
        // What YAML makes of the plain word.
        words.add(null);
        properties.put("unlisted", described("What becomes of columns that no file names.", "enum", words));
        Map<String, Object> group = new LinkedHashMap<>();
        group.put(TYPE, "array");
        group.put("items", Map.of(TYPE, "string"));
        group.put("minItems", 2);
        group.put("uniqueItems", true);
        properties.put(
                "links", described("Columns whose equal values stay equal, by group.", "additionalProperties", group));
        properties.put("tables", described("The tables, by name.", "additionalProperties", ref("table")));
        Map<String, Object> schema = object(properties);
        // Tables in the shape of the original tool.
        schema.put("additionalProperties", ref("rules"));
        return schema;
    }

    private static Map<String, Object> table() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("columns", described("What becomes of each column.", "additionalProperties", ref("decision")));
        properties.put("expected_rows", number("How many rows production has.", "integer", "minimum", 0));
        properties.put("rows", text("An SQL condition on the rows of production that are copied."));
        Map<String, Object> sample = number("How much of the rows is copied, in percent.", "number", "maximum", 100);
        sample.put("exclusiveMinimum", 0);
        properties.put("sample", sample);
        properties.put("children", described("Whether rows that refer to chosen rows come too.", TYPE, "boolean"));
        properties.put("without_rows", text("Why the table is copied without rows."));
        Map<String, Object> schema = object(properties);
        schema.put("anyOf", List.of(required("columns"), required("without_rows")));
        return schema;
    }

    private static Map<String, Object> decision() {
        Map<String, Object> reviewed = new LinkedHashMap<>();
        reviewed.put("reason", text("Why copying the values harms nobody."));
        reviewed.put("reviewed", described("Somebody has looked at it.", "const", true));
        Map<String, Object> keep = object(reviewed);
        keep.put(REQUIRED, List.of("reason"));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("mask", ref("mask"));
        properties.put(
                "keep",
                described(
                        "Copies the values, for a reason.",
                        "anyOf",
                        List.of(text("Why copying the values harms nobody."), keep)));
        properties.put("null", described("Writes NULL.", "const", true));
        properties.put("default", described("Leaves the column to its default.", "const", true));
        properties.put("drop", described("Leaves the column out.", "const", true));
        Map<String, Object> schema = object(properties);
        schema.put("minProperties", 1);
        schema.put("maxProperties", 1);
        return schema;
    }

    private Map<String, Object> mask() {
        List<Object> cases = new ArrayList<>();
        for (MaskingStrategy strategy : strategies.all()) {
            Map<String, Object> branch = new LinkedHashMap<>();
            branch.put("if", Map.of("properties", Map.of("strategy", Map.of("const", strategy.name()))));
            branch.put("then", ref("strategy_" + strategy.name()));
            cases.add(branch);
        }
        Map<String, Object> options = new LinkedHashMap<>();
        options.put(TYPE, "object");
        options.put("properties", Map.of("strategy", Map.of("enum", List.copyOf(strategies.names()))));
        options.put(REQUIRED, List.of("strategy"));
        options.put("allOf", cases);
        List<String> alone = strategies.all().stream()
                .filter(s -> s.options().stream().noneMatch(Option::required))
                .map(MaskingStrategy::name)
                .toList();
        return described(
                "The strategy, or the strategy with options.", "anyOf", List.of(Map.of("enum", alone), options));
    }

    private static Map<String, Object> options(MaskingStrategy strategy) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("strategy", Map.of("const", strategy.name()));
        properties.put(
                "seed", described("Gives other values than without it; never stands for the secret.", TYPE, WORD));
        for (Option option : strategy.options()) {
            properties.put(option.name(), option(option));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", strategy.summary());
        schema.putAll(object(properties));
        schema.put(
                REQUIRED,
                Stream.concat(
                                Stream.of("strategy"),
                                strategy.options().stream()
                                        .filter(Option::required)
                                        .map(Option::name))
                        .toList());
        return schema;
    }

    private static Map<String, Object> option(Option option) {
        String meaning = option.meaning();
        return switch (option.type()) {
            case TEXT -> described(meaning, TYPE, WORD);
            case INTEGER -> described(meaning, TYPE, "integer");
            case NUMBER -> described(meaning, TYPE, "number");
            case FLAG -> described(meaning, TYPE, "boolean");
            case TEXTS -> {
                Map<String, Object> list = described(meaning, TYPE, "array");
                list.put("items", Map.of(TYPE, WORD));
                yield list;
            }
            case NESTED -> described(meaning, TYPE, List.of("object", "array"));
            case CHOICE -> {
                List<@Nullable Object> words = new ArrayList<>(option.choices());
                if (option.choices().contains("null")) {
                    words.add(null);
                }
                yield described(meaning, "enum", words);
            }
        };
    }

    private static Map<String, Object> originalRules() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("column", Map.of(TYPE, WORD));
        properties.put("strategy", Map.of(TYPE, WORD));
        properties.put("seed", Map.of(TYPE, List.of("string", "number", "boolean", "null")));
        properties.put("options", Map.of(TYPE, "object"));
        Map<String, Object> rule = object(properties);
        rule.put(REQUIRED, List.of("column", "strategy"));
        Map<String, Object> schema = described("A table in the shape of the original tool.", TYPE, "array");
        schema.put("items", rule);
        return schema;
    }

    private static Map<String, Object> profile() {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put(TYPE, Map.of(TYPE, "string"));
        definition.put("config", Map.of(TYPE, "object"));
        Map<String, Object> strategy = object(definition);
        strategy.put(REQUIRED, List.of(TYPE));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", Map.of());
        properties.put("version", Map.of());
        properties.put("global_seed", Map.of(TYPE, WORD));
        properties.put(
                "strategies", described("Strategies by the names of the profile.", "additionalProperties", strategy));
        Map<String, Object> rules = object(new LinkedHashMap<>(Map.of("rules", ref("rules"))));
        properties.put(
                "tables",
                described(
                        "The tables, by name.", "additionalProperties", Map.of("anyOf", List.of(ref("rules"), rules))));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", "A profile of the original tool.");
        schema.putAll(object(properties));
        return schema;
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> described(String meaning, String key, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", meaning);
        if (key.equals("additionalProperties")) {
            schema.put(TYPE, "object");
        }
        schema.put(key, value);
        return schema;
    }

    private static Map<String, Object> number(String meaning, String type, String bound, int value) {
        Map<String, Object> schema = described(meaning, TYPE, type);
        schema.put(bound, value);
        return schema;
    }

    private static Map<String, Object> text(String meaning) {
        Map<String, Object> schema = described(meaning, TYPE, "string");
        schema.put("pattern", "\\S");
        return schema;
    }

    private static Map<String, Object> required(String key) {
        return Map.of(REQUIRED, List.of(key));
    }

    private static Map<String, Object> ref(String name) {
        return Map.of("$ref", "#/$defs/" + name);
    }
}

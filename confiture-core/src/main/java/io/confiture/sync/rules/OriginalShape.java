package io.confiture.sync.rules;

import io.confiture.check.Finding;
import io.confiture.project.Nearest;
import io.confiture.project.YamlNode;
import io.confiture.sync.mask.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the original tool's lists of rules: a column, a strategy and perhaps a seed each.
 *
 * <p>The original copied the columns that have no rule as they are; here they are undecided.
 */
final class OriginalShape {

    private static final List<String> KEYS = List.of("column", "strategy", "seed", "options");

    /** Strategies that have another name here. */
    private static final Map<String, String> RENAMED = Map.of(
            "salted_hashing", "salted_hash",
            "format_preserving_encryption", "identifier",
            "tokenization", "hash",
            "differential_privacy", "noise");

    private final Complaints complaints;
    private final OptionReader options;
    private final Map<String, Decision.Mask> named;
    private final @Nullable String seed;

    /**
     * Read with the definitions of a profile.
     *
     * @param named the profile's strategies by the names that its rules use; empty where rules name strategies themselves
     * @param seed what stands in where a rule has no seed, or null
     */
    OriginalShape(Complaints complaints, Map<String, Decision.Mask> named, @Nullable String seed) {
        this.complaints = complaints;
        this.options = new OptionReader(complaints);
        this.named = named;
        this.seed = seed;
    }

    /** Read a table. */
    TableRules read(YamlNode.Entry table, YamlNode rules, List<String> names) {
        Map<String, Decision> columns = new LinkedHashMap<>();
        for (YamlNode rule : complaints.items(rules)) {
            rule(rule, columns);
        }
        TableRules read = new TableRules(
                table.location(), names.get(0), names.get(1), columns, RowChoice.ALL, null, OptionalLong.empty(), true);
        List<String> lines = new ArrayList<>(List.of("tables:"));
        lines.addAll(RulesWriter.lines(read));
        complaints.note(Finding.of(
                        DecisionRules.ORIGINAL,
                        "the table " + table.name() + " is decided about in the shape of the original tool")
                .at(table.location())
                .withDetail(String.join("\n", lines))
                .withSuggestion("write the lines below instead, and a decision for each other column: none is copied"
                        + " unless it says so"));
        return read;
    }

    private void rule(YamlNode rule, Map<String, Decision> columns) {
        YamlNode.@Nullable Entry column = null;
        YamlNode.@Nullable Entry strategy = null;
        Map<String, Object> given = new LinkedHashMap<>();
        if (seed != null) {
            given.put("seed", seed);
        }
        for (YamlNode.Entry entry : complaints.entries(rule)) {
            switch (entry.name()) {
                case "column" -> column = entry;
                case "strategy" -> strategy = entry;
                case "seed" -> {
                    if (entry.value().isText()) {
                        given.put("seed", entry.value().text());
                    } else if (!entry.value().isNothing()) {
                        complaints.problem(entry.location(), "seed takes one value", null);
                    }
                }
                case "options" -> given.putAll(options.read(entry.value()).values());
                default -> complaints.unknown(entry, "in a rule of the original shape", KEYS);
            }
        }
        if (column == null || strategy == null) {
            complaints.problem(
                    rule.location(),
                    "the rule has no " + (column == null ? "column" : "strategy"),
                    "write {column: email, strategy: email}");
            return;
        }
        String name = complaints.text(column, "write the name of a column");
        String word = complaints.text(strategy, "write the name of a strategy");
        if (name == null || word == null) {
            return;
        }
        // Names are taken letter by letter, as the original compared them with what the server says.
        Decision decision = word.equals("null")
                ? new Decision.SetNull(column.value().location())
                : mask(column.value(), strategy.value(), word, given);
        if (columns.containsKey(name)) {
            complaints.problem(
                    column.value().location(), "the column " + name + " has two rules", "keep one of the two");
        } else if (decision != null) {
            columns.put(name, decision);
        }
    }

    private @Nullable Decision mask(YamlNode column, YamlNode strategy, String word, Map<String, Object> given) {
        Map<String, Object> all = new LinkedHashMap<>();
        String type = word;
        if (!named.isEmpty()) {
            Decision.Mask definition = named.get(word);
            if (definition == null) {
                String near = Nearest.question(word, named.keySet());
                complaints.problem(
                        strategy.location(),
                        "the profile defines no strategy " + word,
                        near == null ? "it defines " + String.join(", ", named.keySet()) : near);
                return null;
            }
            type = definition.strategy();
            all.putAll(definition.options().values());
        }
        if (type.equals("preserve")) {
            complaints.problem(
                    strategy.location(),
                    "preserve copies the values of " + column.text() + " and says no reason",
                    "write {keep: reason} in Confiture's own shape");
            return null;
        }
        all.putAll(given);
        return new Decision.Mask(column.location(), renamed(strategy, type), new Options(all));
    }

    private String renamed(YamlNode strategy, String type) {
        String name = RENAMED.get(type);
        if (name == null) {
            return type;
        }
        complaints.note(Finding.of(
                        DecisionRules.ORIGINAL,
                        "the strategy " + type + " of the original is taken for " + name + " here")
                .at(strategy.location())
                .withSuggestion("look whether " + name + " is what you want; it is not the same"));
        return name;
    }
}

package io.confiture.sync.rules;

import io.confiture.project.Nearest;
import io.confiture.project.SourceLocation;
import io.confiture.project.YamlException;
import io.confiture.project.YamlNode;
import io.confiture.sync.mask.Options;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one decision file into what all of them say. */
final class DecisionFile {

    private static final List<String> KEYS = List.of("unlisted", "links", "tables");
    private static final List<String> PROFILE = List.of("name", "version", "global_seed", "strategies", "tables");

    /** Keys that only a profile of the original tool has. */
    private static final List<String> ONLY_PROFILE = List.of("global_seed", "strategies");

    private final Collected all;
    private final Complaints complaints;

    DecisionFile(Collected all) {
        this.all = all;
        this.complaints = all.complaints();
    }

    /** Read it; what is wrong is collected. */
    void read(Path file, String name) {
        YamlNode root;
        try {
            root = YamlNode.read(file, name).orElse(null);
        } catch (YamlException e) {
            complaints.problem(e);
            return;
        }
        if (root == null) {
            complaints.problem(SourceLocation.of(file, name), "the file says nothing", "delete it, or add tables");
            return;
        }
        List<YamlNode.Entry> entries = complaints.entries(root);
        if (isProfile(entries)) {
            profile(entries);
            return;
        }
        for (YamlNode.Entry entry : entries) {
            switch (entry.name()) {
                case "unlisted" -> unlisted(entry);
                case "links" -> links(entry);
                case "tables" -> tables(entry);
                default -> {
                    if (entry.value().isList()) {
                        original(entry, entry.value(), new OriginalShape(complaints, Map.of(), null));
                    } else {
                        complaints.unknown(entry, "in a decision file", KEYS);
                    }
                }
            }
        }
    }

    private static boolean isProfile(List<YamlNode.Entry> entries) {
        return entries.stream()
                .anyMatch(e -> ONLY_PROFILE.contains(e.name())
                        || (e.name().equals("tables")
                                && e.value().isMapping()
                                && e.value().entries().stream()
                                        .anyMatch(t -> t.value().isList())));
    }

    private void unlisted(YamlNode.Entry entry) {
        String word = entry.value().written();
        for (Unlisted unlisted : Unlisted.values()) {
            if (unlisted.name().toLowerCase(Locale.ROOT).equals(word)) {
                all.unlisted(entry.location(), unlisted);
                return;
            }
        }
        String near = Nearest.question(word, Stream.of("fail", "null", "drop").toList());
        complaints.problem(
                entry.location(),
                "unlisted takes fail, null or drop",
                word.equals("keep") ? "what is copied as it is has a reason each" : near);
    }

    private void links(YamlNode.Entry entry) {
        for (YamlNode.Entry group : complaints.entries(entry.value())) {
            if (group.name().isBlank()) {
                complaints.problem(group.location(), "a link group needs a name", null);
            }
            Map<ColumnName, SourceLocation> columns = new LinkedHashMap<>();
            boolean broken = !group.value().isList() && !group.value().isNothing();
            for (YamlNode item : complaints.items(group.value())) {
                ColumnName column = column(item);
                broken |= column == null;
                if (column != null && columns.putIfAbsent(column, item.location()) != null) {
                    complaints.problem(
                            item.location(),
                            "the column " + column + " stands twice in the link group " + group.name(),
                            "keep one of the two");
                    broken = true;
                }
            }
            if (columns.size() < 2 && !broken) {
                complaints.problem(
                        group.location(),
                        "the link group " + group.name() + " has fewer than two columns",
                        "add the columns that have the same values, or remove the group");
            }
            all.link(group, columns);
        }
    }

    private @Nullable ColumnName column(YamlNode item) {
        String written = item.written();
        String why = "must be table.column or schema.table.column";
        try {
            List<String> parts = SqlNames.parse(written);
            if (parts.size() == 2) {
                return new ColumnName("public", parts.get(0), parts.get(1));
            }
            if (parts.size() == 3) {
                return new ColumnName(parts.get(0), parts.get(1), parts.get(2));
            }
        } catch (IllegalArgumentException e) {
            why = String.valueOf(e.getMessage());
        }
        complaints.problem(
                item.location(),
                "the column " + YamlNode.quoted(written) + " of a link group " + why,
                "write users.email; quoted names as in SQL: 'users.\"E-mail\"'");
        return null;
    }

    private void tables(YamlNode.Entry entry) {
        if (entry.value().isNothing()) {
            complaints.problem(
                    entry.location(), "nothing is written behind tables", "write a table, or remove the key");
        }
        for (YamlNode.Entry table : complaints.entries(entry.value())) {
            List<String> names = table(table);
            if (names != null) {
                all.table(table, new TableReader(complaints).read(table, names));
            }
        }
    }

    private void profile(List<YamlNode.Entry> entries) {
        Map<String, Decision.Mask> named = new LinkedHashMap<>();
        String seed = null;
        for (YamlNode.Entry entry : entries) {
            switch (entry.name()) {
                case "strategies" -> new ProfileStrategies(complaints).read(entry, named);
                case "global_seed" ->
                    seed = entry.value().isText() ? entry.value().text() : null;
                case "name", "version", "tables" -> {
                    // The first two have no meaning here, the tables are read when all strategies are known.
                }
                default -> complaints.unknown(entry, "in a profile of the original tool", PROFILE);
            }
        }
        OriginalShape shape = new OriginalShape(complaints, named, seed);
        for (YamlNode.Entry entry : entries) {
            if (entry.name().equals("tables")) {
                for (YamlNode.Entry table : complaints.entries(entry.value())) {
                    profileTable(table, shape);
                }
            }
        }
    }

    private void profileTable(YamlNode.Entry table, OriginalShape shape) {
        YamlNode rules = table.value();
        if (rules.isMapping()) {
            for (YamlNode.Entry entry : rules.entries()) {
                if (entry.name().equals("rules")) {
                    rules = entry.value();
                } else {
                    complaints.unknown(entry, "in a table of a profile", List.of("rules"));
                }
            }
        }
        original(table, rules, shape);
    }

    private void original(YamlNode.Entry table, YamlNode rules, OriginalShape shape) {
        // The original compared names with what the server says, letter by letter, in one schema.
        boolean sql = table.name().indexOf('.') >= 0 || table.name().indexOf('"') >= 0;
        List<String> names = sql ? table(table) : List.of("public", table.name());
        if (names != null) {
            all.table(table, shape.read(table, rules, names));
        }
    }

    /** Return schema and table; null when it is no name. */
    private @Nullable List<String> table(YamlNode.Entry table) {
        String why = "must be table or schema.table";
        try {
            List<String> parts = SqlNames.parse(table.name());
            if (parts.size() < 3) {
                return parts.size() == 2 ? parts : List.of("public", parts.get(0));
            }
        } catch (IllegalArgumentException e) {
            why = String.valueOf(e.getMessage());
        }
        complaints.problem(
                table.location(),
                "the table " + YamlNode.quoted(table.name()) + " " + why,
                "put what is no plain name in double quotes inside of single ones: '\"Order Items\"'");
        return null;
    }

    /** Reads the strategies that a profile of the original tool defines. */
    private record ProfileStrategies(Complaints complaints) {

        void read(YamlNode.Entry strategies, Map<String, Decision.Mask> into) {
            for (YamlNode.Entry definition : complaints.entries(strategies.value())) {
                String type = null;
                Map<String, Object> options = new LinkedHashMap<>();
                for (YamlNode.Entry entry : complaints.entries(definition.value())) {
                    switch (entry.name()) {
                        case "type" -> type = complaints.text(entry, "write the name of a strategy");
                        case "config" ->
                            options.putAll(new OptionReader(complaints)
                                    .read(entry.value())
                                    .values());
                        case "seed_env_var" ->
                            complaints.problem(
                                    entry.location(),
                                    "seeds do not come from the environment here",
                                    "write the seed as seed, or leave it out: the secret is what keeps values apart");
                        default ->
                            complaints.unknown(
                                    entry, "in a strategy of a profile", List.of("type", "config", "seed_env_var"));
                    }
                }
                if (type == null) {
                    complaints.problem(
                            definition.location(), "the strategy " + definition.name() + " has no type", null);
                } else {
                    into.put(definition.name(), new Decision.Mask(definition.location(), type, new Options(options)));
                }
            }
        }
    }
}

package io.confiture.sync.rules;

import io.confiture.project.YamlNode;
import io.confiture.sync.mask.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a file gives a strategy, without knowing what the strategy takes. */
final class OptionReader {

    /** The one option whose word YAML would take for nothing. */
    private static final String UNLISTED = "unlisted";

    private final Complaints complaints;

    OptionReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /** Read a mapping, all keys but some. */
    Options read(YamlNode mapping, String... except) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : complaints.entries(mapping)) {
            if (!List.of(except).contains(entry.name())) {
                Object value = value(entry);
                if (value != null) {
                    values.put(entry.name(), value);
                }
            }
        }
        return new Options(values);
    }

    private @Nullable Object value(YamlNode.Entry entry) {
        YamlNode value = entry.value();
        if (value.isNothing()) {
            if (entry.name().equals(UNLISTED) && value.written().equals("null")) {
                return "null";
            }
            complaints.problem(
                    entry.location(),
                    "nothing is written behind " + entry.name(),
                    value.written().isEmpty() ? "write a value, or remove the key" : "put the word in quotes");
            return null;
        }
        return some(value);
    }

    private @Nullable Object some(YamlNode value) {
        if (value.isText()) {
            return value.text();
        }
        if (value.isMapping()) {
            return read(value);
        }
        List<Object> list = new ArrayList<>();
        for (YamlNode item : complaints.items(value)) {
            Object one = item.isNothing() ? null : some(item);
            if (one == null) {
                complaints.problem(item.location(), "a value of the list is nothing", "put the word in quotes");
            } else {
                list.add(one);
            }
        }
        return list;
    }
}

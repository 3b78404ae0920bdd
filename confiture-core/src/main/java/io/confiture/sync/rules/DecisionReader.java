package io.confiture.sync.rules;

import io.confiture.project.YamlNode;
import io.confiture.sync.mask.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a file says about one column. */
final class DecisionReader {

    static final String ADVICE =
            "write {mask: strategy}, {keep: reason}, {null: true}, {default: true} or {drop: true}";

    private static final List<String> WORDS = List.of("mask", "keep", "null", "default", "drop");

    /** What people write where a reason is asked for and they have none. */
    private static final Set<String> NO_REASONS = Set.of("true", "false", "yes", "no", "keep", "ok", "todo");

    private static final String REASON = "write why copying it harms nobody, such as {keep: a surrogate key}";

    private final Complaints complaints;
    private final OptionReader options;

    DecisionReader(Complaints complaints) {
        this.complaints = complaints;
        this.options = new OptionReader(complaints);
    }

    /** Read the decision behind a column's name; null when there is none to read, which was reported. */
    @Nullable
    Decision read(YamlNode.Entry column) {
        YamlNode value = column.value();
        if (!value.isMapping()) {
            String found = value.isNothing() ? "nothing is" : value.isList() ? "a list is" : "a single word is";
            complaints.problem(column.location(), found + " written behind the column " + column.name(), ADVICE);
            return null;
        }
        List<YamlNode.Entry> decisions = new ArrayList<>();
        boolean unknown = false;
        for (YamlNode.Entry entry : value.entries()) {
            if (WORDS.contains(entry.name())) {
                decisions.add(entry);
            } else {
                unknown = true;
                complaints.unknown(entry, "in a decision", WORDS);
            }
        }
        if (decisions.size() > 1) {
            complaints.problem(
                    decisions.get(1).location(),
                    "the column " + column.name() + " has two decisions, "
                            + decisions.get(0).name() + " and "
                            + decisions.get(1).name(),
                    "keep one of the two");
            return null;
        }
        if (decisions.isEmpty()) {
            if (!unknown) {
                complaints.problem(column.location(), "nothing is decided about the column " + column.name(), ADVICE);
            }
            return null;
        }
        return decision(column, decisions.get(0));
    }

    private @Nullable Decision decision(YamlNode.Entry column, YamlNode.Entry entry) {
        return switch (entry.name()) {
            case "mask" -> mask(column, entry);
            case "keep" -> keep(column, entry);
            case "null" -> isTrue(entry) ? new Decision.SetNull(column.location()) : null;
            case "default" -> isTrue(entry) ? new Decision.UseDefault(column.location()) : null;
            default -> isTrue(entry) ? new Decision.Drop(column.location()) : null;
        };
    }

    private boolean isTrue(YamlNode.Entry entry) {
        boolean right = entry.value().isText() && entry.value().text().equals("true");
        if (!right) {
            complaints.problem(
                    entry.location(), entry.name() + " takes nothing but true", "write {" + entry.name() + ": true}");
        }
        return right;
    }

    private @Nullable Decision mask(YamlNode.Entry column, YamlNode.Entry entry) {
        YamlNode value = entry.value();
        if (value.isText() && !value.text().isBlank()) {
            return new Decision.Mask(column.location(), value.text(), Options.NONE);
        }
        if (!value.isMapping()) {
            complaints.problem(
                    entry.location(),
                    "mask needs the name of a strategy",
                    "write {mask: email}, or {mask: {strategy: email}} with options");
            return null;
        }
        for (YamlNode.Entry inner : value.entries()) {
            if (inner.name().equals("strategy")) {
                String strategy = complaints.text(inner, "write the name of a strategy");
                Options given = options.read(value, "strategy");
                return strategy == null ? null : new Decision.Mask(column.location(), strategy, given);
            }
        }
        complaints.problem(
                value.location(), "the key strategy is missing", "write {mask: {strategy: email}} with options");
        return null;
    }

    private @Nullable Decision keep(YamlNode.Entry column, YamlNode.Entry entry) {
        YamlNode value = entry.value();
        if (!value.isMapping()) {
            String reason = reason(entry);
            return reason == null ? null : new Decision.Keep(column.location(), reason, false);
        }
        String reason = null;
        boolean reviewed = false;
        boolean broken = false;
        boolean said = false;
        for (YamlNode.Entry inner : value.entries()) {
            switch (inner.name()) {
                case "reason" -> {
                    said = true;
                    reason = reason(inner);
                }
                case "reviewed" -> {
                    reviewed = inner.value().isText() && inner.value().text().equals("true");
                    if (!reviewed) {
                        broken = true;
                        complaints.problem(
                                inner.location(), "reviewed takes nothing but true", "leave it out where nobody has");
                    }
                }
                default -> {
                    broken = true;
                    complaints.unknown(inner, "beside keep", List.of("reason", "reviewed"));
                }
            }
        }
        if (!said && !broken) {
            complaints.problem(entry.location(), "keep needs a reason", REASON);
        }
        return reason == null || broken ? null : new Decision.Keep(column.location(), reason, reviewed);
    }

    private @Nullable String reason(YamlNode.Entry entry) {
        YamlNode value = entry.value();
        String text = value.isText() ? value.text().strip() : "";
        if (text.isEmpty() || value.isFlag() || NO_REASONS.contains(text.toLowerCase(Locale.ROOT))) {
            complaints.problem(entry.location(), "keep needs a reason", REASON);
            return null;
        }
        return text;
    }
}

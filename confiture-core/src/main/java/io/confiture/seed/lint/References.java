package io.confiture.seed.lint;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.project.TableName;
import io.confiture.seed.lint.KeySet.Place;
import io.confiture.sql.ddl.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges foreign keys once all rows are known: whether what they refer to is loaded, and not too late. */
final class References {

    private final Map<TableName, TableRows> tables;
    private final SeedSchema schema;
    private final OtherStatements others;
    private final LimitedFindings missing = new LimitedFindings(LintRules.MISSING_REFERENCE);
    private final LimitedFindings order = new LimitedFindings(LintRules.FILE_ORDER);
    private final Map<Rule, Set<String>> notes = new LinkedHashMap<>();

    References(Map<TableName, TableRows> tables, SeedSchema schema, OtherStatements others) {
        this.tables = tables;
        this.schema = schema;
        this.others = others;
    }

    void judge() {
        for (TableRows rows : tables.values()) {
            rows.references().forEach((key, references) -> judge(rows, key, references));
        }
        schema.tables()
                .notFollowed()
                .forEach(n -> note(
                        LintRules.MISSING_REFERENCE,
                        "the schema files may define more than is known: " + n.reason() + " at " + n.location()));
    }

    Map<Rule, List<Finding>> findings() {
        Map<Rule, List<Finding>> found = new LinkedHashMap<>();
        found.put(LintRules.FILE_ORDER, all(order));
        found.put(LintRules.MISSING_REFERENCE, all(missing));
        return found;
    }

    private List<Finding> all(LimitedFindings findings) {
        List<Finding> all = new ArrayList<>(findings.findings());
        notes.getOrDefault(findings.rule(), Set.of()).forEach(n -> all.add(RowFindings.note(findings.rule(), n)));
        return all;
    }

    private void judge(TableRows rows, ForeignKey key, KeySet references) {
        if (others.unenforced() != null) {
            note(LintRules.MISSING_REFERENCE, others.unenforced());
            note(LintRules.FILE_ORDER, others.unenforced());
            return;
        }
        TableRows target = tables.get(key.target());
        if (target == null || target.definition() == null) {
            note(
                    LintRules.MISSING_REFERENCE,
                    "no schema file defines " + key.target() + ", to which " + rows.name() + " refers");
            return;
        }
        if (references.unknown() != null) {
            note(LintRules.MISSING_REFERENCE, references.unknown());
        }
        boolean immediate = !key.initiallyDeferred() && !(key.deferrable() && others.constraintsSet());
        KeySet provided = key.targetColumns().isEmpty() ? null : target.keys(key.targetColumns());
        boolean tooLate = immediate && tooLate(rows, key, references, target);
        String undecided = undecided(target, key, references, provided);
        if (undecided != null && !references.keys().isEmpty()) {
            note(LintRules.MISSING_REFERENCE, undecided);
        }
        references.keys().forEach((text, place) -> {
            Place found = provided == null ? null : provided.find(text);
            boolean later = found != null && found.load() > place.load() && immediate;
            if (found != null && later && !tooLate && undecided == null) {
                late(rows, key, place, "is loaded only after it, at " + found.location());
            } else if (found == null && undecided == null) {
                missing.add(
                        place.location(),
                        "the row of " + rows.name() + " refers to a row of " + key.target() + " by "
                                + String.join(", ", key.columns()) + ", and no file loads such a row",
                        null);
            }
        });
    }

    /** Tell whether nothing at all is in the table yet when the first row refers to it: one finding for all. */
    private boolean tooLate(TableRows rows, ForeignKey key, KeySet references, TableRows target) {
        Place filled = target.filled();
        Place first = references.keys().values().stream()
                .min(java.util.Comparator.comparingInt(Place::load))
                .orElse(null);
        boolean knownEmpty = first != null
                && filled != null
                && filled.load() > first.load()
                && schema.filled(target.name()) == null
                && others.between(0, first.load()) == null;
        if (knownEmpty && first != null && filled != null) {
            late(rows, key, first, "is empty at that time: its first rows come at " + filled.location());
        }
        return knownEmpty;
    }

    private void late(TableRows rows, ForeignKey key, Place place, String when) {
        order.add(
                place.location(),
                "the row of " + rows.name() + " refers by " + String.join(", ", key.columns()) + " to " + key.target()
                        + ", which " + when,
                null);
    }

    private @Nullable String undecided(TableRows target, ForeignKey key, KeySet references, @Nullable KeySet provided) {
        if (provided == null) {
            return "it is not known to which columns of " + key.target() + " " + String.join(", ", key.columns())
                    + " refers";
        }
        String filled = schema.filled(target.name());
        String reason = others.anything() != null
                ? others.anything()
                : filled != null ? filled : target.opaque() != null ? target.opaque() : provided.unknown();
        boolean exact = references.exact() && provided.exact();
        return reason != null
                ? reason
                : exact
                        ? null
                        : "values of the type of " + String.join(", ", key.columns()) + " cannot be compared as texts";
    }

    private void note(Rule rule, String why) {
        notes.computeIfAbsent(rule, r -> new LinkedHashSet<>()).add(why);
    }
}

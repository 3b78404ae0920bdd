package io.confiture.sync.rules;

import io.confiture.check.Finding;
import io.confiture.project.Nearest;
import io.confiture.project.Problem;
import io.confiture.project.SourceLocation;
import io.confiture.project.YamlException;
import io.confiture.project.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with decision files, and what is worth knowing about them. */
final class Complaints {

    private final List<Finding> problems = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    List<Finding> problems() {
        return problems;
    }

    List<Finding> notes() {
        return notes;
    }

    void problem(SourceLocation where, String message, @Nullable String suggestion) {
        problems.add(Finding.of(DecisionRules.FILES, message).at(where).withSuggestion(suggestion));
    }

    void problem(YamlException e) {
        for (Problem problem : e.problems()) {
            String key = problem.key() == null ? "" : problem.key() + ": ";
            problem(problem.location(), key + problem.message(), problem.suggestion());
        }
    }

    void note(Finding note) {
        notes.add(note);
    }

    /** Report a key that there is none of. */
    void unknown(YamlNode.Entry entry, String where, Collection<String> keys) {
        String near = Nearest.question(entry.name(), keys);
        problem(
                entry.location(),
                "there is no key " + entry.name() + " " + where,
                near == null ? "the keys are " + String.join(", ", keys) : near);
    }

    /** Return the names and values of a mapping, or none with a complaint. */
    List<YamlNode.Entry> entries(YamlNode node) {
        try {
            return node.entries();
        } catch (YamlException e) {
            problem(e);
            return List.of();
        }
    }

    /** Return the pieces of a list, or none with a complaint. */
    List<YamlNode> items(YamlNode node) {
        try {
            return node.items();
        } catch (YamlException e) {
            problem(e);
            return List.of();
        }
    }

    /** Return a text that says something, or null with a complaint. */
    @Nullable
    String text(YamlNode.Entry entry, String suggestion) {
        YamlNode value = entry.value();
        if (!value.isText() || value.text().isBlank()) {
            problem(entry.location(), entry.name() + " needs a text", suggestion);
            return null;
        }
        return value.text();
    }
}

package io.confiture.seed.lint;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the first findings of a rule and counts the others: a file of single-row INSERTs has thousands of the same. */
final class LimitedFindings {

    private static final int KEPT = 20;

    private final Rule rule;
    private final List<Finding> kept = new ArrayList<>();
    private int more;
    private @Nullable SourceLocation last;

    LimitedFindings(Rule rule) {
        this.rule = rule;
    }

    Rule rule() {
        return rule;
    }

    void add(Statement statement, int offset, String message) {
        if (kept.size() < KEPT) {
            kept.add(Finding.of(rule, message)
                    .at(statement.source().location(offset))
                    .withExcerpt(statement.source().excerpt(offset)));
        } else {
            more(statement.source().location(offset));
        }
    }

    void add(SourceLocation location, String message, @Nullable String suggestion) {
        if (kept.size() < KEPT) {
            kept.add(Finding.of(rule, message).at(location).withSuggestion(suggestion));
        } else {
            more(location);
        }
    }

    private void more(SourceLocation location) {
        more++;
        last = location;
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(kept);
        if (more > 0) {
            all.add(Finding.of(rule, more + " more of the same, the last one here")
                    .at(last));
        }
        return all;
    }
}

package io.confiture.seed.lint;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the rules for all files of an environment found.
 *
 * @param unreadable the file that kept them from looking, or null
 * @param byRule what they found, with notes on what could not be decided
 */
record RowFindings(@Nullable String unreadable, Map<Rule, List<Finding>> byRule) {

    RowFindings {
        byRule = Map.copyOf(byRule);
    }

    static Finding note(Rule rule, String why) {
        return Finding.of(rule, "not decided: " + why).withSeverity(Severity.INFO);
    }
}

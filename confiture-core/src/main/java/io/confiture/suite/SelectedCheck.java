package io.confiture.suite;

import io.confiture.check.Check;
import java.util.List;

/**
 * Names a check by its place in the tree.
 *
 * @param id the values of its segments below the project, joined by {@code /}, e.g. {@code migrations/003_add_bio/up}
 * @param names the names that people read, from the medium down to the check
 * @param check the check
 */
public record SelectedCheck(String id, List<String> names, Check check) {

    public SelectedCheck {
        names = List.copyOf(names);
    }

    /** Say whether an id is this check's, or that of a group above it. */
    public boolean isNamedBy(String other) {
        return id.equals(other) || id.startsWith(other.endsWith("/") ? other : other + "/");
    }
}

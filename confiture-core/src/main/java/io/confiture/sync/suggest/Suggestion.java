package io.confiture.sync.suggest;

import io.confiture.rows.Relation;
import io.confiture.sync.rules.Decision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proposes a decision about a column that nobody has decided about.
 *
 * @param table the table
 * @param column the column
 * @param type its type, as {@code format_type} prints it
 * @param look what it looks like, or null when it looks harmless
 * @param decision what could be decided
 * @param reason why, in a few words
 */
public record Suggestion(
        Relation table,
        String column,
        String type,
        @Nullable PersonalLook look,
        Decision decision,
        String reason) {

    /** Return the kind of personal data that the column looks like. */
    public Optional<PersonalKind> kind() {
        return Optional.ofNullable(look).map(PersonalLook::kind);
    }
}

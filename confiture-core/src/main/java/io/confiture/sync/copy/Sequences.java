package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the target's sequences to where the source's are, and never behind the rows that were written.
 *
 * <p>A sequence that a column owns is told by the column, any other by its name.
 */
final class Sequences {

    private final Map<String, SequencePosition> byColumn = new HashMap<>();
    private final Map<Relation, SequencePosition> byName = new HashMap<>();
    private final Map<Relation, @Nullable String> columns = new HashMap<>();
    private final List<Finding> problems = new ArrayList<>();
    private final Selected tables;
    private final boolean all;

    private Sequences(Selected tables, boolean all) {
        this.tables = tables;
        this.all = all;
    }

    /**
     * Read those of the source.
     *
     * @param all whether all tables of the source are copied, and so the sequences that belong to none
     */
    static Sequences of(Query source, Selected tables, boolean all) {
        Sequences sequences = new Sequences(tables, all);
        for (SequenceState state : SequenceState.of(source, tables, all)) {
            sequences.read(source, state);
        }
        return sequences;
    }

    private void read(Query source, SequenceState state) {
        if (!state.readable()) {
            problems.add(Finding.of(
                            CopyRules.SEQUENCE,
                            "the source's role may not read the sequence " + state.name()
                                    + ", so that nobody knows where it stands")
                    .withSuggestion("GRANT SELECT ON SEQUENCE " + state.name().sql() + " TO that role"));
            return;
        }
        SequencePosition position = state.position(source);
        byName.put(state.name(), position);
        String column = state.ownedBy();
        columns.put(state.name(), column);
        if (column != null) {
            byColumn.put(column, position);
        }
    }

    /** Return what keeps them from being set, as far as it can be seen before. */
    List<Finding> problems(Query target) {
        List<Finding> found = new ArrayList<>(problems);
        for (SequenceState state : SequenceState.of(target, tables, all)) {
            SequencePosition position = source(state);
            if (!state.owned() && position != null) {
                found.add(
                        Finding.of(CopyRules.PRIVILEGE, "the target's role does not own the sequence " + state.name()));
            }
            if (position != null && (position.value() < state.minimum() || position.value() > state.maximum())) {
                found.add(Finding.of(
                                CopyRules.SEQUENCE,
                                "the target's sequence " + state.name()
                                        + " has bounds within which the source's value is not")
                        .withSuggestion("ALTER SEQUENCE " + state.name().sql() + " in the target"));
            }
        }
        return found;
    }

    private @Nullable SequencePosition source(SequenceState state) {
        String column = state.ownedBy();
        SequencePosition owned = column == null ? null : byColumn.get(column);
        return owned == null ? byName.get(state.name()) : owned;
    }

    /**
     * Set them, in the caller's transaction and with it: {@code setval} alone would survive its end.
     *
     * @return what is worth knowing
     */
    List<Finding> set(Query target) {
        List<Finding> notes = new ArrayList<>();
        Set<String> seenColumns = new HashSet<>();
        Set<Relation> seenNames = new HashSet<>();
        for (SequenceState state : SequenceState.of(target, tables, all)) {
            seenNames.add(state.name());
            if (state.ownedBy() != null) {
                seenColumns.add(state.ownedBy());
            }
            if (state.owned()) {
                set(target, state);
            } else {
                notes.add(Finding.of(
                        CopyRules.NOT_COPIED,
                        "the target's sequence " + state.name() + " is another role's and stays as it is"));
            }
        }
        columns.forEach((name, column) -> {
            if (!seenNames.contains(name) && (column == null || !seenColumns.contains(column))) {
                notes.add(Finding.of(
                        CopyRules.NOT_COPIED,
                        "the target has no sequence " + name + ": where it stands was not copied"));
            }
        });
        return notes;
    }

    private void set(Query target, SequenceState state) {
        SequencePosition now = state.position(target);
        SequencePosition wanted = Objects.requireNonNullElse(source(state), now);
        if (!all && state.owner() == null && wanted.behind(now.value(), state.ascending())) {
            // Tables that are not copied may take their numbers from it.
            wanted = now;
        }
        OptionalLong reached = SequenceUsers.reached(target, state);
        if (reached.isPresent() && wanted.behind(reached.getAsLong(), state.ascending())) {
            wanted = new SequencePosition(reached.getAsLong(), true);
        }
        if (!wanted.equals(now)) {
            String name = state.name().sql();
            target.send("ALTER SEQUENCE " + name + " RESTART WITH " + wanted.value() + "; SELECT setval("
                    + Query.literal(name) + ", " + wanted.value() + ", " + wanted.called() + ")");
        }
    }
}

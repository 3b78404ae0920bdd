package io.confiture.sync.suggest;

import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectId;
import io.confiture.catalog.ObjectKind;
import io.confiture.project.SourceLocation;
import io.confiture.rows.Column;
import io.confiture.rows.Reference;
import io.confiture.rows.Relation;
import io.confiture.rows.Table;
import io.confiture.rows.Tables;
import io.confiture.sync.mask.InvalidOptionException;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.mask.Maskings;
import io.confiture.sync.mask.Options;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.ValueType;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.TableRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Proposes decisions about columns that nobody has decided about: by what they look like, and only such as they can have. What looks
 * harmless and is text is masked all the same, because nobody has looked at it. For one thread; used once.
 */
public final class Suggester {

    private static final String OWN_SCHEMA = "confiture_sync";
    private static final double CHANCE = 1e-6;

    private final Tables tables;
    private final CatalogSnapshot snapshot;
    private final SyncRules rules;
    private final Maskings maskings;
    private final int expectedRows;
    private final SourceLocation place;
    private final Detector detector = new Detector();
    private final Map<Relation, Map<String, Suggestion>> made = new HashMap<>();

    /**
     * Take what there is.
     *
     * @param snapshot the catalog of a database with the project's schema
     * @param rules what is decided already
     * @param strategies the strategies that there are
     * @param expectedRows how many rows a table has where its decisions say nothing
     * @param place where the decision files are, or will be
     */
    public Suggester(
            CatalogSnapshot snapshot, SyncRules rules, Strategies strategies, int expectedRows, SourceLocation place) {
        this.snapshot = snapshot;
        this.tables = new Tables(snapshot);
        this.rules = rules;
        this.maskings = new Maskings(strategies, MaskKey.ofChecks());
        this.expectedRows = expectedRows;
        this.place = place;
    }

    /** Return a proposal for each undecided column, by table and in the order of the columns. */
    public List<Suggestion> suggest() {
        List<Suggestion> all = new ArrayList<>();
        for (Relation relation : new TreeSet<>(tables.relations())) {
            Optional<TableRules> said = rules.find(relation.schema(), relation.name());
            boolean copied = tables.root(relation).equals(relation)
                    && !relation.schema().equals(OWN_SCHEMA)
                    && said.map(t -> t.withoutRows() == null).orElse(true);
            if (copied) {
                for (Column column : tables.table(relation).columns()) {
                    if (!column.generated() && decided(relation, column.name()).isEmpty()) {
                        all.add(suggest(relation, column));
                    }
                }
            }
        }
        return all;
    }

    private Optional<Decision> decided(Relation relation, String column) {
        return rules.find(relation.schema(), relation.name())
                .map(t -> t.columns().get(column));
    }

    private Suggestion suggest(Relation relation, Column column) {
        Map<String, Suggestion> ofTable = made.computeIfAbsent(relation, r -> new HashMap<>());
        Suggestion known = ofTable.get(column.name());
        if (known != null) {
            return known;
        }
        // Stands in for itself while foreign keys are followed, which may come round to it.
        ofTable.put(column.name(), alone(relation, column));
        Suggestion found = referring(relation, column).orElseGet(() -> alone(relation, column));
        ofTable.put(column.name(), found);
        return found;
    }

    /** What refers to something is treated as that is, or nothing would refer to it any more. */
    private Optional<Suggestion> referring(Relation relation, Column column) {
        for (Reference reference : tables.table(relation).references()) {
            int at = reference.columns().indexOf(column.name());
            Relation target = tables.root(reference.target());
            if (at < 0 || !tables.has(target)) {
                continue;
            }
            String name = reference.targetColumns().get(at);
            Column other = tables.table(target).column(name).orElse(null);
            if (other == null || (target.equals(relation) && name.equals(column.name()))) {
                continue;
            }
            Decision decision =
                    decided(target, name).orElseGet(() -> suggest(target, other).decision());
            String refers = "refers to " + target + "." + name;
            if (decision instanceof Decision.Mask mask) {
                Decision same = new Decision.Mask(place, mask.strategy(), mask.options());
                return Optional.of(new Suggestion(relation, column.name(), column.type(), null, same, refers));
            }
            if (decision instanceof Decision.Keep) {
                Decision same = new Decision.Keep(place, refers, false);
                return Optional.of(new Suggestion(relation, column.name(), column.type(), null, same, refers));
            }
        }
        return Optional.empty();
    }

    private Suggestion alone(Relation relation, Column column) {
        ValueType type = ValueType.of(column.type(), tables);
        PersonalLook look = detector.look(relation.name(), column.name(), type.element(), comment(relation, column))
                .orElse(null);
        TypeClass sort = TypeClass.of(type.element());
        if (look == null) {
            String harmless = harmless(relation, column, type, sort);
            if (harmless != null) {
                Decision keep = new Decision.Keep(place, harmless, false);
                return new Suggestion(relation, column.name(), column.type(), null, keep, harmless);
            }
        }
        List<Candidates.Candidate> candidates =
                look == null ? Candidates.harmless(sort) : Candidates.of(look.kind(), sort);
        String reason = look == null ? "nobody knows what it holds" : look.toString();
        for (Candidates.Candidate candidate : candidates) {
            if (does(candidate, relation, column, type)) {
                Decision mask = new Decision.Mask(place, candidate.strategy(), candidate.options());
                return new Suggestion(relation, column.name(), column.type(), look, mask, reason);
            }
        }
        Decision last = !column.notNull()
                ? new Decision.SetNull(place)
                : column.hasDefault() ? new Decision.UseDefault(place) : nothing(type);
        return new Suggestion(relation, column.name(), column.type(), look, last, reason);
    }

    /** Return what tells nothing where a value must be written; the checks refuse what the type does not take. */
    private Decision nothing(ValueType type) {
        return type.element().equals("tsvector")
                ? new Decision.Mask(place, "constant", new Options(Map.of("value", "")))
                : new Decision.Mask(place, "redact", Options.NONE);
    }

    /** Return why a column that looks like nothing personal may stay, or null when nobody can say without looking at it. */
    private @Nullable String harmless(Relation relation, Column column, ValueType type, TypeClass sort) {
        boolean key = tables.table(relation).primaryKey().contains(column.name());
        if (column.numbered() || (key && (sort == TypeClass.UUID || sort == TypeClass.NUMBER))) {
            return "a surrogate key";
        }
        boolean labels = tables.type(type.element())
                .map(t -> t.id().kind() == ObjectKind.ENUM_TYPE)
                .orElse(false);
        if (labels) {
            return "one of a few words";
        }
        return switch (sort) {
            case FLAG -> "a flag";
            case NUMBER -> "a number";
            case TEMPORAL -> "a point in time";
            default -> null;
        };
    }

    private boolean does(Candidates.Candidate candidate, Relation relation, Column column, ValueType type) {
        MaskedColumn masked = new MaskedColumn(relation + "." + column.name(), type.element(), !column.notNull());
        try {
            Masking masking =
                    maskings.of(candidate.strategy(), candidate.options(), masked, type.array(), "suggestion");
            Table table = tables.table(relation);
            boolean unique = table.keys().stream().anyMatch(k -> k.columns().contains(column.name()));
            long rows = rules.find(relation.schema(), relation.name())
                    .flatMap(t -> t.expectedRows().isPresent()
                            ? Optional.of(t.expectedRows().getAsLong())
                            : Optional.empty())
                    .orElse((long) expectedRows);
            boolean apart = !unique || masking.cardinality().collision(rows) <= CHANCE;
            return apart && fits(masking, type.element());
        } catch (InvalidOptionException e) {
            // Not for this column; another may be.
            return false;
        }
    }

    private static boolean fits(Masking masking, String type) {
        int declared = TextLength.of(type);
        return declared < 0 || masking.longest(declared) <= declared;
    }

    private @Nullable String comment(Relation relation, Column column) {
        return snapshot.find(new ObjectId(ObjectKind.COLUMN, relation.schema(), column.name(), relation.name()))
                .map(o -> o.property("comment"))
                .orElse(null);
    }
}

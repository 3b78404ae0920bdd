package io.confiture.rows;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.ObjectKind;
import io.confiture.sql.Lexer;
import io.confiture.sql.ddl.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives values of any type: PostgreSQL's own, and what the project makes of them. */
final class TypeSamples {

    private final Tables tables;
    private final ConstraintSolver solver;
    private final Planting planting;

    TypeSamples(Tables tables, ConstraintSolver solver, Planting planting) {
        this.tables = tables;
        this.solver = solver;
        this.planting = planting;
    }

    /** Return values for a column, or nothing when none of its type are known. */
    Optional<Samples> of(Table table, Column column) {
        return of(column.type(), new Slot(table.relation(), column.name(), constants(table, column)));
    }

    private static List<String> constants(Table table, Column column) {
        List<String> constants = new ArrayList<>();
        for (String check : table.checks()) {
            if (CheckedColumns.named(check, table).contains(column.name())) {
                constants.addAll(Constants.of(Lexer.of(check)));
            }
        }
        return constants;
    }

    /** Names what values are for: a column, or an attribute in one. */
    private record Slot(Relation table, String path, List<String> asked) {
        String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    /** Return values that scripts speak of and that a column can hold. */
    List<String> asked(Table table, Column column, Hints hints) {
        List<String> values = new ArrayList<>();
        boolean isEnum = tables.type(column.type())
                .map(t -> t.id().kind() == ObjectKind.ENUM_TYPE)
                .orElse(false);
        for (String constant : hints.constants().getOrDefault(column.name(), Set.of())) {
            if (isEnum
                    ? of(table, column).map(s -> s.has(constant)).orElse(false)
                    : Neighbours.fits(constant, column.type())) {
                values.add(constant);
            }
        }
        for (TypeName type : hints.conversions().getOrDefault(column.name(), List.of())) {
            BuiltinSamples.of(type, column.name())
                    .map(s -> s.value(0))
                    .filter(v -> Neighbours.fits(v, column.type()))
                    .ifPresent(values::add);
        }
        return values;
    }

    private Optional<Samples> of(String type, Slot slot) {
        if (type.endsWith("[]")) {
            return of(type.substring(0, type.length() - 2), slot).map(TypeSamples::array);
        }
        Optional<CatalogObject> own = tables.type(type);
        if (own.isPresent()) {
            return ofOwn(own.get(), type, slot);
        }
        List<String> planted = planting.values(slot.table(), slot.path(), type, slot.asked());
        return planted.isEmpty() ? BuiltinSamples.of(named(type), slot.name()) : Optional.of(Samples.planted(planted));
    }

    private Optional<Samples> ofOwn(CatalogObject type, String printed, Slot slot) {
        return switch (type.id().kind()) {
            case ENUM_TYPE -> labels(type);
            case DOMAIN -> domain(type, printed, slot);
            case COMPOSITE_TYPE -> composite(type, slot);
            case RANGE_TYPE -> of(property(type, "subtype"), slot).map(TypeSamples::range);
            default -> Optional.empty();
        };
    }

    private static Optional<Samples> labels(CatalogObject type) {
        List<String> labels = Constants.of(Lexer.of(property(type, "labels")));
        return labels.isEmpty() ? Optional.empty() : Optional.of(Samples.only(labels));
    }

    private Optional<Samples> domain(CatalogObject type, String printed, Slot slot) {
        String base = property(type, "base type");
        List<String> checks = tables.domainChecks(type);
        List<String> asked = new ArrayList<>(slot.asked());
        checks.forEach(check -> asked.addAll(Constants.of(Lexer.of(check))));
        Optional<Samples> samples = of(base, new Slot(slot.table(), slot.path(), asked));
        return checks.isEmpty() || samples.isEmpty() ? samples : solver.domain(printed, base, checks, samples.get());
    }

    private Optional<Samples> composite(CatalogObject type, Slot slot) {
        List<Samples> attributes = new ArrayList<>();
        for (Column attribute : tables.attributes(type)) {
            Optional<Samples> samples =
                    of(attribute.type(), new Slot(slot.table(), slot.path() + "." + attribute.name(), List.of()));
            if (samples.isEmpty()) {
                return Optional.empty();
            }
            attributes.add(samples.get());
        }
        boolean planted = attributes.stream().anyMatch(Samples::planted);
        return Optional.of(new Samples(
                i -> attributes.stream().map(s -> quoted(s.value(i))).collect(Collectors.joining(",", "(", ")")),
                planted
                        ? attributes.stream()
                                .filter(Samples::planted)
                                .mapToInt(Samples::count)
                                .max()
                                .orElse(1)
                        : Samples.MANY,
                List.of(),
                planted));
    }

    private static Samples range(Samples bounds) {
        // Values that somebody has chosen are in no order: one that holds a single value is always right.
        return bounds.planted()
                ? new Samples(
                        i -> "[" + quoted(bounds.value(i)) + "," + quoted(bounds.value(i)) + "]",
                        bounds.count(),
                        List.of(),
                        true)
                : BuiltinSamples.ranges(i -> quoted(bounds.value(i)));
    }

    private static Samples array(Samples element) {
        List<String> edges = new ArrayList<>(List.of("{}", "{NULL}"));
        if (!element.edges().isEmpty()) {
            edges.add("{" + quoted(element.edges().get(0)) + "," + quoted(element.value(1)) + "}");
        }
        return new Samples(i -> "{" + quoted(element.value(i)) + "}", element.count(), edges, element.planted());
    }

    /** Quote a value for the inside of an array, row or range; in a range quotes are taken off in the same way. */
    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Read a type that no statement of the project made; one of an extension counts by its bare name. */
    private static TypeName named(String printed) {
        Relation name = Tables.relation(printed);
        return name.schema().isEmpty() ? TypeName.of(printed) : TypeName.of(name.name());
    }

    private static String property(CatalogObject type, String name) {
        return Objects.requireNonNullElse(type.property(name), "");
    }
}

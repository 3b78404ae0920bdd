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

    TypeSamples(Tables tables, ConstraintSolver solver) {
        this.tables = tables;
        this.solver = solver;
    }

    /** Return values for a column, or nothing when none of its type are known. */
    Optional<Samples> of(Column column) {
        return of(column.type(), column.name());
    }

    /** Return values that scripts speak of and that a column can hold. */
    List<String> asked(Column column, Hints hints) {
        List<String> values = new ArrayList<>();
        boolean isEnum = tables.type(column.type())
                .map(t -> t.id().kind() == ObjectKind.ENUM_TYPE)
                .orElse(false);
        for (String constant : hints.constants().getOrDefault(column.name(), Set.of())) {
            if (isEnum
                    ? of(column).map(s -> s.has(constant)).orElse(false)
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

    private Optional<Samples> of(String type, String column) {
        if (type.endsWith("[]")) {
            return of(type.substring(0, type.length() - 2), column).map(TypeSamples::array);
        }
        Optional<CatalogObject> own = tables.type(type);
        return own.isPresent() ? ofOwn(own.get(), type, column) : BuiltinSamples.of(named(type), column);
    }

    private Optional<Samples> ofOwn(CatalogObject type, String printed, String column) {
        return switch (type.id().kind()) {
            case ENUM_TYPE -> labels(type);
            case DOMAIN -> domain(type, printed, column);
            case COMPOSITE_TYPE -> composite(type);
            case RANGE_TYPE ->
                of(property(type, "subtype"), column).map(s -> BuiltinSamples.ranges(i -> quoted(s.value(i))));
            default -> Optional.empty();
        };
    }

    private static Optional<Samples> labels(CatalogObject type) {
        List<String> labels = Constants.of(Lexer.of(property(type, "labels")));
        return labels.isEmpty() ? Optional.empty() : Optional.of(Samples.only(labels));
    }

    private Optional<Samples> domain(CatalogObject type, String printed, String column) {
        String base = property(type, "base type");
        List<String> checks = tables.domainChecks(type);
        Optional<Samples> samples = of(base, column);
        return checks.isEmpty() || samples.isEmpty() ? samples : solver.domain(printed, base, checks, samples.get());
    }

    private Optional<Samples> composite(CatalogObject type) {
        List<Samples> attributes = new ArrayList<>();
        for (Column attribute : tables.attributes(type)) {
            Optional<Samples> samples = of(attribute);
            if (samples.isEmpty()) {
                return Optional.empty();
            }
            attributes.add(samples.get());
        }
        return Optional.of(Samples.of(
                i -> attributes.stream().map(s -> quoted(s.value(i))).collect(Collectors.joining(",", "(", ")"))));
    }

    private static Samples array(Samples element) {
        List<String> edges = new ArrayList<>(List.of("{}", "{NULL}"));
        if (!element.edges().isEmpty()) {
            edges.add("{" + quoted(element.edges().get(0)) + "," + quoted(element.value(1)) + "}");
        }
        return new Samples(i -> "{" + quoted(element.value(i)) + "}", element.count(), edges);
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

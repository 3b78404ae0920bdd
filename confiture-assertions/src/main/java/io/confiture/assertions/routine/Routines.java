package io.confiture.assertions.routine;

import io.confiture.assertions.error.ShouldBeUnambiguous;
import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHaveNamed;
import io.confiture.assertions.error.ShouldNotExist;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Lookup;
import io.confiture.assertions.source.Scope;
import io.confiture.assertions.source.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the routines of a kind. A name alone stands for all its overloads; where one routine is asked for, it must be the only one.
 * PostgreSQL's own overloads do not count beside others: they are not what a test of somebody's schema is about.
 *
 * @param navigation where from
 */
record Routines(RoutineKind kind, Navigation navigation) {

    /** Lead to the assertions on the one that is meant. */
    FunctionAssert lead(String name, String... argumentTypes) {
        List<DatabaseObject> found = found(name, argumentTypes);
        if (found.isEmpty()) {
            missing(name, argumentTypes);
        } else if (found.size() > 1) {
            navigation.report(ShouldBeUnambiguous.shouldBeUnambiguous(
                    place(name).scope(),
                    kind.byName().noun(),
                    place(name).name(),
                    signatures(found),
                    "the types of its arguments"));
        }
        DatabaseObject routine =
                found.size() == 1 ? found.get(0) : navigation.scope().absent(kind.byName(), name);
        return navigation.nest(routine, FunctionAssert.class, FunctionAssert::new);
    }

    void has(String name, String... argumentTypes) {
        if (found(name, argumentTypes).isEmpty()) {
            missing(name, argumentTypes);
        }
    }

    void hasNot(String name, String... argumentTypes) {
        found(name, argumentTypes).stream()
                .findFirst()
                .ifPresent(there -> navigation.report(ShouldNotExist.shouldNotExist(
                        place(name).scope(), kind.byName().noun(), there.name(), there.definedAt())));
    }

    void hasAll(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("no names to look for");
        }
        List<String> missing =
                Stream.of(names).filter(name -> found(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            navigation.report(ShouldHaveNamed.shouldHaveNamed(
                    navigation.scope(), kind.byName().nouns(), List.of(names), missing));
        }
    }

    /** Return all names, sorted, each once. */
    List<String> names() {
        return navigation.absent() ? List.of() : names(navigation.scope());
    }

    private List<String> names(Scope scope) {
        return scope.all(kind.byName()).stream()
                .map(DatabaseObject::name)
                .distinct()
                .toList();
    }

    private List<DatabaseObject> found(String name, String... argumentTypes) {
        if (navigation.absent()) {
            return List.of();
        }
        if (argumentTypes.length == 0 && !name.endsWith("()")) {
            return overloads(navigation.scope().findAll(kind.byName(), name));
        }
        Scope.Place place = place(name);
        return place.scope().findAll(kind.bySignature(), place.exactly(signature(place, argumentTypes)));
    }

    private List<DatabaseObject> overloads(List<DatabaseObject> named) {
        List<DatabaseObject> own = named.stream()
                .filter(one -> !"pg_catalog".equals(one.schema()) && !"information_schema".equals(one.schema()))
                .toList();
        return (own.isEmpty() ? named : own).stream().map(this::withSignature).toList();
    }

    private DatabaseObject withSignature(DatabaseObject found) {
        Lookup lookup = kind.bySignature();
        String signature = found.ask("select o.name from (" + lookup.sql() + ") o where o.oid = ?")
                .text("name");
        return new DatabaseObject(
                found.source(),
                found.kind(),
                found.noun(),
                found.schema(),
                String.valueOf(signature),
                null,
                found.oid(),
                0);
    }

    private Scope.Place place(String name) {
        boolean bare = name.endsWith("()");
        return navigation.scope().place(kind.byName(), bare ? name.substring(0, name.length() - 2) : name);
    }

    private static String signature(Scope.Place place, String... argumentTypes) {
        return Stream.of(argumentTypes)
                .map(type -> TypeName.inSignature(place.scope().source(), type))
                .collect(Collectors.joining(", ", place.name() + "(", ")"));
    }

    private static List<String> signatures(List<DatabaseObject> routines) {
        return routines.stream().map(DatabaseObject::name).sorted().toList();
    }

    /** Say that there is none: which overloads there are, or which names. */
    private void missing(String name, String... argumentTypes) {
        if (navigation.absent()) {
            return;
        }
        Scope.Place place = place(name);
        boolean byName = argumentTypes.length == 0 && !name.endsWith("()");
        List<String> there;
        if (byName) {
            there = names(place.scope());
        } else {
            List<DatabaseObject> overloads =
                    overloads(place.scope().findAll(kind.byName(), place.exactly(place.name())));
            there = signatures(overloads.isEmpty() ? place.scope().all(kind.bySignature()) : overloads);
        }
        String wanted = byName ? place.name() : signature(place, argumentTypes);
        navigation.report(
                ShouldExist.shouldExist(place.scope(), kind.byName().noun(), wanted, there, Optional.empty()));
    }
}

package io.confiture.assertions.constraint;

import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHaveOn;
import io.confiture.assertions.error.ShouldNotHaveOn;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Expressions;
import io.confiture.assertions.source.Lookup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Finds the constraints or indexes of a table by what they are on, since who asks for them seldom knows their names.
 *
 * @param navigation leads from the table
 * @param lookup finds those of one kind
 * @param keys one of {@link Keys}
 * @param ordered whether it matters in which order the columns stand
 */
record OnColumns(Navigation navigation, Lookup lookup, String keys, boolean ordered) {

    static OnColumns of(Navigation navigation, Lookup lookup) {
        return new OnColumns(navigation, lookup, Keys.OF_CONSTRAINT, true);
    }

    /** Lead to the only one of its kind. */
    <A extends AbstractAssert<A, DatabaseObject>> A toOnly(Class<A> type, Function<DatabaseObject, A> constructor) {
        List<Found> all = navigation.absent() ? List.of() : all();
        if (all.isEmpty()) {
            has();
        }
        return nest(all, lookup.noun(), type, constructor);
    }

    /** Lead to the one on some columns. */
    <A extends AbstractAssert<A, DatabaseObject>> A to(
            List<String> columns, Class<A> type, Function<DatabaseObject, A> constructor) {
        List<Found> fitting = fitting(columns);
        if (!navigation.absent() && fitting.isEmpty()) {
            navigation.report(missing(columns));
        } else if (fitting.size() > 1) {
            navigation.report(ShouldHaveOn.shouldHaveOneOn(table(), lookup.noun(), columns, listed(fitting)));
        }
        List<Found> one = fitting.size() == 1 ? fitting : List.of();
        return nest(one, "(" + String.join(", ", columns) + ")", type, constructor);
    }

    private <A extends AbstractAssert<A, DatabaseObject>> A nest(
            List<Found> found, String name, Class<A> type, Function<DatabaseObject, A> constructor) {
        DatabaseObject object = found.isEmpty() ? navigation.scope().absent(lookup, name) : found.get(0).object;
        return navigation.nest(object, type, constructor);
    }

    /** Fail unless there is one at all. */
    void has() {
        if (!navigation.absent() && all().isEmpty()) {
            navigation.report(ShouldBe.shouldBe(table(), "have " + article() + lookup.noun(), "has none"));
        }
    }

    /** Fail if there is one at all. */
    void hasNot() {
        if (!navigation.absent()) {
            List<Found> all = all();
            if (!all.isEmpty()) {
                navigation.report(ShouldBe.shouldBe(
                        table(), "have no " + lookup.noun(), "has " + String.join(", ", listed(all))));
            }
        }
    }

    /** Fail unless there is one on some columns. */
    void has(List<String> columns) {
        if (fitting(columns).isEmpty() && !navigation.absent()) {
            navigation.report(missing(columns));
        }
    }

    /** Fail if there is one on some columns, or no such column: then nothing would have been looked at. */
    void hasNot(List<String> columns) {
        List<Found> fitting = fitting(columns);
        if (!fitting.isEmpty()) {
            navigation.report(ShouldNotHaveOn.shouldNotHaveOn(table(), lookup.noun(), columns, fitting.get(0).object));
        } else if (!navigation.absent()) {
            unknown(columns).ifPresent(navigation::report);
        }
    }

    private String article() {
        return lookup.noun().startsWith("e") ? "an " : "a ";
    }

    private ErrorMessageFactory missing(List<String> columns) {
        return unknown(columns)
                .orElseGet(() -> ShouldHaveOn.shouldHaveOn(table(), lookup.noun(), columns, listed(all())));
    }

    /** Say which of the names is no column, and no expression on the table either where that would do. */
    private Optional<ErrorMessageFactory> unknown(List<String> columns) {
        List<String> there = navigation.scope().source().ask("""
                        select a.attname as name from pg_catalog.pg_attribute a
                        where a.attrelid = ? and a.attnum > 0 and not a.attisdropped order by a.attname collate "C\"\
                        """, table().oid()).stream()
                .map(column -> String.valueOf(column.text("name")))
                .toList();
        boolean expressions = keys.equals(Keys.OF_INDEX);
        return columns.stream()
                .filter(name -> !there.contains(name)
                        && !(expressions && expressions().read(name).canonical() != null))
                .findFirst()
                .map(name -> ShouldExist.shouldExist(table(), "column", name, there, table().definedAt()));
    }

    private List<Found> fitting(List<String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("name at least one column");
        }
        return navigation.absent()
                ? List.of()
                : all().stream().filter(found -> fits(found.keys, columns)).toList();
    }

    private boolean fits(List<Key> there, List<String> columns) {
        if (ordered) {
            return Key.are(there, columns, expressions());
        }
        Set<String> names = new HashSet<>(Key.texts(there));
        return names.equals(new HashSet<>(columns));
    }

    private Expressions expressions() {
        return Expressions.of(navigation.scope().source(), table().oid());
    }

    private List<Found> all() {
        String sql = "select o.oid, o.schema, o.name, k.keys, k.expressions from (" + lookup.sql()
                + ") o left join lateral (" + keys + ") k on true where o.parent = ? order by o.name collate \"C\"";
        List<Found> found = new ArrayList<>();
        navigation.scope().source().ask(sql, table().oid()).forEach(row -> {
            DatabaseObject object = new DatabaseObject(
                    table().source(),
                    lookup.kind(),
                    lookup.noun(),
                    row.text("schema"),
                    String.valueOf(row.text("name")),
                    table(),
                    row.number("oid"),
                    0);
            found.add(new Found(object, Key.all(row)));
        });
        return List.copyOf(found);
    }

    private static List<String> listed(List<Found> found) {
        return found.stream().map(Found::toString).toList();
    }

    private DatabaseObject table() {
        return navigation.subject();
    }

    private record Found(DatabaseObject object, List<Key> keys) {
        @Override
        public String toString() {
            return object.name() + (keys.isEmpty() ? "" : " (" + String.join(", ", Key.texts(keys)) + ")");
        }
    }
}

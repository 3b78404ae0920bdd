package io.confiture.assertions.constraint;

import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.error.ShouldHaveExpression;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Expressions;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Asks what an index is on.
 *
 * @param navigation leads from the index
 */
record IndexQuestions(Navigation navigation) {
    static final String PARTIAL =
            "select x.indpred is not null as yes from pg_catalog.pg_index x where x.indexrelid = ?";

    static IndexQuestions of(Navigation navigation) {
        return new IndexQuestions(navigation);
    }

    void hasColumns(String... columns) {
        if (navigation.absent()) {
            return;
        }
        List<Key> keys = keys();
        List<String> expected = List.of(columns);
        if (!Key.are(keys, expected, expressions())) {
            navigation.report(ShouldHave.shouldHave(index(), "columns", expected, Key.texts(keys)));
        }
    }

    void covers(String... columns) {
        ConstraintColumns.includedByIndexDiffer(index(), columns).ifPresent(navigation::report);
    }

    /** Fail unless the place of a column has a property that {@code pg_index_column_has_property} knows. */
    void sorted(String column, String property, String words) {
        OptionalInt place = place(column);
        if (place.isPresent()) {
            Answer is = index().ask(
                            "select pg_catalog.pg_index_column_has_property(p.oid::regclass, p.place, p.property) as"
                                    + " yes from (select ?::bigint as oid, ?::int as place, ?::text as property) p",
                            place.getAsInt(),
                            property);
            if (!is.flag("yes")) {
                navigation.report(ShouldBe.shouldBe(index(), "be " + words + " by " + column, "is not"));
            }
        }
    }

    void usesOperatorClass(String column, String expected) {
        OptionalInt place = place(column);
        if (place.isPresent()) {
            String was = index().ask("""
                select o.opcname as value from (select ?::bigint as oid, ?::int as place) p
                join pg_catalog.pg_index x on x.indexrelid = p.oid
                join pg_catalog.pg_opclass o on o.oid = x.indclass[p.place - 1]\
                """, place.getAsInt()).text("value");
            if (!expected.equals(was)) {
                navigation.report(ShouldHave.shouldHave(index(), "operator class for " + column, expected, was));
            }
        }
    }

    void hasPredicate(String expected) {
        if (navigation.absent()) {
            return;
        }
        String was = index().ask("""
            select pg_catalog.pg_get_expr(x.indpred, x.indrelid) as value
            from pg_catalog.pg_index x where x.indexrelid = ?\
            """).text("value");
        Expressions expressions = expressions();
        if (was == null || !expressions.same(expected, was)) {
            navigation.report(ShouldHaveExpression.shouldHaveExpression(
                    index(),
                    "predicate",
                    expected,
                    was,
                    expressions.read(expected).refusal()));
        }
    }

    /** Return the place of a column, counted from one; fail where the index is not on it. */
    private OptionalInt place(String column) {
        if (navigation.absent()) {
            return OptionalInt.empty();
        }
        List<Key> keys = keys();
        Expressions expressions = expressions();
        OptionalInt place = IntStream.range(0, keys.size())
                .filter(i -> keys.get(i).is(column, expressions))
                .map(i -> i + 1)
                .findFirst();
        if (place.isEmpty()) {
            navigation.report(ShouldHave.shouldHave(index(), "column", column, Key.texts(keys)));
        }
        return place;
    }

    private List<Key> keys() {
        return Key.all(index().ask("select k.* from (select ?::bigint as oid) o, lateral (" + Keys.OF_INDEX + ") k"));
    }

    private Expressions expressions() {
        return Expressions.of(index().source(), table());
    }

    /** An index that was found by its name alone does not know its table. */
    private long table() {
        DatabaseObject parent = index().parent();
        return parent != null
                ? parent.oid()
                : index().ask("select x.indrelid::bigint as oid from pg_catalog.pg_index x where x.indexrelid = ?")
                        .number("oid");
    }

    private DatabaseObject index() {
        return navigation.subject();
    }
}

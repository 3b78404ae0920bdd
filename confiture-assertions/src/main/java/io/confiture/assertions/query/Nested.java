package io.confiture.assertions.query;

import io.confiture.assertions.object.Navigation;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.BigDecimalAssert;
import org.assertj.core.api.BooleanAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.StringAssert;
import org.jspecify.annotations.Nullable;

/** Makes AssertJ's own assertions on values, with what the assertion that leads to them knows. */
record Nested(Navigation navigation) {

    /**
     * Make one on a value.
     *
     * @param column null when the value could not be found, which was reported
     */
    @SuppressWarnings("unchecked") // the class of a generic class
    ObjectAssert<Object> object(@Nullable Object value, @Nullable Column column) {
        ObjectAssert<Object> made = make(
                (Class<ObjectAssert<Object>>) (Class<?>) ObjectAssert.class, Object.class, value, ObjectAssert::new);
        return column == null
                ? made
                : made.usingComparator(new ValueComparator(navigation.scope().source(), column));
    }

    /** Make one on the values of a column. */
    @SuppressWarnings("unchecked") // the class of a generic class
    ListAssert<Object> list(List<@Nullable Object> values, @Nullable Column column) {
        ListAssert<Object> made = make(
                (Class<ListAssert<Object>>) (Class<?>) ListAssert.class,
                (Class<List<Object>>) (Class<?>) List.class,
                (List<Object>) (List<?>) values,
                ListAssert::new);
        return column == null
                ? made
                : made.usingElementComparator(
                        new ValueComparator(navigation.scope().source(), column));
    }

    /**
     * Make one on rows.
     *
     * @param columns empty when the rows could not be found, which was reported
     */
    @SuppressWarnings("unchecked") // the class of a generic class
    ListAssert<Row> rows(List<Row> rows, List<Column> columns) {
        ListAssert<Row> made = make(
                (Class<ListAssert<Row>>) (Class<?>) ListAssert.class,
                (Class<List<Row>>) (Class<?>) List.class,
                rows,
                ListAssert::new);
        return columns.isEmpty()
                ? made
                : made.usingElementComparator(
                        new RowComparator(navigation.scope().source(), columns));
    }

    StringAssert text(@Nullable String value) {
        return make(StringAssert.class, String.class, value, StringAssert::new);
    }

    BigDecimalAssert number(@Nullable BigDecimal value) {
        return make(BigDecimalAssert.class, BigDecimal.class, value, BigDecimalAssert::new);
    }

    BooleanAssert truth(@Nullable Boolean value) {
        return make(BooleanAssert.class, Boolean.class, value, BooleanAssert::new);
    }

    @SuppressWarnings("NullAway") // AssertJ's assertions take null as their actual value
    private <A extends AbstractAssert<A, ?>, T> A make(
            Class<A> type, Class<T> actualType, @Nullable T value, java.util.function.Function<T, A> constructor) {
        return navigation.described(navigation.scope().source().nesting().nest(type, actualType, value, constructor));
    }
}

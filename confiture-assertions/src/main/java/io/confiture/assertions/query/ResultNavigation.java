package io.confiture.assertions.query;

import io.confiture.assertions.json.JsonAssert;
import io.confiture.assertions.json.JsonDocument;
import io.confiture.assertions.source.Nesting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.BigDecimalAssert;
import org.assertj.core.api.BooleanAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.StringAssert;
import org.jspecify.annotations.Nullable;

/**
 * Leads from a query to AssertJ's own assertions on the values that it gives.
 *
 * <p>Values are of the classes that say the same in Java: {@code Integer}, {@code Long}, {@code BigDecimal}, {@code LocalDate},
 * {@code LocalDateTime}, {@code OffsetDateTime}, {@code UUID}, {@code byte[]}, lists for arrays; all others are text.
 */
public interface ResultNavigation<SELF> extends Asked<SELF> {

    /**
     * Lead to AssertJ's assertions on the only value that the query gives, which is compared as PostgreSQL compares it.
     *
     * <pre>{@code
     * assertThat(db).query("select 41 + 1").value().isEqualTo(42);     // passes
     * assertThat(db).query("select 41 + 1").value().isEqualTo("42");   // fails
     * }</pre>
     *
     * @throws AssertionError if it gives another number of rows than one, or of columns
     */
    default ObjectAssert<Object> value() {
        Optional<Cell> cell = new Cells(navigation(), query()).single();
        return new Nested(navigation())
                .object(
                        cell.map(Cell::value).orElse(null),
                        cell.map(Cell::column).orElse(null));
    }

    /**
     * Lead to AssertJ's assertions on the only value that the query gives, as text.
     *
     * <pre>{@code
     * assertThat(db).query("select 'abc'").textValue().startsWith("a");   // passes
     * assertThat(db).query("select 'abc'").textValue().startsWith("b");   // fails
     * }</pre>
     *
     * @throws AssertionError if it gives another number of rows than one, or of columns, or something else than text
     */
    default StringAssert textValue() {
        return new Nested(navigation()).text(only(String.class, "a text", true).orElse(null));
    }

    /**
     * Lead to AssertJ's assertions on the only value that the query gives, a number of any type.
     *
     * <pre>{@code
     * assertThat(db).query("select count(*) from users").numberValue().isEqualByComparingTo("2");   // passes where there are two
     * assertThat(db).query("select count(*) from users").numberValue().isEqualByComparingTo("3");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it gives another number of rows than one, or of columns, or something else than a number
     */
    default BigDecimalAssert numberValue() {
        return new Nested(navigation())
                .number(only(Number.class, "a number", true)
                        .flatMap(this::finite)
                        .orElse(null));
    }

    /**
     * Lead to AssertJ's assertions on the only value that the query gives, a boolean.
     *
     * <pre>{@code
     * assertThat(db).query("select 1 < 2").booleanValue().isTrue();   // passes
     * assertThat(db).query("select 1 > 2").booleanValue().isTrue();   // fails
     * }</pre>
     *
     * @throws AssertionError if it gives another number of rows than one, or of columns, or something else than a boolean
     */
    default BooleanAssert booleanValue() {
        return new Nested(navigation())
                .truth(only(Boolean.class, "a boolean", true).orElse(null));
    }

    /**
     * Lead to the assertions on the only value that the query gives, which is JSON: of the type json or jsonb, or a text.
     *
     * <pre>{@code
     * assertThat(db).query("select jsonb_build_object('a', 1)").jsonValue().isEqualTo("{\"a\": 1}");   // passes
     * assertThat(db).query("select jsonb_build_object('a', 1)").jsonValue().hasPath("/b");             // fails
     * }</pre>
     *
     * @throws AssertionError if it gives another number of rows than one, or of columns, or no JSON
     */
    default JsonAssert jsonValue() {
        Nesting nesting = navigation().scope().source().nesting();
        JsonDocument document = only(String.class, "JSON", false)
                .map(text -> JsonDocument.parse("JSON of the query", text, nesting))
                .orElseGet(() -> JsonDocument.absent("JSON of the query", nesting));
        return navigation().described(nesting.nest(JsonAssert.class, JsonDocument.class, document, JsonAssert::new));
    }

    /**
     * Lead to AssertJ's assertions on all values of one column, in the order of the rows, which are compared as PostgreSQL
     * compares them.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").column("id").containsExactlyInAnyOrder(2, 1);   // passes
     * assertThat(db).query("select id from users").column("id").contains(3);                       // fails
     * }</pre>
     *
     * @throws AssertionError if there is no column of this name, or several
     */
    default ListAssert<Object> column(String name) {
        Cells cells = new Cells(navigation(), query());
        Nested nested = new Nested(navigation());
        return new RowCheck(navigation(), query())
                .all()
                .flatMap(result -> cells.place(result.columns(), name)
                        .map(place -> nested.list(
                                Cells.values(result, place), result.columns().get(place))))
                .orElseGet(() -> nested.list(List.of(), null));
    }

    /**
     * Lead to the assertions on one row.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users order by id").row(1).hasValues(2);   // passes
     * assertThat(db).query("select id from users order by id").row(2);                // fails: there are 2 rows
     * }</pre>
     *
     * @param index from 0
     * @throws AssertionError if there are not so many rows
     */
    default RowAssert row(int index) {
        ResultRow row = new Cells(navigation(), query()).row(index).orElseGet(() -> ResultRow.absent(query()));
        return navigation()
                .described(navigation()
                        .scope()
                        .source()
                        .nesting()
                        .nest(RowAssert.class, ResultRow.class, row, RowAssert::new));
    }

    /**
     * Lead to AssertJ's assertions on the list of rows.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").rows().anySatisfy(row -> assertThat(row.get(0)).isEqualTo(2L));   // passes
     * assertThat(db).query("select id from users").rows().hasSizeGreaterThan(2);                                     // fails
     * }</pre>
     */
    default ListAssert<Row> rows() {
        Nested nested = new Nested(navigation());
        return new RowCheck(navigation(), query())
                .all()
                .map(result -> nested.rows(result.rows(), result.columns()))
                .orElseGet(() -> nested.rows(List.of(), List.of()));
    }

    private Optional<BigDecimal> finite(Number number) {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                new RowCheck(navigation(), query()).report("to be a finite number", "it is " + number);
                return Optional.empty();
            }
        }
        return Optional.of(new BigDecimal(number.toString()));
    }

    private <T> Optional<T> only(Class<T> type, String words, boolean orNull) {
        RowCheck check = new RowCheck(navigation(), query());
        return new Cells(navigation(), query()).single().flatMap(cell -> {
            @Nullable Object value = cell.value();
            if (value == null ? !orNull : !type.isInstance(value)) {
                check.report(
                        "to be " + words,
                        "it is " + Values.text(value) + " of the type "
                                + new ColumnTypes(query().text().source()).name(cell.column()));
            }
            return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
        });
    }
}

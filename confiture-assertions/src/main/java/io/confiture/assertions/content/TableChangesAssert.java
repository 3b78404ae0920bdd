package io.confiture.assertions.content;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHaveChanges;
import io.confiture.assertions.query.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.assertj.core.internal.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Asserts on what an action changed in one table.
 *
 * <p>Rows are known by their primary key: one with another key than before counts as deleted and added. In a table without a
 * primary key all changes are rows that were added and deleted.
 */
public class TableChangesAssert extends AbstractAssert<TableChangesAssert, ChangesIn> {

    /** Assert on the changes of a table. */
    public TableChangesAssert(ChangesIn actual) {
        super(actual, TableChangesAssert.class);
    }

    /**
     * Verify that nothing changed.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.report()).in("users").areNone();        // passes where it only reads them
     * assertThat(db).changesOf(() -> service.register("a")).in("users").areNone();   // fails
     * }</pre>
     *
     * @throws AssertionError if something did
     */
    public TableChangesAssert areNone() {
        return expect("be none", TableChanges::none);
    }

    /**
     * Verify how many rows were added.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.register("a")).in("users").haveAdded(1);   // passes where there is one user more
     * assertThat(db).changesOf(() -> service.register("a")).in("users").haveAdded(0);   // fails there
     * }</pre>
     *
     * @throws AssertionError if another number was
     */
    public TableChangesAssert haveAdded(int rows) {
        return expect("have added " + rows, table -> table.added().size() == rows);
    }

    /**
     * Verify how many rows were deleted.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.remove(7)).in("users").haveDeleted(1);   // passes where a user is gone
     * assertThat(db).changesOf(() -> service.remove(7)).in("users").haveDeleted(0);   // fails there
     * }</pre>
     *
     * @throws AssertionError if another number was
     */
    public TableChangesAssert haveDeleted(int rows) {
        return expect("have deleted " + rows, table -> table.deleted().size() == rows);
    }

    /**
     * Verify how many rows have other values than before.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.rename(7, "b")).in("users").haveChanged(1);   // passes where one user has a new name
     * assertThat(db).changesOf(() -> service.rename(7, "b")).in("users").haveChanged(0);   // fails there
     * }</pre>
     *
     * @throws AssertionError if another number has, or the table has no primary key
     */
    public TableChangesAssert haveChanged(int rows) {
        return expect(
                "have changed " + rows, table -> keyed(table) && table.changed().size() == rows);
    }

    /**
     * Verify that rows have changed in these columns, in each of them, and in no other.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.rename(7, "b")).in("users").haveChangedOnly("name", "updated_at");   // passes
     * assertThat(db).changesOf(() -> service.rename(7, "b")).in("users").haveChangedOnly("name");                 // fails
     * }</pre>
     *
     * @throws AssertionError if a row changed elsewhere, or none in one of these columns
     */
    public TableChangesAssert haveChangedOnly(String... columns) {
        List<String> expected = List.of(columns);
        return expect("have changed only the columns " + String.join(", ", columns), table -> {
            List<String> changed = table.changed().stream()
                    .flatMap(row -> row.columns().stream())
                    .distinct()
                    .toList();
            return keyed(table) && expected.containsAll(changed) && changed.containsAll(expected);
        });
    }

    private static boolean keyed(TableChanges table) {
        return !table.key().isEmpty();
    }

    private TableChangesAssert expect(String expected, Predicate<TableChanges> holds) {
        TableChanges table = actual.table();
        if (table != null && (!table.uncounted().isEmpty() || !holds.test(table))) {
            throwAssertionError(message(table, expected));
        }
        return myself;
    }

    private ErrorMessageFactory message(TableChanges table, String expected) {
        String was = table.uncounted().isEmpty() ? "there are " + table.summary() : table.uncounted();
        boolean keyless = table.uncounted().isEmpty() && !keyed(table);
        return ShouldHaveChanges.shouldHaveChanges(
                actual, expected, keyless ? was + " (rows are not known by a primary key)" : was, table.lines());
    }

    /**
     * Lead to AssertJ's assertions on the rows that were added, of which some columns are taken; in no certain order.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.register("a")).in("users").added("name").containsExactly(row("a"));   // passes
     * assertThat(db).changesOf(() -> service.register("a")).in("users").added("name").isEmpty();                   // fails
     * }</pre>
     *
     * @param columns all of them where none is named
     */
    public ListAssert<Row> added(String... columns) {
        return rows("added", columns, table -> table.added().stream().map(row -> row.row(chosen(table, columns))));
    }

    /**
     * Lead to AssertJ's assertions on the rows that were deleted, of which some columns are taken; in no certain order.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.remove(7)).in("users").deleted("id").containsExactly(row(7));   // passes
     * assertThat(db).changesOf(() -> service.remove(7)).in("users").deleted("id").isEmpty();                 // fails
     * }</pre>
     *
     * @param columns all of them where none is named
     */
    public ListAssert<Row> deleted(String... columns) {
        return rows("deleted", columns, table -> table.deleted().stream().map(row -> row.row(chosen(table, columns))));
    }

    /**
     * Lead to AssertJ's assertions on the values that a column had and has, in rows where it changed: each a row of the primary
     * key, the old value, the new value; in no certain order.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.rename(7, "b")).in("users").changed("name").containsExactly(row(7, "a", "b"));   // passes
     * assertThat(db).changesOf(() -> service.rename(7, "b")).in("users").changed("name").isEmpty();                           // fails
     * }</pre>
     *
     * @throws AssertionError if there is no such column, or no primary key
     */
    public ListAssert<Row> changed(String column) {
        TableChanges table = actual.table();
        if (table != null && table.uncounted().isEmpty() && !keyed(table)) {
            report(message(table, "have changed " + column));
        }
        return rows("changed", new String[] {column}, found -> found.changed().stream()
                .filter(row -> row.columns().contains(column))
                .map(row -> values(row, found.key(), column)));
    }

    private static Row values(ChangedRow row, List<String> key, String column) {
        List<@Nullable Object> values = new ArrayList<>(row.after().row(key).values());
        values.add(row.before().values().get(column));
        values.add(row.after().values().get(column));
        return Row.row(values.toArray());
    }

    private static List<String> chosen(TableChanges table, String... columns) {
        return columns.length == 0 ? table.columns() : List.of(columns);
    }

    @SuppressWarnings("unchecked") // the class of a generic class
    private ListAssert<Row> rows(String which, String[] columns, Function<TableChanges, Stream<Row>> rows) {
        TableChanges table = actual.table();
        List<Row> found = List.of();
        if (table != null && !table.uncounted().isEmpty()) {
            report(message(table, "tell the rows " + which));
        } else if (table != null) {
            for (String column : columns) {
                if (!table.columns().contains(column)) {
                    report(ShouldExist.shouldExist(actual, "column", column, table.columns(), Optional.empty()));
                }
            }
            found = rows.apply(table).toList();
        }
        ListAssert<Row> list = actual.source()
                .nesting()
                .nest(
                        (Class<ListAssert<Row>>) (Class<?>) ListAssert.class,
                        (Class<List<Row>>) (Class<?>) List.class,
                        found,
                        ListAssert::new);
        list.info.useRepresentation(info.representation());
        return info.hasDescription() ? list.as(info.description()) : list.as("rows " + which + " in " + actual);
    }

    /** Fail in what leads to other assertions: if it threw, a soft assertion would go on with the value that it started from. */
    private void report(ErrorMessageFactory message) {
        actual.source().nesting().report(Failures.instance().failure(info, message));
    }
}

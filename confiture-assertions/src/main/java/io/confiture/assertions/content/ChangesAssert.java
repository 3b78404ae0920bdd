package io.confiture.assertions.content;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHaveChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.assertj.core.internal.Failures;

/**
 * Asserts on what an action changed in the tables of a database: the rows that are there after it and were not before, and the
 * other way round.
 */
public class ChangesAssert extends AbstractAssert<ChangesAssert, Changes> {

    /** Assert on changes. */
    public ChangesAssert(Changes actual) {
        super(actual, ChangesAssert.class);
    }

    /**
     * Verify that nothing changed in any of the tables.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.report()).areNone();        // passes where it only reads
     * assertThat(db).changesOf(() -> service.register("a")).areNone();   // fails where it adds a user
     * }</pre>
     *
     * @throws AssertionError if something did, or there is no table
     */
    public ChangesAssert areNone() {
        return expect(List.of(), false, "be none");
    }

    /**
     * Verify that something changed in each of these tables, and nothing in any other that was looked at.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.register("a")).areOnlyIn("users", "audit");   // passes where both got rows
     * assertThat(db).changesOf(() -> service.register("a")).areOnlyIn("users");            // fails there
     * }</pre>
     *
     * @throws AssertionError if nothing changed in one of these, or something in another
     */
    public ChangesAssert areOnlyIn(String... tables) {
        return expect(named(tables), false, "be in " + String.join(", ", tables) + " and nowhere else");
    }

    /**
     * Verify that something changed in each of these tables, whatever changed in others.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.register("a")).areIn("audit");   // passes where that was recorded
     * assertThat(db).changesOf(() -> service.report()).areIn("audit");        // fails where it was not
     * }</pre>
     *
     * @throws AssertionError if nothing changed in one of these
     */
    public ChangesAssert areIn(String... tables) {
        return expect(named(tables), true, "be in " + String.join(", ", tables));
    }

    private static List<String> named(String... tables) {
        if (tables.length == 0) {
            throw new IllegalArgumentException("no table is named; see areNone()");
        }
        return List.of(tables);
    }

    private ChangesAssert expect(List<String> names, boolean othersToo, String expected) {
        if (actual.absent()) {
            return myself;
        }
        if (actual.names().isEmpty()) {
            throwAssertionError(ShouldHaveChanges.shouldHaveChanges(
                    actual, expected, "there is no table, so nothing was looked at", List.of()));
        }
        List<TableChanges> changed = actual.changed();
        List<String> wrong = new ArrayList<>();
        List<TableChanges> wanted = new ArrayList<>();
        for (String name : names) {
            Optional<TableChanges> found = actual.find(name);
            found.ifPresent(wanted::add);
            if (found.isEmpty()) {
                throwAssertionError(unknown(name));
            }
            found.filter(TableChanges::none).ifPresent(table -> wrong.add(table.table() + ": none"));
        }
        changed.stream()
                .filter(table -> !othersToo && !wanted.contains(table))
                .forEach(table -> wrong.addAll(lines(table)));
        if (!wrong.isEmpty()) {
            String was = changed.isEmpty() ? "nothing changed" : "these are not so";
            throwAssertionError(ShouldHaveChanges.shouldHaveChanges(actual, expected, was, wrong));
        }
        return myself;
    }

    private static List<String> lines(TableChanges table) {
        return Stream.concat(
                        Stream.of(table.table() + ": " + table.summary()),
                        table.lines().stream().limit(5).map(line -> "  " + line))
                .toList();
    }

    /**
     * Lead to the assertions on what changed in one of the tables.
     *
     * <pre>{@code
     * assertThat(db).changesOf(() -> service.register("a")).in("users").haveAdded(1);   // passes where there is one user more
     * assertThat(db).changesOf(() -> service.register("a")).in("uesrs");                // fails: there is no table uesrs
     * }</pre>
     *
     * @param table its name, with its schema's before it where several have the name
     * @throws AssertionError if it was not looked at
     */
    public TableChangesAssert in(String table) {
        Optional<TableChanges> found = actual.find(table);
        if (found.isEmpty() && !actual.absent()) {
            actual.source().nesting().report(Failures.instance().failure(info, unknown(table)));
        }
        ChangesIn changes = new ChangesIn(actual.source(), table, found.orElse(null));
        TableChangesAssert nested = actual.source()
                .nesting()
                .nest(TableChangesAssert.class, ChangesIn.class, changes, TableChangesAssert::new);
        if (info.hasDescription()) {
            nested.info.description(info.description());
        }
        nested.info.useRepresentation(info.representation());
        return nested;
    }

    private ErrorMessageFactory unknown(String table) {
        return ShouldExist.shouldExist(actual, "table", table, actual.names(), Optional.empty());
    }
}

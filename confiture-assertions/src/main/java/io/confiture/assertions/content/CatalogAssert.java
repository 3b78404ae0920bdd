package io.confiture.assertions.content;

import io.confiture.assertions.error.ShouldHaveCatalog;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.catalog.CatalogDiff;
import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectKind;
import io.confiture.catalog.Verdict;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Asserts on the whole catalog of a database: tables, types, functions, policies, privileges and all the rest, but for temporary
 * objects and roles.
 *
 * <p>Where a database has an object of a kind that is not known here, nothing is equal to it. A database with nothing in it is
 * equal to none.
 */
public class CatalogAssert extends AbstractAssert<CatalogAssert, Catalog> {
    private static final int LINES = 100;

    /** Assert on a catalog. */
    public CatalogAssert(Catalog actual) {
        super(actual, CatalogAssert.class);
    }

    /**
     * Narrow what is compared to the objects in some schemas, and these schemas themselves.
     *
     * <pre>{@code
     * assertThat(db).catalog().inSchemas("shop").isEqualTo(other);   // passes where they differ elsewhere only
     * assertThat(db).catalog().inSchemas("shpo").isEqualTo(other);   // fails: nothing is there
     * }</pre>
     */
    public CatalogAssert inSchemas(String... schemas) {
        return nest(actual.with(actual.view().inSchemas(schemas)));
    }

    /**
     * Leave relations, types or functions out of what is compared, with all that belongs to them.
     *
     * <pre>{@code
     * assertThat(db).catalog().leavingOut("public.flyway_schema_history").isEqualTo(other);   // passes where only one has it
     * assertThat(db).catalog().isEqualTo(other);                                              // fails there
     * }</pre>
     *
     * @param names with their schemas: {@code shop.users}; functions without arguments
     */
    public CatalogAssert leavingOut(String... names) {
        return nest(actual.with(actual.view().leavingOut(names)));
    }

    /**
     * Leave properties out of what is compared, by the names that they have in messages.
     *
     * <pre>{@code
     * assertThat(db).catalog().ignoringProperties("owner", "comment").isEqualTo(other);   // passes where only these differ
     * assertThat(db).catalog().isEqualTo(other);                                          // fails there
     * }</pre>
     */
    public CatalogAssert ignoringProperties(String... properties) {
        return nest(actual.with(actual.view().ignoring(properties)));
    }

    /**
     * Allow any order of the columns of tables: ADD COLUMN can only append, so migrations give another one than CREATE TABLE.
     *
     * <pre>{@code
     * assertThat(db).catalog().ignoringColumnOrder().isEqualTo(other);   // passes where only the order differs
     * assertThat(db).catalog().isEqualTo(other);                         // fails there
     * }</pre>
     */
    public CatalogAssert ignoringColumnOrder() {
        return nest(actual.with(actual.view().withAnyColumnOrder()));
    }

    private CatalogAssert nest(Catalog catalog) {
        CatalogAssert nested =
                actual.source().nesting().nest(CatalogAssert.class, Catalog.class, catalog, CatalogAssert::new);
        if (info.hasDescription()) {
            nested.info.description(info.description());
        }
        nested.info.useRepresentation(info.representation());
        return nested;
    }

    /**
     * Verify that the catalog is that of another database, of a snapshot, or of a file with an approved snapshot.
     *
     * <p>A file is written instead where the system property {@code confiture.snapshots.update} is true; a missing one fails.
     *
     * <pre>{@code
     * assertThat(migrated).catalog().isEqualTo(built);                                          // passes where both have the same
     * assertThat(db).catalog().isEqualTo(Path.of("src/test/resources/schema.snapshot"));   // fails where a column is new
     * }</pre>
     *
     * @param expected a {@link DataSource}, a {@link Connection}, a {@link CatalogSnapshot}, or a {@link Path}
     * @throws AssertionError if anything differs, if there is nothing, or if something is not known here
     */
    @Override
    public CatalogAssert isEqualTo(@Nullable Object expected) {
        CatalogSnapshot there = actual.read();
        if (complete(there) && expected instanceof Path path && SnapshotFile.updates()) {
            new SnapshotFile(path).write(there);
            return myself;
        }
        CatalogSnapshot other = expected(expected);
        schemasAreIn(there, other);
        CatalogDiff diff = CatalogDiff.between(other, there);
        boolean same = diff.verdict() == Verdict.EQUAL
                || (diff.verdict() == Verdict.EQUAL_BUT_COLUMN_ORDER
                        && actual.view().anyColumnOrder());
        if (!same) {
            fail("equal " + words(expected), explanation(diff, other, there));
        }
        return myself;
    }

    /**
     * Verify that the catalog differs from that of another database, from a snapshot, or from a file with an approved
     * snapshot.
     *
     * <pre>{@code
     * assertThat(after).catalog().isNotEqualTo(before);   // passes where a table is new
     * assertThat(after).catalog().isNotEqualTo(before);   // fails where nothing was changed
     * }</pre>
     *
     * @param other a {@link DataSource}, a {@link Connection}, a {@link CatalogSnapshot}, or a {@link Path}
     * @throws AssertionError if nothing differs, if there is nothing, or if something is not known here
     */
    @Override
    public CatalogAssert isNotEqualTo(@Nullable Object other) {
        CatalogSnapshot there = actual.read();
        complete(there);
        CatalogSnapshot against = expected(other);
        schemasAreIn(there, against);
        CatalogDiff diff = CatalogDiff.between(against, there);
        if (diff.differences().isEmpty()
                && (diff.columnOrder().isEmpty() || actual.view().anyColumnOrder())) {
            fail("differ from " + words(other), "there is no difference");
        }
        return myself;
    }

    /**
     * Verify that the catalog is that of another database.
     *
     * <pre>{@code
     * assertThat(migrated).catalog().isEqualToSchemaOf(built);   // passes where both have the same objects
     * assertThat(migrated).catalog().isEqualToSchemaOf(built);   // fails where one lacks an index
     * }</pre>
     *
     * @throws AssertionError if anything differs, if there is nothing, or if something is not known here
     */
    public CatalogAssert isEqualToSchemaOf(DataSource other) {
        return isEqualTo(other);
    }

    /**
     * Verify that the catalog differs from another one in these objects, in each of them, and in nothing else.
     *
     * <pre>{@code
     * assertThat(after).catalog().differsOnlyIn(before, "column shop.users.bio");   // passes where this column is new
     * assertThat(after).catalog().differsOnlyIn(before, "table shop.orders");       // fails there
     * }</pre>
     *
     * @param other a {@link DataSource}, a {@link Connection}, a {@link CatalogSnapshot}, or a {@link Path}
     * @param objects as messages name them: {@code table shop.users}, which stands for what belongs to the table as well
     * @throws AssertionError if anything else differs, or one of these does not, or if something is not known here
     */
    public CatalogAssert differsOnlyIn(Object other, String... objects) {
        if (objects.length == 0) {
            throw new IllegalArgumentException("no object is named; see isEqualTo");
        }
        CatalogSnapshot there = actual.read();
        complete(there);
        CatalogSnapshot before = expected(other);
        schemasAreIn(there, before);
        CatalogDiff diff = CatalogDiff.between(before, there);
        Optional<String> wrong = new NamedDifferences(List.of(objects), before, there)
                .judge(diff, actual.view().anyColumnOrder());
        wrong.ifPresent(why -> fail("differ from " + words(other) + " only in " + String.join(", ", objects), why));
        return myself;
    }

    private CatalogSnapshot expected(@Nullable Object expected) {
        if (expected instanceof DataSource database) {
            return actual.read(DatabaseSource.of(database));
        } else if (expected instanceof Connection connection) {
            return actual.read(DatabaseSource.of(connection));
        } else if (expected instanceof CatalogSnapshot snapshot) {
            return actual.view().of(snapshot);
        } else if (expected instanceof Path path) {
            return new SnapshotFile(path).read().map(actual.view()::of).orElseGet(() -> {
                fail(
                        "equal " + words(path),
                        "there is no such file\nTo make it of what the database is now, run the test once with -D"
                                + SnapshotFile.UPDATE + "=true, and review it");
                throw new IllegalStateException("not reached");
            });
        }
        throw new IllegalArgumentException("a catalog is compared with that of a DataSource, a Connection, a"
                + " CatalogSnapshot or a Path, not with " + expected);
    }

    private static String words(@Nullable Object expected) {
        return expected instanceof Path path
                ? "the snapshot " + path
                : expected instanceof CatalogSnapshot ? "the snapshot" : "that of the other database";
    }

    /** Fail where a schema was named that neither has: of a wrong name everything would be the same. */
    private void schemasAreIn(CatalogSnapshot one, CatalogSnapshot other) {
        for (String schema : new TreeSet<>(actual.view().schemas())) {
            boolean there = Stream.concat(one.objects().stream(), other.objects().stream())
                    .map(CatalogObject::id)
                    .anyMatch(id ->
                            schema.equals(id.schema()) || (id.kind() == ObjectKind.SCHEMA && schema.equals(id.name())));
            if (!there) {
                fail("have the schema " + schema, "neither this nor the other has it");
            }
        }
    }

    /** Fail where nothing can be said of a catalog: it has nothing, or something that is not known here. */
    private boolean complete(CatalogSnapshot snapshot) {
        if (CatalogView.isBare(snapshot)) {
            fail("have something in it", "there is nothing to compare");
        }
        if (!snapshot.unmodelled().isEmpty()) {
            StringBuilder list = new StringBuilder("these are not known here:");
            snapshot.unmodelled()
                    .forEach(u ->
                            list.append("\n  ").append(u.catalog()).append(": ").append(u.description()));
            fail("have only objects of known kinds", list.toString());
        }
        return true;
    }

    private static String explanation(CatalogDiff diff, CatalogSnapshot expected, CatalogSnapshot there) {
        int one = expected.serverVersionNum() / 10_000;
        int other = there.serverVersionNum() / 10_000;
        String versions = one == other
                ? ""
                : "\nThe expected one is of PostgreSQL " + one + ", the actual one of " + other
                        + ", which may print the same in another way";
        String order = diff.verdict() == Verdict.EQUAL_BUT_COLUMN_ORDER
                ? "\nWhere the order of columns does not matter, say ignoringColumnOrder()"
                : "";
        return "there are differences\n" + diff.render("expected", "actual", LINES) + order + versions;
    }

    private void fail(String expected, String was) {
        throwAssertionError(ShouldHaveCatalog.shouldHaveCatalog(actual, expected, was));
    }
}

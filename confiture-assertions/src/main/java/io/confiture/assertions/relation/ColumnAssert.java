package io.confiture.assertions.relation;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.constraint.ColumnConstraintNavigation;
import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.catalog.ObjectKind;
import java.util.function.Function;

/** Asserts on a column of a table, view, materialized view or foreign table. */
public class ColumnAssert extends DatabaseObjectAssert<ColumnAssert>
        implements DefaultProperties<ColumnAssert>,
                GeneratedProperties<ColumnAssert>,
                ColumnStorageProperties<ColumnAssert>,
                ColumnConstraintNavigation<ColumnAssert>,
                PrivilegeNavigation<ColumnAssert> {

    /** A domain refuses NULL where it or a domain that it is based on does. */
    private static final String REFUSES_NULL = """
        select a.attnotnull or exists (
            with recursive types as (
                select a.atttypid as oid
                union all
                select t.typbasetype from types d join pg_catalog.pg_type t on t.oid = d.oid where t.typtype = 'd')
            select from types d join pg_catalog.pg_type t on t.oid = d.oid where t.typnotnull) as yes
        from pg_catalog.pg_attribute a where a.attrelid = ? and a.attnum = %d\
        """;

    /** Assert on a column. */
    public ColumnAssert(DatabaseObject actual) {
        super(actual, ColumnAssert.class);
    }

    /**
     * Verify that the column has this type, in any of its spellings: {@code int} is {@code integer}, but {@code varchar} is not
     * {@code varchar(20)}.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("email").hasType("varchar(20)");   // passes for email character varying(20)
     * assertThat(db).table("users").column("email").hasType("text");          // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or there is no such type
     */
    public ColumnAssert hasType(String type) {
        Question question = Question.from(navigation());
        new TypeExpectation(type)
                .check(question, question.column("a.atttypid::bigint as type, a.atttypmod::int as modifier"));
        return myself;
    }

    /**
     * Verify that the column refuses NULL: by its own constraint, a primary key's included, or because its type is a domain that
     * does. Where the constraint is NOT VALID, rows from before may still hold NULL.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("email").isNotNullable();   // passes for email text not null
     * assertThat(db).table("users").column("bio").isNotNullable();     // fails for bio text
     * }</pre>
     *
     * @throws AssertionError if it takes NULL
     */
    public ColumnAssert isNotNullable() {
        return isOfView()
                ? failAsOfView("be NOT NULL")
                : expect(true, REFUSES_NULL.formatted(actual.number()), "be NOT NULL", "is nullable");
    }

    /**
     * Verify that the column takes NULL: that neither a constraint of its own nor a domain as its type refuses it. Check constraints
     * are not asked. PostgreSQL does not know this of a view's columns, so there it always fails.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("bio").isNullable();     // passes for bio text
     * assertThat(db).table("users").column("email").isNullable();   // fails for email text not null
     * }</pre>
     *
     * @throws AssertionError if it refuses NULL
     */
    public ColumnAssert isNullable() {
        return isOfView()
                ? failAsOfView("be nullable")
                : expect(false, REFUSES_NULL.formatted(actual.number()), "be nullable", "is NOT NULL");
    }

    /** What a view gives is not checked, not even against a domain that refuses NULL. */
    private boolean isOfView() {
        ObjectKind of = actual.owner().kind();
        return of == ObjectKind.VIEW || of == ObjectKind.MATERIALIZED_VIEW;
    }

    private ColumnAssert failAsOfView(String should) {
        return fail(ShouldBe.shouldBe(actual, should, "is a " + actual.owner().kind() + "'s, of which nobody knows"));
    }

    /**
     * Verify that the column is sorted and compared by this collation. A name may have its schema's before it; {@code default} is the
     * database's.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("code").hasCollation("C");         // passes for code text collate "C"
     * assertThat(db).table("users").column("code").hasCollation("default");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is another, or the type knows none
     */
    public ColumnAssert hasCollation(String name) {
        if (actual.absent()) {
            return myself;
        }
        Answer found = ask("""
            select c.collname as name, n.nspname || '.' || c.collname as full_name from pg_catalog.pg_attribute a
            left join pg_catalog.pg_collation c on c.oid = a.attcollation
            left join pg_catalog.pg_namespace n on n.oid = c.collnamespace
            where a.attrelid = ? and a.attnum = %d\
            """.formatted(actual.number()));
        return name.equals(found.text("name")) || name.equals(found.text("full_name"))
                ? myself
                : fail(ShouldHave.shouldHave(actual, "collation", name, found.text("name")));
    }

    /**
     * Verify that the column has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("bio").hasComment("Markdown");   // passes after comment on column users.bio is 'Markdown'
     * assertThat(db).table("users").column("bio").hasComment("HTML");       // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another one, or none
     */
    public ColumnAssert hasComment(String comment) {
        return expectComment("pg_class", comment);
    }

    /**
     * Verify that the column has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("bio").hasNoComment();   // passes where none was made
     * assertThat(db).table("users").column("bio").hasNoComment();   // fails after comment on column users.bio is 'Markdown'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public ColumnAssert hasNoComment() {
        return expectComment("pg_class", null);
    }

    /**
     * Verify at which place the column stands in {@code select *}, counted from 1. Columns that were dropped do not count.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("email").hasPosition(2);   // passes for create table users (id bigint, email text)
     * assertThat(db).table("users").column("email").hasPosition(1);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it stands elsewhere
     */
    public ColumnAssert hasPosition(int position) {
        if (actual.absent()) {
            return myself;
        }
        int was = (int) ask("""
            select count(*) as value from pg_catalog.pg_attribute a
            where a.attrelid = ? and not a.attisdropped and a.attnum between 1 and %d\
            """.formatted(actual.number())).number("value");
        return was == position ? myself : fail(ShouldHave.shouldHave(actual, "position", position, was));
    }

    /**
     * Lead back to the assertions on the column's table.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("id").hasType("bigint").returnToTable().column("bio");    // passes for (id bigint, bio text)
     * assertThat(db).table("users").column("id").hasType("bigint").returnToTable().column("boi");    // fails there
     * }</pre>
     *
     * @throws IllegalStateException if it belongs to something else than a table
     */
    public TableAssert returnToTable() {
        return back(ObjectKind.TABLE, TableAssert.class, TableAssert::new);
    }

    /**
     * Lead back to the assertions on the column's view.
     *
     * <pre>{@code
     * assertThat(db).view("active").column("id").hasType("bigint").returnToView().column("bio");    // passes for .. as select id, bio from users
     * assertThat(db).view("active").column("id").hasType("bigint").returnToView().column("boi");    // fails there
     * }</pre>
     *
     * @throws IllegalStateException if it belongs to something else than a view
     */
    public ViewAssert returnToView() {
        return back(ObjectKind.VIEW, ViewAssert.class, ViewAssert::new);
    }

    /**
     * Lead back to the assertions on the column's materialized view.
     *
     * <pre>{@code
     * assertThat(db).materializedView("sales").column("day").hasType("date").returnToMaterializedView().isPopulated();   // passes after refresh
     * assertThat(db).materializedView("sales").column("day").hasType("date").returnToMaterializedView().isPopulated();   // fails for .. with no data
     * }</pre>
     *
     * @throws IllegalStateException if it belongs to something else than a materialized view
     */
    public MaterializedViewAssert returnToMaterializedView() {
        return back(ObjectKind.MATERIALIZED_VIEW, MaterializedViewAssert.class, MaterializedViewAssert::new);
    }

    /**
     * Lead back to the assertions on the column's foreign table.
     *
     * <pre>{@code
     * assertThat(db).foreignTable("archived").column("id").hasType("bigint").returnToForeignTable().isOnServer("archive");   // passes for .. server archive
     * assertThat(db).foreignTable("archived").column("id").hasType("bigint").returnToForeignTable().isOnServer("backup");    // fails there
     * }</pre>
     *
     * @throws IllegalStateException if it belongs to something else than a foreign table
     */
    public ForeignTableAssert returnToForeignTable() {
        return back(ObjectKind.FOREIGN_TABLE, ForeignTableAssert.class, ForeignTableAssert::new);
    }

    private <A extends DatabaseObjectAssert<A>> A back(
            ObjectKind kind, Class<A> type, Function<DatabaseObject, A> constructor) {
        DatabaseObject owner = actual.owner();
        if (!owner.absent() && owner.kind() != kind) {
            throw new IllegalStateException(actual + " is a column of a " + owner.kind() + ", not of a " + kind);
        }
        return navigation().nest(owner, type, constructor);
    }
}

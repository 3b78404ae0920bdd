package io.confiture.assertions.constraint;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.ObjectName;
import java.util.List;

/** Asserts on a foreign key. */
public class ForeignKeyAssert extends DatabaseObjectAssert<ForeignKeyAssert>
        implements Deferrability<ForeignKeyAssert>, Validity<ForeignKeyAssert> {
    private static final String FULL =
            "select c.confmatchtype = 'f' as yes from pg_catalog.pg_constraint c where c.oid = ?";

    /** Assert on a foreign key. */
    public ForeignKeyAssert(DatabaseObject actual) {
        super(actual, ForeignKeyAssert.class);
    }

    /**
     * Verify that the foreign key is on these columns, in this order.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKey("orders_user_id_fkey").hasColumns("user_id");   // passes for user_id bigint references users
     * assertThat(db).table("orders").foreignKey("orders_user_id_fkey").hasColumns("item_id");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is on others
     */
    public ForeignKeyAssert hasColumns(String... columns) {
        return ConstraintColumns.differ(actual, true, columns).map(this::fail).orElse(myself);
    }

    /**
     * Verify that the foreign key references these columns of a table, in this order; without columns, that it references the table.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("user_id").references("users", "id");       // passes for user_id bigint references users (id)
     * assertThat(db).table("orders").foreignKeyOn("user_id").references("archive.users");     // fails there
     * }</pre>
     *
     * @param table with its schema, {@code shop.users}, unless the search path finds it without
     * @throws AssertionError if it references another table or other columns
     */
    public ForeignKeyAssert references(String table, String... columns) {
        if (actual.absent()) {
            return myself;
        }
        Answer is = ask("""
            select n.nspname as schema, t.relname as name, pg_catalog.pg_table_is_visible(t.oid) as visible,
                   array(select a.attname::text from pg_catalog.unnest(c.confkey) with ordinality k (n, i)
                         join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by k.i) as columns
            from pg_catalog.pg_constraint c join pg_catalog.pg_class t on t.oid = c.confrelid
            join pg_catalog.pg_namespace n on n.oid = t.relnamespace where c.oid = ?\
            """);
        boolean sameColumns = columns.length == 0 || List.of(columns).equals(is.texts("columns"));
        String was = is.text("schema") + "." + is.text("name") + " (" + String.join(", ", texts(is)) + ")";
        String wanted = columns.length == 0 ? table : table + " (" + String.join(", ", columns) + ")";
        return ObjectName.parse(table).names(is) && sameColumns
                ? myself
                : fail(ShouldHave.shouldHave(actual, "target", wanted, was));
    }

    private static List<String> texts(Answer answer) {
        return answer.texts("columns").stream().map(String::valueOf).toList();
    }

    /**
     * Verify what happens to rows when the row that they reference is deleted.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("user_id").onDelete(CASCADE);    // passes for references users on delete cascade
     * assertThat(db).table("orders").foreignKeyOn("user_id").onDelete(SET_NULL);   // fails there
     * }</pre>
     *
     * @throws AssertionError if something else happens
     */
    public ForeignKeyAssert onDelete(ReferentialAction action) {
        return expectAction("confdeltype", "action on delete", action);
    }

    /**
     * Verify what happens to rows when the key that they reference is updated.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("user_id").onUpdate(NO_ACTION);   // passes for references users
     * assertThat(db).table("orders").foreignKeyOn("user_id").onUpdate(CASCADE);     // fails there
     * }</pre>
     *
     * @throws AssertionError if something else happens
     */
    public ForeignKeyAssert onUpdate(ReferentialAction action) {
        return expectAction("confupdtype", "action on update", action);
    }

    private ForeignKeyAssert expectAction(String column, String property, ReferentialAction expected) {
        if (actual.absent()) {
            return myself;
        }
        String code = ask("select c." + column + "::text as code from pg_catalog.pg_constraint c where c.oid = ?")
                .text("code");
        ReferentialAction was = ReferentialAction.of(String.valueOf(code));
        return was == expected ? myself : fail(ShouldHave.shouldHave(actual, property, expected, was));
    }

    /**
     * Verify that the foreign key is MATCH FULL: its columns are all NULL or none is.
     *
     * <pre>{@code
     * assertThat(db).table("lines").foreignKeyOn("a", "b").isMatchFull();   // passes for foreign key (a, b) references t match full
     * assertThat(db).table("lines").foreignKeyOn("c", "d").isMatchFull();   // fails for foreign key (c, d) references t
     * }</pre>
     *
     * @throws AssertionError if it is MATCH SIMPLE
     */
    public ForeignKeyAssert isMatchFull() {
        return expect(true, FULL, "be MATCH FULL", "is MATCH SIMPLE");
    }

    /**
     * Verify that the foreign key is MATCH SIMPLE, which is the default: where one of its columns is NULL, the others need not match.
     *
     * <pre>{@code
     * assertThat(db).table("lines").foreignKeyOn("c", "d").isMatchSimple();   // passes for foreign key (c, d) references t
     * assertThat(db).table("lines").foreignKeyOn("a", "b").isMatchSimple();   // fails for foreign key (a, b) references t match full
     * }</pre>
     *
     * @throws AssertionError if it is MATCH FULL
     */
    public ForeignKeyAssert isMatchSimple() {
        return expect(false, FULL, "be MATCH SIMPLE", "is MATCH FULL");
    }

    /**
     * Verify that the foreign key has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("user_id").hasComment("who pays");   // passes after comment on constraint .. is 'who pays'
     * assertThat(db).table("orders").foreignKeyOn("user_id").hasComment("who eats");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public ForeignKeyAssert hasComment(String comment) {
        return expectComment("pg_constraint", comment);
    }

    /**
     * Verify that the foreign key has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("item_id").hasNoComment();   // passes where nobody commented on it
     * assertThat(db).table("orders").foreignKeyOn("user_id").hasNoComment();   // fails after comment on constraint .. is 'who pays'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public ForeignKeyAssert hasNoComment() {
        return expectComment("pg_constraint", null);
    }
}

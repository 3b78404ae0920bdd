package io.confiture.assertions.relation;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a sequence. */
public class SequenceAssert extends DatabaseObjectAssert<SequenceAssert>
        implements RelationProperties<SequenceAssert>, PrivilegeNavigation<SequenceAssert> {

    /** Assert on a sequence. */
    public SequenceAssert(DatabaseObject actual) {
        super(actual, SequenceAssert.class);
    }

    /**
     * Verify that the numbers of the sequence are of this type, which limits them.
     *
     * <pre>{@code
     * assertThat(db).sequence("numbers").hasType("bigint");    // passes for create sequence numbers
     * assertThat(db).sequence("numbers").hasType("integer");   // fails there
     * }</pre>
     *
     * @throws AssertionError if they are of another, or there is no such type
     */
    public SequenceAssert hasType(String type) {
        new TypeExpectation(type)
                .check(Question.from(navigation()), sequence("s.seqtypid::bigint as type, -1 as modifier"));
        return myself;
    }

    /**
     * Verify with which number the sequence begins, when it is new and after {@code RESTART}.
     *
     * <pre>{@code
     * assertThat(db).sequence("numbers").hasStart(1000);   // passes for create sequence numbers start 1000
     * assertThat(db).sequence("numbers").hasStart(1);      // fails there
     * }</pre>
     *
     * @throws AssertionError if it begins with another
     */
    public SequenceAssert hasStart(long expected) {
        return number("start", "s.seqstart", expected);
    }

    /**
     * Verify how far it is from one number to the next.
     *
     * <pre>{@code
     * assertThat(db).sequence("numbers").hasIncrement(10);   // passes for create sequence numbers increment 10
     * assertThat(db).sequence("numbers").hasIncrement(1);    // fails there
     * }</pre>
     *
     * @throws AssertionError if the increment is another
     */
    public SequenceAssert hasIncrement(long expected) {
        return number("increment", "s.seqincrement", expected);
    }

    /**
     * Verify what is the least number.
     *
     * <pre>{@code
     * assertThat(db).sequence("numbers").hasMinValue(1);    // passes for create sequence numbers
     * assertThat(db).sequence("numbers").hasMinValue(10);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is another
     */
    public SequenceAssert hasMinValue(long expected) {
        return number("minimum", "s.seqmin", expected);
    }

    /**
     * Verify what is the greatest number.
     *
     * <pre>{@code
     * assertThat(db).sequence("numbers").hasMaxValue(99);               // passes for create sequence numbers maxvalue 99
     * assertThat(db).sequence("numbers").hasMaxValue(Long.MAX_VALUE);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is another
     */
    public SequenceAssert hasMaxValue(long expected) {
        return number("maximum", "s.seqmax", expected);
    }

    /**
     * Verify how many numbers a session takes at once. Those that it does not use are lost.
     *
     * <pre>{@code
     * assertThat(db).sequence("numbers").hasCache(1);    // passes for create sequence numbers
     * assertThat(db).sequence("numbers").hasCache(20);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it takes another number of them
     */
    public SequenceAssert hasCache(long expected) {
        return number("cache", "s.seqcache", expected);
    }

    /**
     * Verify that the sequence begins anew when it has reached its limit.
     *
     * <pre>{@code
     * assertThat(db).sequence("numbers").cycles();   // passes for create sequence numbers cycle
     * assertThat(db).sequence("numbers").cycles();   // fails for create sequence numbers
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    public SequenceAssert cycles() {
        return expect(true, sequence("s.seqcycle as yes"), "cycle", "does not");
    }

    /**
     * Verify that the sequence fails when it has reached its limit.
     *
     * <pre>{@code
     * assertThat(db).sequence("numbers").doesNotCycle();   // passes for create sequence numbers
     * assertThat(db).sequence("numbers").doesNotCycle();   // fails for create sequence numbers cycle
     * }</pre>
     *
     * @throws AssertionError if it begins anew
     */
    public SequenceAssert doesNotCycle() {
        return expect(false, sequence("s.seqcycle as yes"), "not cycle", "does");
    }

    /**
     * Verify that the sequence belongs to a column, and is dropped with it: those behind serial and identity columns do. A table's
     * name without its schema's is looked up in the sequence's schema first, then in the search path.
     *
     * <pre>{@code
     * assertThat(db).sequence("users_id_seq").belongsToColumn("users", "id");    // passes for create table users (id serial)
     * assertThat(db).sequence("users_id_seq").belongsToColumn("users", "no");    // fails there
     * }</pre>
     *
     * @throws AssertionError if it belongs to another, or to none, or there is no such table
     */
    public SequenceAssert belongsToColumn(String table, String column) {
        Question.from(navigation())
                .other(table)
                .ifPresent(found -> expectValue(column(), "column", found.qualifiedName() + "." + column));
        return myself;
    }

    /**
     * Verify that the sequence belongs to no column.
     *
     * <pre>{@code
     * assertThat(db).sequence("numbers").belongsToNoColumn();        // passes for create sequence numbers
     * assertThat(db).sequence("users_id_seq").belongsToNoColumn();   // fails for create table users (id serial)
     * }</pre>
     *
     * @throws AssertionError if it belongs to one
     */
    public SequenceAssert belongsToNoColumn() {
        return expectValue(column(), "column", null);
    }

    private SequenceAssert number(String property, String selected, long expected) {
        if (actual.absent()) {
            return myself;
        }
        long was = ask(sequence(selected + " as value")).number("value");
        return was == expected ? myself : fail(ShouldHave.shouldHave(actual, property, expected, was));
    }

    private static String sequence(String selected) {
        return "select " + selected + " from pg_catalog.pg_sequence s where s.seqrelid = ?";
    }

    /** A serial's sequence depends on its column automatically (a), an identity's internally (i). */
    private static String column() {
        return """
            select (select n.nspname || '.' || t.relname || '.' || a.attname
                    from pg_catalog.pg_depend d join pg_catalog.pg_class t on t.oid = d.refobjid
                    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
                    join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
                    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = s.oid
                      and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjsubid > 0
                      and d.deptype in ('a', 'i')) as value
            from pg_catalog.pg_class s where s.oid = ?\
            """;
    }
}

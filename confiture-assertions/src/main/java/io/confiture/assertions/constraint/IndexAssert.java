package io.confiture.assertions.constraint;

import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on an index. */
public class IndexAssert extends DatabaseObjectAssert<IndexAssert>
        implements IndexState<IndexAssert>, IndexKeys<IndexAssert> {
    private static final String OPTION = """
        select (select o.option_value from pg_catalog.pg_options_to_table(c.reloptions) o where o.option_name = p.name) as value
        from (select ?::bigint as oid, ?::text as name) p join pg_catalog.pg_class c on c.oid = p.oid\
        """;

    /** Assert on an index. */
    public IndexAssert(DatabaseObject actual) {
        super(actual, IndexAssert.class);
    }

    /**
     * Verify that the index is unique; that of a primary key is as well.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_email_idx").isUnique();   // passes for create unique index users_email_idx ..
     * assertThat(db).table("users").index("users_bio_idx").isUnique();     // fails for create index users_bio_idx ..
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    public IndexAssert isUnique() {
        return expect(true, index("x.indisunique"), "be unique", "is not");
    }

    /**
     * Verify that the index is not unique.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_bio_idx").isNotUnique();     // passes for create index users_bio_idx ..
     * assertThat(db).table("users").index("users_email_idx").isNotUnique();   // fails for create unique index users_email_idx ..
     * }</pre>
     *
     * @throws AssertionError if it is unique
     */
    public IndexAssert isNotUnique() {
        return expect(false, index("x.indisunique"), "not be unique", "is");
    }

    /**
     * Verify that the index holds the primary key.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_pkey").isPrimary();        // passes for id bigint primary key
     * assertThat(db).table("users").index("users_email_idx").isPrimary();   // fails for create unique index users_email_idx ..
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    public IndexAssert isPrimary() {
        return expect(true, index("x.indisprimary"), "hold the primary key", "does not");
    }

    /**
     * Verify that the index does not hold the primary key.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_email_idx").isNotPrimary();   // passes for create unique index users_email_idx ..
     * assertThat(db).table("users").index("users_pkey").isNotPrimary();        // fails for id bigint primary key
     * }</pre>
     *
     * @throws AssertionError if it does
     */
    public IndexAssert isNotPrimary() {
        return expect(false, index("x.indisprimary"), "not hold the primary key", "does");
    }

    /**
     * Verify that two NULLs are the same to the unique index: NULLS NOT DISTINCT, which there is since PostgreSQL 15.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_phone_idx").isNullsNotDistinct();   // passes for create unique index .. nulls not distinct
     * assertThat(db).table("users").index("users_email_idx").isNullsNotDistinct();   // fails for create unique index ..
     * }</pre>
     *
     * @throws AssertionError if it is not, or the index is not unique
     */
    public IndexAssert isNullsNotDistinct() {
        // Through JSON, because older servers have no such column.
        return expect(
                true,
                index("x.indisunique and (pg_catalog.to_jsonb(x) ->> 'indnullsnotdistinct')::boolean"),
                "be NULLS NOT DISTINCT",
                "is not");
    }

    /**
     * Verify that the index is of this method.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_tags_idx").usesMethod("gin");     // passes for create index .. using gin (tags)
     * assertThat(db).table("users").index("users_tags_idx").usesMethod("btree");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is of another
     */
    public IndexAssert usesMethod(String method) {
        return expectValue(
                "select m.amname as value from pg_catalog.pg_class c join pg_catalog.pg_am m on m.oid = c.relam where"
                        + " c.oid = ?",
                "method",
                method);
    }

    /**
     * Verify that the index is owned by this role, which is always its table's owner.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_pkey").isOwnedBy("app");     // passes where app owns users
     * assertThat(db).table("users").index("users_pkey").isOwnedBy("guest");   // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public IndexAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(c.relowner) as value from pg_catalog.pg_class c where c.oid = ?",
                "owner",
                role);
    }

    /**
     * Verify that the index is in this tablespace; one that was made without a word about it is in the database's own.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_pkey").isInTablespace("pg_default");   // passes where nothing else was said
     * assertThat(db).table("users").index("users_pkey").isInTablespace("fast");         // fails there
     * }</pre>
     *
     * @throws AssertionError if it is in another
     */
    public IndexAssert isInTablespace(String tablespace) {
        return expectValue("""
            select s.spcname as value from pg_catalog.pg_class c join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
            join pg_catalog.pg_tablespace s on s.oid = case when c.reltablespace = 0 then d.dattablespace else c.reltablespace end
            where c.oid = ?\
            """, "tablespace", tablespace);
    }

    /**
     * Verify that a storage option was set to this value.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_pkey").hasOption("fillfactor", "70");   // passes after alter index .. set (fillfactor = 70)
     * assertThat(db).table("users").index("users_pkey").hasOption("fillfactor", "90");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it was set to another, or not at all
     */
    public IndexAssert hasOption(String option, String value) {
        return expectValue(OPTION, "option " + option, value, option);
    }

    /**
     * Verify that a storage option was not set, so that the default counts.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_email_idx").doesNotHaveOption("fillfactor");   // passes where nobody set it
     * assertThat(db).table("users").index("users_pkey").doesNotHaveOption("fillfactor");        // fails after alter index .. set (fillfactor = 70)
     * }</pre>
     *
     * @throws AssertionError if it was set
     */
    public IndexAssert doesNotHaveOption(String option) {
        return expectValue(OPTION, "option " + option, null, option);
    }

    /**
     * Verify that the index has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_email_idx").hasComment("for logins");    // passes after comment on index .. is 'for logins'
     * assertThat(db).table("users").index("users_email_idx").hasComment("for reports");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public IndexAssert hasComment(String comment) {
        return expectComment("pg_class", comment);
    }

    /**
     * Verify that the index has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_pkey").hasNoComment();        // passes where nobody commented on it
     * assertThat(db).table("users").index("users_email_idx").hasNoComment();   // fails after comment on index .. is 'for logins'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public IndexAssert hasNoComment() {
        return expectComment("pg_class", null);
    }

    private static String index(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_index x where x.indexrelid = ?";
    }
}

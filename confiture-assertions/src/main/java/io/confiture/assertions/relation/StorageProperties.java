package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;

/** Asserts on how rows are stored: where, by what, and whether they outlive a crash or a session. */
public interface StorageProperties<SELF> extends Navigable<SELF> {

    /**
     * Verify that its rows survive a crash: that it is neither unlogged nor temporary.
     *
     * <pre>{@code
     * assertThat(db).table("users").isPermanent();   // passes for create table users (..)
     * assertThat(db).table("users").isPermanent();   // fails for create unlogged table users (..)
     * }</pre>
     *
     * @throws AssertionError if it is unlogged or temporary
     */
    default SELF isPermanent() {
        return persistence("permanent");
    }

    /**
     * Verify that it is unlogged: that it is empty after a crash, and not on replicas.
     *
     * <pre>{@code
     * assertThat(db).table("cache").isUnlogged();   // passes for create unlogged table cache (..)
     * assertThat(db).table("cache").isUnlogged();   // fails for create table cache (..)
     * }</pre>
     *
     * @throws AssertionError if it is permanent or temporary
     */
    default SELF isUnlogged() {
        return persistence("unlogged");
    }

    /**
     * Verify that it is temporary: that it ends with its session.
     *
     * <pre>{@code
     * assertThat(connection).table("picked").isTemporary();   // passes after create temporary table picked (..)
     * assertThat(connection).table("picked").isTemporary();   // fails after create table picked (..)
     * }</pre>
     *
     * @throws AssertionError if it is permanent or unlogged
     */
    default SELF isTemporary() {
        return persistence("temporary");
    }

    /**
     * Verify that it is in this tablespace; one that names none is in the database's.
     *
     * <pre>{@code
     * assertThat(db).table("users").isInTablespace("pg_default");   // passes for create table users (..)
     * assertThat(db).table("users").isInTablespace("fast");         // fails there
     * }</pre>
     *
     * @throws AssertionError if it is in another
     */
    default SELF isInTablespace(String name) {
        Question.from(navigation()).expectValue("""
                        select t.spcname as value from pg_catalog.pg_class c
                        join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
                        join pg_catalog.pg_tablespace t
                          on t.oid = case when c.reltablespace = 0 then d.dattablespace else c.reltablespace end
                        where c.oid = ?\
                        """, "tablespace", name);
        return self();
    }

    /**
     * Verify that this table access method keeps its rows.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasAccessMethod("heap");       // passes for create table users (..)
     * assertThat(db).table("users").hasAccessMethod("columnar");   // fails there
     * }</pre>
     *
     * @throws AssertionError if another does, or none because it is partitioned
     */
    default SELF hasAccessMethod(String name) {
        Question.from(navigation()).expectValue("""
                        select m.amname as value from pg_catalog.pg_class c
                        left join pg_catalog.pg_am m on m.oid = c.relam where c.oid = ?\
                        """, "access method", name);
        return self();
    }

    private SELF persistence(String expected) {
        Question question = Question.from(navigation());
        if (!question.subject().absent()) {
            String was = String.valueOf(question.subject().ask("""
                select case c.relpersistence when 'p' then 'permanent' when 'u' then 'unlogged'
                                             else 'temporary' end as value
                from pg_catalog.pg_class c where c.oid = ?\
                """).text("value"));
            question.expectState(was.equals(expected), "be " + expected, "is " + was);
        }
        return self();
    }
}

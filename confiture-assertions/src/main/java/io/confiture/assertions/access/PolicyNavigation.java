package io.confiture.assertions.access;

import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;
import org.assertj.core.api.ListAssert;

/** Leads from a table to its row security policies. Whether they are in force is the table's to say: {@code hasRowSecurity()}. */
public interface PolicyNavigation<SELF> extends Navigable<SELF> {
    /** Says how policies are found. */
    Lookup POLICY = new Lookup("policy", "policies", ObjectKind.POLICY, """
        select p.oid::bigint as oid, 0 as number, null as schema, p.polname as name, p.polrelid::bigint as parent,
               true as visible, false as system
        from pg_catalog.pg_policy p\
        """);

    /**
     * Lead to the assertions on a policy.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant");   // passes after create policy tenant on notes ..
     * assertThat(db).table("notes").policy("tenat");    // fails: there is no policy tenat; did you mean tenant?
     * }</pre>
     *
     * @throws AssertionError if the table has no policy of this name
     */
    default PolicyAssert policy(String name) {
        return navigation().to(POLICY, name, PolicyAssert.class, PolicyAssert::new);
    }

    /**
     * Verify that the table has a policy of this name.
     *
     * <pre>{@code
     * assertThat(db).table("notes").hasPolicy("tenant");   // passes after create policy tenant on notes ..
     * assertThat(db).table("notes").hasPolicy("tenat");    // fails there
     * }</pre>
     *
     * @throws AssertionError if it has none
     */
    default SELF hasPolicy(String name) {
        navigation().has(POLICY, name);
        return self();
    }

    /**
     * Verify that the table has no policy of this name.
     *
     * <pre>{@code
     * assertThat(db).table("notes").doesNotHavePolicy("everybody");   // passes after drop policy everybody on notes
     * assertThat(db).table("notes").doesNotHavePolicy("tenant");      // fails after create policy tenant on notes ..
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    default SELF doesNotHavePolicy(String name) {
        navigation().hasNot(POLICY, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of the table's policies, sorted.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policies().containsExactly("tenant");   // passes after create policy tenant on notes ..
     * assertThat(db).table("notes").policies().isEmpty();                   // fails there
     * }</pre>
     */
    default ListAssert<String> policies() {
        return navigation().names(POLICY);
    }
}

package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHaveExpression;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/** Asserts on a row security policy. */
public class PolicyAssert extends DatabaseObjectAssert<PolicyAssert> {
    private static final List<String> COMMANDS = List.of("ALL", "SELECT", "INSERT", "UPDATE", "DELETE");

    /** Assert on a policy. */
    public PolicyAssert(DatabaseObject actual) {
        super(actual, PolicyAssert.class);
    }

    /**
     * Verify which command the policy is for: {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or {@code DELETE}.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").isForCommand("SELECT");   // passes after create policy tenant on notes for select ..
     * assertThat(db).table("notes").policy("tenant").isForCommand("SELECT");   // fails after create policy tenant on notes using ..: it is for ALL
     * }</pre>
     *
     * @throws AssertionError if it is for another one, or if this is none of the five
     */
    public PolicyAssert isForCommand(String expected) {
        String command = expected.strip().toUpperCase(Locale.ROOT);
        if (!COMMANDS.contains(command)) {
            return fail(ShouldExist.shouldExist(actual, "command", expected, COMMANDS, actual.definedAt()));
        }
        return expectValue("""
            select case p.polcmd when '*' then 'ALL' when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE'
                                 when 'd' then 'DELETE' end as value
            from pg_catalog.pg_policy p where p.oid = ?\
            """, "command", command);
    }

    /**
     * Verify that the policy is permissive: it lets rows through that others do not.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").isPermissive();   // passes after create policy tenant on notes using (..)
     * assertThat(db).table("notes").policy("tenant").isPermissive();   // fails after create policy tenant on notes as restrictive using (..)
     * }</pre>
     *
     * @throws AssertionError if not
     */
    public PolicyAssert isPermissive() {
        return expect(true, policy("p.polpermissive"), "be permissive", "is restrictive");
    }

    /**
     * Verify that the policy is restrictive: it keeps rows back that permissive ones let through.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").isRestrictive();   // passes after create policy tenant on notes as restrictive using (..)
     * assertThat(db).table("notes").policy("tenant").isRestrictive();   // fails after create policy tenant on notes using (..)
     * }</pre>
     *
     * @throws AssertionError if not
     */
    public PolicyAssert isRestrictive() {
        return expect(false, policy("p.polpermissive"), "be restrictive", "is permissive");
    }

    /**
     * Lead to AssertJ's assertions on the names of the roles that the policy is written for, sorted; PUBLIC stands for everybody.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").roles().containsExactly("app");   // passes after create policy tenant on notes to app ..
     * assertThat(db).table("notes").policy("tenant").roles().containsExactly("app");   // fails after create policy tenant on notes using ..
     * }</pre>
     */
    public ListAssert<String> roles() {
        List<String> names = actual.absent()
                ? List.of()
                : ask("""
                    select array(select case when r = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(r)::text end collate "C"
                                 from pg_catalog.unnest(p.polroles) r order by 1) as names
                    from pg_catalog.pg_policy p where p.oid = ?\
                    """).texts("names").stream().map(String::valueOf).toList();
        return navigation().names("roles", names);
    }

    /**
     * Verify that the policy holds for a role: it is written for the role, for one whose privileges it inherits, or for everybody.
     * Whether the role bypasses row security is another question.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").appliesTo("app");     // passes after create policy tenant on notes to app ..
     * assertThat(db).table("notes").policy("tenant").appliesTo("guest");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it does not, or if there is no such role
     */
    public PolicyAssert appliesTo(String role) {
        return expectApplies(true, role);
    }

    /**
     * Verify that the policy does not hold for a role.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").doesNotApplyTo("guest");   // passes after create policy tenant on notes to app ..
     * assertThat(db).table("notes").policy("tenant").doesNotApplyTo("app");     // fails there
     * }</pre>
     *
     * @throws AssertionError if it does, or if there is no such role
     */
    public PolicyAssert doesNotApplyTo(String role) {
        return expectApplies(false, role);
    }

    private PolicyAssert expectApplies(boolean yes, String role) {
        if (actual.absent()) {
            return myself;
        }
        Roles roles = new Roles(actual.source());
        Optional<Long> oid = roles.find(role);
        if (oid.isEmpty()) {
            return fail(ShouldExist.shouldExist("database", "role", role, roles.names(), Optional.empty()));
        }
        return expect(
                yes,
                "select " + RowSecurity.HOLDS
                        + " as yes from pg_catalog.pg_policy p, (select ?::bigint::oid as oid, ?::bigint::oid as role)"
                        + " g where p.oid = g.oid",
                (yes ? "apply to role " : "not apply to role ") + role,
                yes ? "does not" : "does",
                oid.get());
    }

    /**
     * Verify which rows the policy is about, its USING expression. Texts are the same when the server reads the same expression in them.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").hasUsing("tenant = 1");   // passes after create policy tenant on notes using (tenant=1)
     * assertThat(db).table("notes").policy("tenant").hasUsing("tenant = 2");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is another one, or there is none
     */
    public PolicyAssert hasUsing(String expected) {
        return expectExpression("p.polqual", "USING expression", expected);
    }

    /**
     * Verify that the policy has no USING expression.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").hasNoUsing();   // passes after create policy tenant on notes
     * assertThat(db).table("notes").policy("tenant").hasNoUsing();   // fails after create policy tenant on notes using (tenant = 1)
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public PolicyAssert hasNoUsing() {
        return expectValue(expression("p.polqual"), "USING expression", null);
    }

    /**
     * Verify which rows may be written, the policy's WITH CHECK expression. Texts are the same when the server reads the same expression in them.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").hasWithCheck("tenant = 1");   // passes after create policy tenant on notes for insert with check (tenant=1)
     * assertThat(db).table("notes").policy("tenant").hasWithCheck("tenant = 2");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is another one, or there is none
     */
    public PolicyAssert hasWithCheck(String expected) {
        return expectExpression("p.polwithcheck", "WITH CHECK expression", expected);
    }

    /**
     * Verify that the policy has no WITH CHECK expression.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").hasNoWithCheck();   // passes after create policy tenant on notes
     * assertThat(db).table("notes").policy("tenant").hasNoWithCheck();   // fails after create policy tenant on notes for insert with check (tenant = 1)
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public PolicyAssert hasNoWithCheck() {
        return expectValue(expression("p.polwithcheck"), "WITH CHECK expression", null);
    }

    /**
     * Verify the policy's comment.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").hasComment("one's own");   // passes after comment on policy tenant on notes is 'one''s own'
     * assertThat(db).table("notes").policy("tenant").hasComment("all");         // fails there
     * }</pre>
     *
     * @throws AssertionError if it is another one, or there is none
     */
    public PolicyAssert hasComment(String expected) {
        return expectComment("pg_policy", expected);
    }

    /**
     * Verify that the policy has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("notes").policy("tenant").hasNoComment();   // passes after create policy tenant on notes ..
     * assertThat(db).table("notes").policy("tenant").hasNoComment();   // fails after comment on policy tenant on notes is 'one''s own'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public PolicyAssert hasNoComment() {
        return expectComment("pg_policy", null);
    }

    private PolicyAssert expectExpression(String column, String property, String expected) {
        if (actual.absent()) {
            return myself;
        }
        @Nullable String was = ask(expression(column)).text("value");
        PolicyExpression reader = new PolicyExpression(actual.owner());
        if (was != null && reader.same(expected, was)) {
            return myself;
        }
        return fail(
                ShouldHaveExpression.shouldHaveExpression(actual, property, expected, was, reader.refusal(expected)));
    }

    private static String policy(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_policy p where p.oid = ?";
    }

    private static String expression(String column) {
        return "select pg_catalog.pg_get_expr(" + column
                + ", p.polrelid) as value from pg_catalog.pg_policy p where p.oid = ?";
    }
}

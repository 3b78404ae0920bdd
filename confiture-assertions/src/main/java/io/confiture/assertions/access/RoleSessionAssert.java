package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.query.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asserts on what a role sees and can do, by doing it: in a transaction, or behind a savepoint where the connection is in one, with
 * {@code SET LOCAL ROLE}. All of it is rolled back, role and settings as well; numbers taken from sequences stay taken.
 *
 * <p>What {@code ALTER ROLE .. SET} says of the role holds for sessions that it begins itself, and so not here: add it by {@link #with}.
 *
 * <p>The connection's own user must be a superuser or be allowed to become the role. What the role is held to see is compared with what
 * that user sees, so that a row that is not there passes for nothing.
 */
public class RoleSessionAssert extends AbstractAssert<RoleSessionAssert, RoleSession> {
    private static final Set<String> OURS = Set.of("role", "session_authorization", "row_security");

    /** Assert on a role at work. */
    public RoleSessionAssert(RoleSession actual) {
        super(actual, RoleSessionAssert.class);
    }

    /**
     * Return assertions on the role with a setting more, as {@code SET LOCAL} makes it.
     *
     * <p>When a setting that the application makes up was never set before in a session, PostgreSQL gives it back as the empty text and not
     * as unset.
     *
     * @param name such as {@code app.tenant}
     */
    public RoleSessionAssert with(String name, String value) {
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(name + " is what the assertion sets");
        }
        if (!actual.absent() && !name.contains(".")) {
            List<String> known = actual.source().ask("select s.name from pg_catalog.pg_settings s order by 1").stream()
                    .map(setting -> String.valueOf(setting.text("name")))
                    .toList();
            if (known.stream().noneMatch(name::equalsIgnoreCase)) {
                check(Optional.of(ShouldExist.shouldExist(actual.source(), "setting", name, known, Optional.empty())));
                return myself;
            }
        }
        return in(actual.with(name, value));
    }

    /**
     * Return assertions on the role with a claim of a JSON web token more, in the setting {@code request.jwt.claims}, where PostgREST puts
     * them.
     *
     * @param name such as {@code sub}
     * @param value a text, number, boolean, list, map or null
     */
    public RoleSessionAssert withClaim(String name, @Nullable Object value) {
        return in(actual.with(Claims.SETTING, Claims.add(actual.settings().get(Claims.SETTING), name, value)));
    }

    private RoleSessionAssert in(RoleSession session) {
        RoleSessionAssert nested = session.source()
                .nesting()
                .nest(RoleSessionAssert.class, RoleSession.class, session, RoleSessionAssert::new);
        if (info.hasDescription()) {
            nested.info.description(info.description());
        }
        nested.info.useRepresentation(info.representation());
        return nested;
    }

    /**
     * Verify that the role sees rows, among others; without any, that it sees at least one.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").with("app.tenant", "7").canSee("select tenant, text from notes", row(7, "ours"));     // passes where policies keep tenants apart
     * assertThat(db).asRole("app").with("app.tenant", "7").canSee("select tenant, text from notes", row(8, "theirs"));   // fails there
     * }</pre>
     *
     * @param query a query, or the name of a table, all of whose columns are asked for
     * @throws AssertionError if it does not see one of them, or if the server refuses the query
     */
    public RoleSessionAssert canSee(String query, Row... rows) {
        return check(actual.absent() ? Optional.empty() : new Seeing(actual, query, rows).some());
    }

    /**
     * Verify that the role sees these rows and no others, in any order; without any, that it sees none.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").with("app.tenant", "7").canSeeExactly("select tenant from notes", row(7));           // passes where policies keep tenants apart
     * assertThat(db).asRole("app").with("app.tenant", "7").canSeeExactly("select tenant from notes", row(7), row(8));   // fails there
     * }</pre>
     *
     * @param query a query, or the name of a table, all of whose columns are asked for
     * @throws AssertionError if it sees more or less, or if the server refuses the query
     */
    public RoleSessionAssert canSeeExactly(String query, Row... rows) {
        return check(actual.absent() ? Optional.empty() : new Seeing(actual, query, rows).exactly());
    }

    /**
     * Verify that the role sees none of these rows, although the connection's own user sees them all; without any, that it sees no row
     * although that user sees some.
     *
     * <p>The server must answer: where a privilege is missing, {@link #isDenied} says so, and policies have nothing to decide.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").with("app.tenant", "7").cannotSee("select tenant from notes", row(8));   // passes where policies keep tenants apart
     * assertThat(db).asRole("app").with("app.tenant", "7").cannotSee("select tenant from notes", row(7));   // fails there
     * }</pre>
     *
     * @param query a query, or the name of a table, all of whose columns are asked for
     * @throws AssertionError if it sees one of them, if one of them is not there for anybody, or if the server refuses the query
     */
    public RoleSessionAssert cannotSee(String query, Row... rows) {
        return check(actual.absent() ? Optional.empty() : new Seeing(actual, query, rows).none());
    }

    /**
     * Verify that the role can run an INSERT, and that it is one for at least one row.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").with("app.tenant", "7").canInsert("insert into notes values (7, 'x')");   // passes where a policy lets tenant 7 do that
     * assertThat(db).asRole("app").with("app.tenant", "7").canInsert("insert into notes values (8, 'x')");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is refused, fails, or is for no row
     */
    public RoleSessionAssert canInsert(String sql) {
        return check(actual.absent() ? Optional.empty() : new Doing(actual, Deed.change(sql, "INSERT")).changes());
    }

    /**
     * Verify that the role cannot run an INSERT: a privilege is missing, a policy refuses it, or policies let no row through although
     * there are some for the connection's own user.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").with("app.tenant", "7").cannotInsert("insert into notes values (8, 'x')");   // passes where policies keep tenants apart
     * assertThat(db).asRole("app").with("app.tenant", "7").cannotInsert("insert into notes values (7, 'x')");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it can, if it fails for another reason, or if it is for no row, whoever runs it
     */
    public RoleSessionAssert cannotInsert(String sql) {
        return check(
                actual.absent() ? Optional.empty() : new Doing(actual, Deed.change(sql, "INSERT")).changesNothing());
    }

    /**
     * Verify that the role can run an UPDATE, and that it is one for at least one row.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").with("app.tenant", "7").canUpdate("update notes set text = 'x' where tenant = 7");   // passes where a policy lets tenant 7 do that
     * assertThat(db).asRole("app").with("app.tenant", "7").canUpdate("update notes set text = 'x' where tenant = 8");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is refused, fails, or is for no row
     */
    public RoleSessionAssert canUpdate(String sql) {
        return check(actual.absent() ? Optional.empty() : new Doing(actual, Deed.change(sql, "UPDATE")).changes());
    }

    /**
     * Verify that the role cannot run an UPDATE: a privilege is missing, a policy refuses it, or policies let no row through although
     * there are some for the connection's own user.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").with("app.tenant", "7").cannotUpdate("update notes set text = 'x' where tenant = 8");   // passes where policies keep tenants apart
     * assertThat(db).asRole("app").with("app.tenant", "7").cannotUpdate("update notes set text = 'x' where tenant = 7");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it can, if it fails for another reason, or if it is for no row, whoever runs it
     */
    public RoleSessionAssert cannotUpdate(String sql) {
        return check(
                actual.absent() ? Optional.empty() : new Doing(actual, Deed.change(sql, "UPDATE")).changesNothing());
    }

    /**
     * Verify that the role can run a DELETE, and that it is one for at least one row.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").with("app.tenant", "7").canDelete("delete from notes where tenant = 7");   // passes where a policy lets tenant 7 do that
     * assertThat(db).asRole("app").with("app.tenant", "7").canDelete("delete from notes where tenant = 8");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is refused, fails, or is for no row
     */
    public RoleSessionAssert canDelete(String sql) {
        return check(actual.absent() ? Optional.empty() : new Doing(actual, Deed.change(sql, "DELETE")).changes());
    }

    /**
     * Verify that the role cannot run a DELETE: a privilege is missing, a policy refuses it, or policies let no row through although
     * there are some for the connection's own user.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").with("app.tenant", "7").cannotDelete("delete from notes where tenant = 8");   // passes where policies keep tenants apart
     * assertThat(db).asRole("app").with("app.tenant", "7").cannotDelete("delete from notes where tenant = 7");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it can, if it fails for another reason, or if it is for no row, whoever runs it
     */
    public RoleSessionAssert cannotDelete(String sql) {
        return check(
                actual.absent() ? Optional.empty() : new Doing(actual, Deed.change(sql, "DELETE")).changesNothing());
    }

    /**
     * Verify that the role can run a statement, whatever comes of it.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").canRun("call close_day()");     // passes after grant execute on procedure close_day to app
     * assertThat(db).asRole("guest").canRun("call close_day()");   // fails after revoke execute on procedure close_day from public
     * }</pre>
     *
     * @throws AssertionError if it is refused or fails
     */
    public RoleSessionAssert canRun(String sql) {
        return check(actual.absent() ? Optional.empty() : new Doing(actual, Deed.any(sql)).runs());
    }

    /**
     * Verify that the server refuses a statement because the role lacks a privilege; {@code insufficient_privilege}, 42501, and not
     * because of a policy.
     *
     * <pre>{@code
     * assertThat(db).asRole("guest").isDenied("select * from notes");   // passes after revoke all on notes from public
     * assertThat(db).asRole("app").isDenied("select * from notes");     // fails after grant select on notes to app, whatever policies let through
     * }</pre>
     *
     * @throws AssertionError if it is not refused, or for another reason
     */
    public RoleSessionAssert isDenied(String sql) {
        return check(
                actual.absent() ? Optional.empty() : new Doing(actual, Deed.any(sql)).refused(Outcome.Reason.DENIED));
    }

    /**
     * Verify that the server refuses a statement because it would write a row that no policy lets in; 42501 as well, and not because of
     * a missing privilege.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").with("app.tenant", "7").violatesPolicy("insert into notes values (8, 'x')");   // passes where policies keep tenants apart
     * assertThat(db).asRole("app").with("app.tenant", "7").violatesPolicy("insert into notes values (7, 'x')");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is not refused, or for another reason
     */
    public RoleSessionAssert violatesPolicy(String sql) {
        return check(
                actual.absent() ? Optional.empty() : new Doing(actual, Deed.any(sql)).refused(Outcome.Reason.POLICY));
    }

    private RoleSessionAssert check(Optional<ErrorMessageFactory> wrong) {
        wrong.ifPresent(this::throwAssertionError);
        return myself;
    }
}

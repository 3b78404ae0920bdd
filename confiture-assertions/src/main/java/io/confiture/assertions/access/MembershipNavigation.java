package io.confiture.assertions.access;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Asserts which roles a role is a member of, and which are its members. */
public interface MembershipNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to AssertJ's assertions on the names of the roles that were made members of this one themselves, sorted.
     *
     * <pre>{@code
     * assertThat(db).role("editors").members().containsExactly("app");   // passes after grant editors to app
     * assertThat(db).role("editors").members().isEmpty();                // fails there
     * }</pre>
     */
    default ListAssert<String> members() {
        return Memberships.of(navigation()).members();
    }

    /**
     * Lead to AssertJ's assertions on the names of the roles that this one was itself made a member of, sorted.
     *
     * <pre>{@code
     * assertThat(db).role("app").memberships().containsExactly("editors");   // passes after grant editors to app
     * assertThat(db).role("app").memberships().isEmpty();                    // fails there
     * }</pre>
     */
    default ListAssert<String> memberships() {
        return Memberships.of(navigation()).memberships();
    }

    /**
     * Verify that the role is a member of another, directly or through others.
     *
     * <p>Memberships are what was granted: a superuser, who may do everything, is in no group for that.
     *
     * <pre>{@code
     * assertThat(db).role("app").isMemberOf("editors");   // passes after grant editors to app, or grant editors to staff; grant staff to app
     * assertThat(db).role("app").isMemberOf("editors");   // fails after revoke editors from app
     * }</pre>
     *
     * @throws AssertionError if not, or if there is no such role
     */
    default SELF isMemberOf(String role) {
        Memberships.of(navigation()).expect(true, Memberships.Question.MEMBER, role);
        return self();
    }

    /**
     * Verify that the role is not a member of another, neither directly nor through others.
     *
     * <p>Memberships are what was granted: a superuser, who may do everything, is in no group for that.
     *
     * <pre>{@code
     * assertThat(db).role("app").isNotMemberOf("editors");   // passes after revoke editors from app
     * assertThat(db).role("app").isNotMemberOf("editors");   // fails after grant editors to app, or grant editors to staff; grant staff to app
     * }</pre>
     *
     * @throws AssertionError if it is otherwise, or if there is no such role
     */
    default SELF isNotMemberOf(String role) {
        Memberships.of(navigation()).expect(false, Memberships.Question.MEMBER, role);
        return self();
    }

    /**
     * Verify that the role was itself made a member of another.
     *
     * <pre>{@code
     * assertThat(db).role("app").isDirectMemberOf("editors");   // passes after grant editors to app
     * assertThat(db).role("app").isDirectMemberOf("editors");   // fails after grant editors to staff; grant staff to app
     * }</pre>
     *
     * @throws AssertionError if not, or if there is no such role
     */
    default SELF isDirectMemberOf(String role) {
        Memberships.of(navigation()).expect(true, Memberships.Question.DIRECT, role);
        return self();
    }

    /**
     * Verify that the role was not itself made a member of another; through others it may be.
     *
     * <pre>{@code
     * assertThat(db).role("app").isNotDirectMemberOf("editors");   // passes after grant editors to staff; grant staff to app
     * assertThat(db).role("app").isNotDirectMemberOf("editors");   // fails after grant editors to app
     * }</pre>
     *
     * @throws AssertionError if it is otherwise, or if there is no such role
     */
    default SELF isNotDirectMemberOf(String role) {
        Memberships.of(navigation()).expect(false, Memberships.Question.DIRECT, role);
        return self();
    }

    /**
     * Verify that the role has the privileges of another without SET ROLE. Superusers have those of all.
     *
     * <pre>{@code
     * assertThat(db).role("app").inheritsFrom("editors");   // passes after grant editors to app
     * assertThat(db).role("app").inheritsFrom("editors");   // fails after grant editors to app with inherit false
     * }</pre>
     *
     * @throws AssertionError if not, or if there is no such role
     */
    default SELF inheritsFrom(String role) {
        Memberships.of(navigation()).expect(true, Memberships.Question.USAGE, role);
        return self();
    }

    /**
     * Verify that the role does not have the privileges of another without SET ROLE. Superusers have those of all.
     *
     * <pre>{@code
     * assertThat(db).role("app").doesNotInheritFrom("editors");   // passes after grant editors to app with inherit false
     * assertThat(db).role("app").doesNotInheritFrom("editors");   // fails after grant editors to app
     * }</pre>
     *
     * @throws AssertionError if it is otherwise, or if there is no such role
     */
    default SELF doesNotInheritFrom(String role) {
        Memberships.of(navigation()).expect(false, Memberships.Question.USAGE, role);
        return self();
    }

    /**
     * Verify that the role may SET ROLE to another. Superusers may become everybody.
     *
     * <pre>{@code
     * assertThat(db).role("app").canBecome("editors");   // passes after grant editors to app
     * assertThat(db).role("app").canBecome("editors");   // fails after grant editors to app with set false
     * }</pre>
     *
     * @throws AssertionError if not, or if there is no such role
     */
    default SELF canBecome(String role) {
        Memberships.of(navigation()).expect(true, Memberships.Question.SET, role);
        return self();
    }

    /**
     * Verify that the role must not SET ROLE to another. Superusers may become everybody.
     *
     * <pre>{@code
     * assertThat(db).role("app").cannotBecome("editors");   // passes after grant editors to app with set false
     * assertThat(db).role("app").cannotBecome("editors");   // fails after grant editors to app
     * }</pre>
     *
     * @throws AssertionError if it is otherwise, or if there is no such role
     */
    default SELF cannotBecome(String role) {
        Memberships.of(navigation()).expect(false, Memberships.Question.SET, role);
        return self();
    }

    /**
     * Verify that the role may grant membership in another, by its admin option. Superusers have all.
     *
     * <pre>{@code
     * assertThat(db).role("app").isAdminOf("editors");   // passes after grant editors to app with admin option
     * assertThat(db).role("app").isAdminOf("editors");   // fails after grant editors to app
     * }</pre>
     *
     * @throws AssertionError if not, or if there is no such role
     */
    default SELF isAdminOf(String role) {
        Memberships.of(navigation()).expect(true, Memberships.Question.ADMIN, role);
        return self();
    }

    /**
     * Verify that the role has no admin option on another. Superusers have all.
     *
     * <pre>{@code
     * assertThat(db).role("app").isNotAdminOf("editors");   // passes after grant editors to app
     * assertThat(db).role("app").isNotAdminOf("editors");   // fails after grant editors to app with admin option
     * }</pre>
     *
     * @throws AssertionError if it is otherwise, or if there is no such role
     */
    default SELF isNotAdminOf(String role) {
        Memberships.of(navigation()).expect(false, Memberships.Question.ADMIN, role);
        return self();
    }
}

package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHavePrivileges;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ListAssert;

/**
 * Asserts on the privileges of one role on one object, with the words of AssertJ's lists.
 *
 * <p>Privileges are named as in GRANT, in any case; {@code TEMP} is {@code TEMPORARY}. A name that is no privilege on such objects
 * (on this version of the server) is a failure of every assertion, so that no misspelled one passes for not being there.
 */
public class PrivilegesAssert extends AbstractAssert<PrivilegesAssert, Privileges> {

    /** Assert on privileges. */
    public PrivilegesAssert(Privileges actual) {
        super(actual, PrivilegesAssert.class);
    }

    /** Lead to privileges, softly where the assertion that leads there is soft. */
    static PrivilegesAssert in(Navigation navigation, Privileges privileges) {
        DatabaseSource source = privileges.source();
        return navigation.described(
                source.nesting().nest(PrivilegesAssert.class, Privileges.class, privileges, PrivilegesAssert::new));
    }

    /**
     * Verify that the role has these privileges and no others.
     *
     * <pre>{@code
     * assertThat(db).table("users").privileges("app").containsExactlyInAnyOrder("SELECT", "INSERT");   // passes after grant select, insert on users to app
     * assertThat(db).table("users").privileges("app").containsExactlyInAnyOrder("SELECT");             // fails there
     * }</pre>
     *
     * @throws AssertionError if it has more or less, or if one of the names is no privilege
     */
    public PrivilegesAssert containsExactlyInAnyOrder(String... privileges) {
        Set<String> expected = known(privileges);
        return check(Set.copyOf(actual.names()).equals(expected), "exactly", expected, true, true);
    }

    /**
     * Verify that the role has these privileges; it may have others.
     *
     * <pre>{@code
     * assertThat(db).table("users").privileges("app").contains("SELECT");   // passes after grant select, insert on users to app
     * assertThat(db).table("users").privileges("app").contains("DELETE");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it lacks one, or if one of the names is no privilege
     */
    public PrivilegesAssert contains(String... privileges) {
        Set<String> expected = some(privileges);
        return check(actual.names().containsAll(expected), "at least", expected, true, false);
    }

    /**
     * Verify that the role has none of these privileges.
     *
     * <pre>{@code
     * assertThat(db).table("users").privileges("app").doesNotContain("DELETE");   // passes after grant select, insert on users to app
     * assertThat(db).table("users").privileges("app").doesNotContain("SELECT");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has one, or if one of the names is no privilege
     */
    public PrivilegesAssert doesNotContain(String... privileges) {
        Set<String> unwanted = some(privileges);
        return check(actual.names().stream().noneMatch(unwanted::contains), "none of", unwanted, false, true);
    }

    /**
     * Verify that the role has no privilege at all.
     *
     * <pre>{@code
     * assertThat(db).table("users").privileges("guest").isEmpty();   // passes for create role guest
     * assertThat(db).table("users").privileges("guest").isEmpty();   // fails after grant select on users to public
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public PrivilegesAssert isEmpty() {
        return check(actual.names().isEmpty(), "exactly", Set.of(), false, true);
    }

    /**
     * Lead to the same assertions on those privileges only that the role may grant to others.
     *
     * <p>An owner always may, without having been granted it: it has them all with grant option, and is granted none so.
     *
     * <pre>{@code
     * assertThat(db).table("users").grants("app").withGrantOption().contains("SELECT");   // passes after grant select on users to app with grant option
     * assertThat(db).table("users").grants("app").withGrantOption().contains("SELECT");   // fails after grant select on users to app
     * }</pre>
     */
    public PrivilegesAssert withGrantOption() {
        return in(navigation(), actual.grantable());
    }

    /**
     * Lead to AssertJ's own assertions on the names of the privileges, sorted. They do not know which names are privileges.
     *
     * <pre>{@code
     * assertThat(db).table("users").privileges("app").names().hasSize(2);   // passes after grant select, insert on users to app
     * assertThat(db).table("users").privileges("app").names().hasSize(1);   // fails there
     * }</pre>
     */
    public ListAssert<String> names() {
        return navigation().names("privileges of " + actual.role() + " on " + actual.object(), actual.names());
    }

    private Navigation navigation() {
        return new Navigation(Scope.searchPath(actual.source()), info, actual.absent());
    }

    private Set<String> some(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("no privilege is named");
        }
        return known(names);
    }

    /** Return the names as the server writes them; report those that are no privileges. */
    private Set<String> known(String... names) {
        Set<String> known = new TreeSet<>();
        List<String> there = actual.all().stream().map(Privilege::name).toList();
        for (String name : names) {
            String upper = name.strip().toUpperCase(Locale.ROOT);
            String stored = upper.equals("TEMP") ? "TEMPORARY" : upper;
            if (!there.contains(stored)) {
                navigation()
                        .report(ShouldExist.shouldExist(actual.object(), "privilege", name, there, actual.definedAt()));
            }
            known.add(stored);
        }
        return known;
    }

    private PrivilegesAssert check(
            boolean fine, String quantity, Set<String> expected, boolean tellsMissing, boolean tellsExtra) {
        boolean unknown = expected.stream().anyMatch(name -> actual.all().stream()
                .noneMatch(one -> one.name().equals(name)));
        if (!fine && !actual.absent() && !unknown) {
            boolean unwanted = quantity.equals("none of");
            throwAssertionError(ShouldHavePrivileges.shouldHavePrivileges(
                    new ShouldHavePrivileges.Whose(
                            actual.role(), actual.verb(), actual.object() + actual.option(), actual.definedAt()),
                    quantity,
                    List.copyOf(expected),
                    actual.names(),
                    tellsMissing
                            ? expected.stream()
                                    .filter(name -> !actual.names().contains(name))
                                    .toList()
                            : List.of(),
                    tellsExtra ? extra(name -> unwanted == expected.contains(name)) : List.of()));
        }
        return myself;
    }

    private List<String> extra(Predicate<String> wanted) {
        return new ArrayList<>(actual.names())
                .stream().filter(wanted).map(actual::explain).toList();
    }
}

package io.confiture.assertions.object;

import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldNotExist;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Lookup;
import io.confiture.assertions.source.Nesting;
import io.confiture.assertions.source.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.WritableAssertionInfo;
import org.assertj.core.error.ErrorMessageFactory;
import org.assertj.core.internal.Failures;

/**
 * Leads from one assertion to those on the objects within, and asks whether they are there.
 *
 * <p>For the assertion classes themselves. Where the assertion that it starts from is on an absent object, everything is as
 * expected and all objects are absent: the soft assertion that missed it has told already.
 *
 * @param scope where names are looked up
 * @param info description and representation of the assertion that it starts from
 * @param absent whether that assertion is on an object that does not exist
 */
public record Navigation(Scope scope, WritableAssertionInfo info, boolean absent) {

    /** What lies between a test and a failure: soft assertions name the line of the first frame that is left. */
    private static final List<String> OURS = List.of("io.confiture.assertions.", "org.assertj.", "net.bytebuddy.");

    /** Lead to the assertions on an object, or fail when there is none of this name. */
    public <A extends AbstractAssert<A, DatabaseObject>> A to(
            Lookup lookup, String name, Class<A> type, Function<DatabaseObject, A> constructor) {
        Optional<DatabaseObject> found = absent ? Optional.empty() : scope.find(lookup, name);
        if (found.isEmpty() && !absent) {
            missing(lookup, name);
        }
        return nest(found.orElseGet(() -> scope.absent(lookup, name)), type, constructor);
    }

    /** Look names up elsewhere. */
    public Navigation in(Scope other) {
        return new Navigation(other, info, absent);
    }

    /** Make the assertions on an object that was found. */
    public <A extends AbstractAssert<A, DatabaseObject>> A nest(
            DatabaseObject object, Class<A> type, Function<DatabaseObject, A> constructor) {
        return described(nesting().nest(type, DatabaseObject.class, object, constructor));
    }

    /** Give an assertion the description, the message and the representation of the one that it starts from. */
    public <A extends AbstractAssert<A, ?>> A described(A nested) {
        if (info.hasDescription()) {
            nested.info.description(info.description());
        }
        String message = info.overridingErrorMessage();
        if (message != null) {
            nested.info.overridingErrorMessage(message);
        }
        nested.info.useRepresentation(info.representation());
        return nested;
    }

    /** Fail unless there is an object of this name. */
    public void has(Lookup lookup, String name) {
        if (!absent && scope.find(lookup, name).isEmpty()) {
            missing(lookup, name);
        }
    }

    /** Fail if there is an object of this name. */
    public void hasNot(Lookup lookup, String name) {
        if (!absent) {
            scope.find(lookup, name).ifPresent(found -> {
                Scope.Place place = scope.place(lookup, name);
                report(ShouldNotExist.shouldNotExist(
                        place.scope().where(lookup), lookup.noun(), place.name(), found.definedAt()));
            });
        }
    }

    /** Lead to AssertJ's assertions on the names of all objects of a kind, sorted. */
    public ListAssert<String> names(Lookup lookup) {
        List<String> names = absent
                ? List.of()
                : scope.all(lookup).stream().map(DatabaseObject::name).toList();
        return names(lookup.nouns(), scope.where(lookup), names);
    }

    /** Lead to AssertJ's assertions on names that were found in another way. */
    public ListAssert<String> names(String nouns, List<String> names) {
        return names(nouns, scope, names);
    }

    private ListAssert<String> names(String nouns, Object where, List<String> names) {
        ListAssert<String> list = described(nesting().list(names));
        return info.hasDescription() ? list : list.as(nouns + " of " + where);
    }

    /** Return the object that this leads from. */
    public DatabaseObject subject() {
        DatabaseObject subject = scope.parent();
        if (subject == null) {
            throw new IllegalStateException(scope + " is no object");
        }
        return subject;
    }

    /**
     * Ask a yes/no question about the object that this leads from, and fail unless the answer is the expected one; for interfaces
     * that several assertion classes implement.
     *
     * @param sql selects {@code yes}; its parameter is the object's oid
     * @param should how the object should be, after "to": {@code be unique}
     * @param was how it is instead, after "but it": {@code is not}
     */
    public void expect(boolean yes, String sql, String should, String was) {
        if (!absent && subject().ask(sql).flag("yes") != yes) {
            report(ShouldBe.shouldBe(subject(), should, was));
        }
    }

    /** Fail: throw, or collect in a soft assertion. */
    public void report(ErrorMessageFactory message) {
        if (!absent) {
            AssertionError failure = Failures.instance().failure(info, message);
            failure.setStackTrace(Arrays.stream(failure.getStackTrace())
                    .dropWhile(frame -> OURS.stream().anyMatch(frame.getClassName()::startsWith))
                    .toArray(StackTraceElement[]::new));
            nesting().report(failure);
        }
    }

    private void missing(Lookup lookup, String name) {
        Scope.Place place = scope.place(lookup, name);
        List<String> there =
                place.scope().all(lookup).stream().map(DatabaseObject::name).toList();
        Optional<String> definedAt =
                scope.parent() == null ? Optional.empty() : scope.parent().definedAt();
        report(ShouldExist.shouldExist(place.scope().where(lookup), lookup.noun(), place.name(), there, definedAt));
    }

    private Nesting nesting() {
        return scope.source().nesting();
    }
}

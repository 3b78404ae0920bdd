package io.confiture.assertions.object;

import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Scope;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Is what the assertions on every kind of object have in common. They extend it directly: there is no further level.
 *
 * <p>Nothing is wrong with an object that is absent (see {@link DatabaseObject#absent()}).
 */
public abstract class DatabaseObjectAssert<SELF extends DatabaseObjectAssert<SELF>>
        extends AbstractAssert<SELF, DatabaseObject> implements Navigable<SELF> {

    /** Assert on an object. */
    protected DatabaseObjectAssert(DatabaseObject actual, Class<SELF> type) {
        super(actual, type);
    }

    /** Ask about the object; the first parameter is its oid, and more may follow. */
    protected final Answer ask(String sql, Object... more) {
        return actual.ask(sql, more);
    }

    /** Lead to what belongs to the object. */
    @Override
    public Navigation navigation() {
        return new Navigation(Scope.within(actual), info, actual.absent());
    }

    @Override
    @SuppressWarnings("SelfAlwaysReturnsThis") // it does, as the type that AssertJ has checked
    public final SELF self() {
        return myself;
    }

    /** Fail with a message unless the object is absent. */
    protected final SELF fail(ErrorMessageFactory message) {
        if (!actual.absent()) {
            throwAssertionError(message);
        }
        return myself;
    }

    /**
     * Ask a yes/no question and fail unless the answer is the expected one.
     *
     * @param sql selects {@code yes}; its first parameter is the object's oid
     * @param should how the object should be, after "to": {@code be unique}
     * @param was how it is instead, after "but it": {@code is not}
     * @param more the parameters after the first
     */
    protected final SELF expect(boolean yes, String sql, String should, String was, Object... more) {
        if (actual.absent() || ask(sql, more).flag("yes") == yes) {
            return myself;
        }
        return fail(ShouldBe.shouldBe(actual, should, was));
    }

    /**
     * Ask for the comment and fail unless it is the expected one.
     *
     * @param catalog where the object is listed: {@code pg_class} for a table and its columns
     * @param expected null when the object should have none
     */
    protected final SELF expectComment(String catalog, @Nullable String expected) {
        return expectValue(
                "select d.description as value from (select ?::oid as oid) o left join pg_catalog.pg_description d on d.objoid = o.oid"
                        + " and d.objsubid = " + actual.number() + " and d.classoid = 'pg_catalog." + catalog
                        + "'::regclass",
                "comment",
                expected);
    }

    /**
     * Ask for a property and fail unless it has the expected value.
     *
     * @param sql selects {@code value}; its first parameter is the object's oid
     * @param property what it is called in the message
     * @param expected null when the object should not have the property
     * @param more the parameters after the first
     */
    protected final SELF expectValue(String sql, String property, @Nullable String expected, Object... more) {
        if (actual.absent()) {
            return myself;
        }
        String was = ask(sql, more).text("value");
        return Objects.equals(was, expected) ? myself : fail(ShouldHave.shouldHave(actual, property, expected, was));
    }
}

package io.confiture.assertions.cluster;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.object.Unordered;
import io.confiture.assertions.source.DatabaseObject;
import java.util.List;

/** Asserts on a subscription. */
public class SubscriptionAssert extends DatabaseObjectAssert<SubscriptionAssert>
        implements Owned<SubscriptionAssert>, Commented<SubscriptionAssert> {
    private static final String ENABLED =
            "select s.subenabled as yes from pg_catalog.pg_subscription s where s.oid = ?";

    /** Assert on a subscription. */
    public SubscriptionAssert(DatabaseObject actual) {
        super(actual, SubscriptionAssert.class);
    }

    /**
     * Verify that the subscription is enabled.
     *
     * <pre>{@code
     * assertThat(db).subscription("orders_in").isEnabled();   // passes after alter subscription orders_in enable
     * assertThat(db).subscription("users_in").isEnabled();    // fails after alter subscription users_in disable
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    public SubscriptionAssert isEnabled() {
        return expect(true, ENABLED, "be enabled", "is not");
    }

    /**
     * Verify that the subscription is disabled.
     *
     * <pre>{@code
     * assertThat(db).subscription("users_in").isDisabled();    // passes after alter subscription users_in disable
     * assertThat(db).subscription("orders_in").isDisabled();   // fails after alter subscription orders_in enable
     * }</pre>
     *
     * @throws AssertionError if it is enabled
     */
    public SubscriptionAssert isDisabled() {
        return expect(false, ENABLED, "be disabled", "is not");
    }

    /**
     * Verify which publications the subscription is to, in any order.
     *
     * <pre>{@code
     * assertThat(db).subscription("orders_in").subscribesTo("orders_out");   // passes for create subscription .. publication orders_out
     * assertThat(db).subscription("orders_in").subscribesTo("users_out");    // fails there
     * }</pre>
     *
     * @throws AssertionError if it is to others
     */
    public SubscriptionAssert subscribesTo(String... publications) {
        if (actual.absent()) {
            return myself;
        }
        List<String> was = ask(
                        "select s.subpublications as publications from pg_catalog.pg_subscription s where s.oid = ?")
                .texts("publications")
                .stream()
                .map(String::valueOf)
                .toList();
        List<String> expected = List.of(publications);
        return Unordered.of(was).equals(Unordered.of(expected))
                ? myself
                : fail(ShouldHave.shouldHave(actual, "publications", expected, was));
    }
}

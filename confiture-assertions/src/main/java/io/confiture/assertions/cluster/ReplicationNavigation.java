package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads from a database to its publications and subscriptions. */
public interface ReplicationNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a publication.
     *
     * <pre>{@code
     * assertThat(db).publication("orders_out").hasTable("shop.orders");   // passes where it is there
     * assertThat(db).publication("order_out");   // fails: there is no publication order_out; did you mean orders_out?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default PublicationAssert publication(String name) {
        return navigation().to(ClusterLookups.PUBLICATION, name, PublicationAssert.class, PublicationAssert::new);
    }

    /**
     * Verify that there is a publication of this name.
     *
     * <pre>{@code
     * assertThat(db).hasPublication("orders_out");   // passes where it is there
     * assertThat(db).hasPublication("order_out");    // fails: did you mean orders_out?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasPublication(String name) {
        navigation().has(ClusterLookups.PUBLICATION, name);
        return self();
    }

    /**
     * Verify that there is no publication of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHavePublication("users_out");   // passes where there is none
     * assertThat(db).doesNotHavePublication("orders_out");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHavePublication(String name) {
        navigation().hasNot(ClusterLookups.PUBLICATION, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all publications, sorted.
     *
     * <pre>{@code
     * assertThat(db).publications().containsExactly("orders_out");   // passes where it is there
     * assertThat(db).publications().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> publications() {
        return navigation().names(ClusterLookups.PUBLICATION);
    }

    /**
     * Lead to the assertions on a subscription.
     *
     * <pre>{@code
     * assertThat(db).subscription("orders_in").isEnabled();   // passes where it is there
     * assertThat(db).subscription("order_in");   // fails: there is no subscription order_in; did you mean orders_in?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default SubscriptionAssert subscription(String name) {
        return navigation().to(ClusterLookups.SUBSCRIPTION, name, SubscriptionAssert.class, SubscriptionAssert::new);
    }

    /**
     * Verify that there is a subscription of this name.
     *
     * <pre>{@code
     * assertThat(db).hasSubscription("orders_in");   // passes where it is there
     * assertThat(db).hasSubscription("order_in");    // fails: did you mean orders_in?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasSubscription(String name) {
        navigation().has(ClusterLookups.SUBSCRIPTION, name);
        return self();
    }

    /**
     * Verify that there is no subscription of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveSubscription("users_in");   // passes where there is none
     * assertThat(db).doesNotHaveSubscription("orders_in");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveSubscription(String name) {
        navigation().hasNot(ClusterLookups.SUBSCRIPTION, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all subscriptions of the database, sorted.
     *
     * <pre>{@code
     * assertThat(db).subscriptions().containsExactly("orders_in");   // passes where it is there
     * assertThat(db).subscriptions().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> subscriptions() {
        return navigation().names(ClusterLookups.SUBSCRIPTION);
    }
}

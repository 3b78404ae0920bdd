package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/**
 * Leads from a database or a schema to its views and materialized views.
 *
 * <p>Names are written as PostgreSQL stores them. On a database a name may have its schema's before it, {@code shop.users}; without
 * one the search path decides.
 */
public interface ViewNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a view.
     *
     * <pre>{@code
     * assertThat(db).view("active");      // passes where there is a view active
     * assertThat(db).view("actvie");      // fails: there is no view actvie; did you mean active?
     * }</pre>
     *
     * @throws AssertionError if there is no view of this name
     */
    default ViewAssert view(String name) {
        return navigation().to(RelationLookups.VIEW, name, ViewAssert.class, ViewAssert::new);
    }

    /**
     * Verify that there is a view of this name.
     *
     * <pre>{@code
     * assertThat(db).hasView("active");   // passes where there is a view active
     * assertThat(db).hasView("actvie");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasView(String name) {
        navigation().has(RelationLookups.VIEW, name);
        return self();
    }

    /**
     * Verify that there is no view of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveView("old_active");   // passes where there is no such view
     * assertThat(db).doesNotHaveView("active");       // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveView(String name) {
        navigation().hasNot(RelationLookups.VIEW, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all views, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").views().containsExactlyInAnyOrder("active", "recent");   // passes where these are all
     * assertThat(db).schema("shop").views().containsExactly("active");   // fails there
     * }</pre>
     */
    default ListAssert<String> views() {
        return navigation().names(RelationLookups.VIEW);
    }

    /**
     * Lead to the assertions on a materialized view.
     *
     * <pre>{@code
     * assertThat(db).materializedView("sales");      // passes where there is a materialized view sales
     * assertThat(db).materializedView("slaes");      // fails: there is no materialized view slaes; did you mean sales?
     * }</pre>
     *
     * @throws AssertionError if there is no materialized view of this name
     */
    default MaterializedViewAssert materializedView(String name) {
        return navigation()
                .to(RelationLookups.MATERIALIZED_VIEW, name, MaterializedViewAssert.class, MaterializedViewAssert::new);
    }

    /**
     * Verify that there is a materialized view of this name.
     *
     * <pre>{@code
     * assertThat(db).hasMaterializedView("sales");   // passes where there is a materialized view sales
     * assertThat(db).hasMaterializedView("slaes");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasMaterializedView(String name) {
        navigation().has(RelationLookups.MATERIALIZED_VIEW, name);
        return self();
    }

    /**
     * Verify that there is no materialized view of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveMaterializedView("old_sales");   // passes where there is no such materialized view
     * assertThat(db).doesNotHaveMaterializedView("sales");       // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveMaterializedView(String name) {
        navigation().hasNot(RelationLookups.MATERIALIZED_VIEW, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all materialized views, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").materializedViews().containsExactlyInAnyOrder("sales", "stock");   // passes where these are all
     * assertThat(db).schema("shop").materializedViews().containsExactly("sales");   // fails there
     * }</pre>
     */
    default ListAssert<String> materializedViews() {
        return navigation().names(RelationLookups.MATERIALIZED_VIEW);
    }
}

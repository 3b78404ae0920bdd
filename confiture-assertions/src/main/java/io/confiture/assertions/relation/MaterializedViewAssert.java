package io.confiture.assertions.relation;

import io.confiture.assertions.access.ColumnPrivilegeNavigation;
import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.constraint.StatisticsNavigation;
import io.confiture.assertions.constraint.TableIndexNavigation;
import io.confiture.assertions.content.RowNavigation;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a materialized view. */
public class MaterializedViewAssert extends DatabaseObjectAssert<MaterializedViewAssert>
        implements RelationProperties<MaterializedViewAssert>,
                StorageProperties<MaterializedViewAssert>,
                ColumnNavigation<MaterializedViewAssert>,
                TableIndexNavigation<MaterializedViewAssert>,
                StatisticsNavigation<MaterializedViewAssert>,
                PrivilegeNavigation<MaterializedViewAssert>,
                ColumnPrivilegeNavigation<MaterializedViewAssert>,
                RowNavigation<MaterializedViewAssert> {

    /** Assert on a materialized view. */
    public MaterializedViewAssert(DatabaseObject actual) {
        super(actual, MaterializedViewAssert.class);
    }

    /**
     * Verify that the materialized view can be read: that it was filled since it was made.
     *
     * <pre>{@code
     * assertThat(db).materializedView("sales").isPopulated();   // passes after refresh materialized view sales
     * assertThat(db).materializedView("sales").isPopulated();   // fails after create materialized view sales as .. with no data
     * }</pre>
     *
     * @throws AssertionError if it was not
     */
    public MaterializedViewAssert isPopulated() {
        return expect(true, populated(), "be populated", "is not");
    }

    /**
     * Verify that the materialized view cannot be read before it is refreshed.
     *
     * <pre>{@code
     * assertThat(db).materializedView("sales").isNotPopulated();   // passes after create materialized view sales as .. with no data
     * assertThat(db).materializedView("sales").isNotPopulated();   // fails after refresh materialized view sales
     * }</pre>
     *
     * @throws AssertionError if it can
     */
    public MaterializedViewAssert isNotPopulated() {
        return expect(false, populated(), "not be populated", "is");
    }

    private static String populated() {
        return "select c.relispopulated as yes from pg_catalog.pg_class c where c.oid = ?";
    }
}

package io.confiture.suite;

import static io.confiture.suite.SeedMutants.CUSTOMER_ROWS;
import static io.confiture.suite.SeedMutants.EMPLOYEE_ROWS;
import static io.confiture.suite.SeedMutants.LINE_ROWS;
import static io.confiture.suite.SeedMutants.MANUFACTURER_ROWS;
import static io.confiture.suite.SeedMutants.MANY_CUSTOMERS;
import static io.confiture.suite.SeedMutants.ORDER_ROWS;
import static io.confiture.suite.SeedMutants.PRODUCT_ROWS;

import java.util.List;

/** Plants mistakes into seed files. */
final class SeedFileMutants {

    private static final String LAST_COMMENT = "-- The last quarter was not in the dump.";

    private SeedFileMutants() {}

    static List<SeedMutant> all() {
        return List.of(
                edit("a seed file commits", ORDER_ROWS, LAST_COMMENT, "COMMIT;", "level-1/50_orders/orders.sql/reads"),
                edit(
                        "a DO block of a seed file commits",
                        ORDER_ROWS,
                        LAST_COMMENT,
                        "DO $$ BEGIN COMMIT; END $$;",
                        "level-1/50_orders/orders.sql/reads"),
                edit(
                        "a seed file connects elsewhere",
                        ORDER_ROWS,
                        LAST_COMMENT,
                        "\\connect postgres",
                        "level-1/50_orders/orders.sql/reads"),
                edit(
                        "a seed file becomes another role",
                        ORDER_ROWS,
                        LAST_COMMENT,
                        "SET ROLE postgres;",
                        "level-1/50_orders/orders.sql/reads"),
                edit(
                        "the second INSERT of a file writes into the final schema",
                        CUSTOMER_ROWS,
                        "INSERT INTO \"prep_seed\".\"tb_customer\" AS c",
                        "INSERT INTO \"catalog\".\"tb_customer\" AS c",
                        "level-1/40_customers.sql/target-schema"),
                edit(
                        "a COPY writes into the final schema",
                        PRODUCT_ROWS,
                        "COPY prep_seed.tb_product",
                        "COPY catalog.tb_product",
                        "level-1/30_products.sql/target-schema",
                        "level-1/30_products.sql/column-count"),
                edit(
                        "the search_path leads unqualified names into the final schema",
                        EMPLOYEE_ROWS,
                        "SET search_path TO prep_seed;",
                        "SET search_path TO catalog, prep_seed;",
                        "level-1/45_employees.sql/target-schema",
                        "level-1/45_employees.sql/column-count"),
                edit(
                        "nothing sets the search_path for unqualified names",
                        EMPLOYEE_ROWS,
                        "SET search_path TO prep_seed;",
                        "",
                        "level-1/45_employees.sql/target-schema"),
                edit(
                        "an UPDATE changes a final table",
                        MANUFACTURER_ROWS,
                        "-- Manufacturers, one INSERT with many rows.",
                        "UPDATE catalog.tb_manufacturer SET country = 'FR' WHERE country IS NULL;",
                        "level-1/10_manufacturers.sql/target-schema"),
                edit(
                        "a DELETE empties a final table",
                        LINE_ROWS,
                        "/* Corrected by hand",
                        "DELETE FROM catalog.tb_order_line;\n/* Corrected by hand",
                        "level-1/50_orders/order_lines_1.sql/target-schema"),
                edit(
                        "a letter O for a zero in the uuid of a COPY row",
                        PRODUCT_ROWS,
                        "5d695063-a445-40b0-9708-5700632c31fe",
                        "5d695063-a445-40bO-9708-5700632c31fe",
                        "level-1/30_products.sql/uuids"),
                edit(
                        "a uuid of the 249th tuple lacks a digit",
                        LINE_ROWS,
                        "('cfdfbd5d-df55-48ee-b18e-a421ff59d277'",
                        "('cfdfbd5d-df55-48ee-b18e-a421ff59d27'",
                        "level-1/50_orders/order_lines_1.sql/uuids"),
                edit(
                        "a uuid has letters behind its end",
                        ORDER_ROWS,
                        "('3f7fd84f-43c8-462d-8f93-c93dbf718e43'",
                        "('3f7fd84f-43c8-462d-8f93-c93dbf718e43ZZZ'",
                        "level-1/50_orders/orders.sql/uuids"),
                edit(
                        "a number stands where a uuid belongs",
                        MANUFACTURER_ROWS,
                        "('eebb6992-d1bd-47f0-89e7-121cec7f6b9e'",
                        "('40'",
                        "level-1/10_manufacturers.sql/uuids"),
                SeedMutants.add(
                        1,
                        "a typing error in the uuid of row 70,000 of a file of 100,000 rows",
                        MANY_CUSTOMERS,
                        SeedMutants.manyCustomers(70_000),
                        "level-1/60_more_customers.sql/uuids"),
                edit(
                        "a column of a foreign key lacks its _id",
                        EMPLOYEE_ROWS,
                        "hired_on, fk_manager_id) VALUES\n    ('02d13e52",
                        "hired_on, fk_manager) VALUES\n    ('02d13e52",
                        "level-1/45_employees.sql/column-count"),
                edit(
                        "a tuple lacks a value",
                        LINE_ROWS,
                        "'39f9d117-ff32-46af-9396-50b2775d849e', 1, 1, 210.07)",
                        "'39f9d117-ff32-46af-9396-50b2775d849e', 1, 210.07)",
                        "level-1/50_orders/order_lines_1.sql/column-count"),
                edit(
                        "a COPY row has a column too many",
                        ORDER_ROWS,
                        "\\N\tshipped\ttransfer\t2025-10-23 03:44:00+00",
                        "\\N\tshipped\ttransfer\t2025-10-23 03:44:00+00\turgent",
                        "level-1/50_orders/orders.sql/column-count"),
                edit(
                        "the column list names a column that the table does not have",
                        MANUFACTURER_ROWS,
                        "(id, identifier, name, country)",
                        "(id, identifier, name, land)",
                        "level-1/10_manufacturers.sql/column-count"));
    }

    private static SeedMutant edit(String title, String file, String found, String planted, String... red) {
        return SeedMutants.edit(1, title, file, found, planted, red);
    }
}

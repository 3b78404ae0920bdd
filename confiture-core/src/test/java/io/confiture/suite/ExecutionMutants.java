package io.confiture.suite;

import static io.confiture.suite.SeedMutants.ASSORTMENT;
import static io.confiture.suite.SeedMutants.CUSTOMER_ROWS;
import static io.confiture.suite.SeedMutants.EMPLOYEE_ROWS;
import static io.confiture.suite.SeedMutants.LINE_ROWS;
import static io.confiture.suite.SeedMutants.MANUFACTURER_ROWS;
import static io.confiture.suite.SeedMutants.MORE_LINE_ROWS;
import static io.confiture.suite.SeedMutants.ORDERS;
import static io.confiture.suite.SeedMutants.ORDER_ROWS;
import static io.confiture.suite.SeedMutants.PEOPLE;
import static io.confiture.suite.SeedMutants.PRODUCT_ROWS;
import static io.confiture.suite.SeedMutants.WEIGHTS;

import java.util.List;

/** Plants mistakes that show in the real rows. */
final class ExecutionMutants {

    private static final String LAST_COMMENT = "-- The last quarter was not in the dump.";

    private ExecutionMutants() {}

    static List<SeedMutant> all() {
        return List.of(
                edit(
                        "a DO block of a seed file becomes another role",
                        ORDER_ROWS,
                        LAST_COMMENT,
                        "DO $$ BEGIN EXECUTE 'SET ' || 'ROLE pg_database_owner'; END $$;",
                        "level-5/50_orders/orders.sql/loads"),
                edit(
                        "a price is no number",
                        PRODUCT_ROWS,
                        "Olive tart tin\t103.06",
                        "Olive tart tin\t103,06",
                        "level-5/30_products.sql/loads"),
                edit(
                        "a required column of a prep table is NULL",
                        MANUFACTURER_ROWS,
                        "'Kupferhof', 'DE'",
                        "'Kupferhof', NULL",
                        "level-5/10_manufacturers.sql/loads"),
                edit(
                        "a required column of a final table is NULL",
                        CUSTOMER_ROWS,
                        "'Chiara Kowalska', '2025-03-29",
                        "NULL, '2025-03-29",
                        "level-5/prep_seed.fn_resolve_tb_customer/resolves"),
                edit(
                        "two rows have one id, where the prep table allows it",
                        EMPLOYEE_ROWS,
                        "('02d13e52-8825-4b1c-8bce-6ff7d0d0a85f', 4036,",
                        "('f70f0c2f-2ef8-4453-b705-3e490cc2cea6', 4036,",
                        "level-5/catalog.fn_resolve_tb_employee/resolves"),
                edit(
                        "two rows have one id, where the prep table forbids it",
                        MANUFACTURER_ROWS,
                        "('eebb6992-d1bd-47f0-89e7-121cec7f6b9e', 'MF-040'",
                        "('90dd5d0f-85c4-4a0c-911d-e6fd62689db9', 'MF-040'",
                        "level-5/10_manufacturers.sql/loads"),
                edit(
                        "two rows are the same for a unique index on an expression",
                        CUSTOMER_ROWS,
                        "'chiara.kowalska57@example.org'",
                        "'Katarzyna.Bianchi56@example.org'",
                        "level-5/prep_seed.fn_resolve_tb_customer/resolves"),
                edit(
                        "two rows are the same for a unique constraint",
                        MANUFACTURER_ROWS,
                        "'MF-040'",
                        "'MF-039'",
                        "level-5/prep_seed.fn_resolve_tb_manufacturer/resolves"),
                edit(
                        "two children of one parent have one name",
                        "seeds/prep/20_categories.sql",
                        "'Chisels', 2)",
                        "'Planes', 2)",
                        "level-5/prep_seed.fn_resolve_tb_category/resolves"),
                edit(
                        "two rows are the same for a constraint that is looked at last",
                        EMPLOYEE_ROWS,
                        "4081, 'Élise Andersson'",
                        "4036, 'Élise Andersson'",
                        "level-5/tb_employee/unique",
                        "level-5/deferred-constraints"),
                edit(
                        "a value breaks a CHECK",
                        MORE_LINE_ROWS,
                        "0e5da613-3f3f-4630-be97-b4bf43306b47\t3\t1\t115.06",
                        "0e5da613-3f3f-4630-be97-b4bf43306b47\t3\t0\t115.06",
                        "level-5/prep_seed.fn_resolve_tb_order_line/resolves"),
                edit(
                        "a value is no label of the enum that the resolver casts it to",
                        ORDER_ROWS,
                        "NULL, 'cancelled', 'invoice', '2025-03-26",
                        "NULL, 'cancelled', 'cash', '2025-03-26",
                        "level-5/prep_seed.fn_resolve_tb_order/resolves"),
                edit(
                        "an old row breaks a CHECK that is NOT VALID",
                        WEIGHTS,
                        "ALTER TABLE catalog.tb_product ADD CONSTRAINT ck_product_weight",
                        """
                        WITH maker AS (
                            INSERT INTO catalog.tb_manufacturer (id, identifier, name, slug, country)
                            VALUES ('00000000-0000-4000-8000-000000000001', 'MF-000', 'Nobody', 'nobody', 'FR')
                            RETURNING pk_manufacturer
                        ), shelf AS (
                            INSERT INTO catalog.tb_category (id, name, position)
                            VALUES ('00000000-0000-4000-8000-000000000002', 'Nothing', 1)
                            RETURNING pk_category
                        )
                        INSERT INTO catalog.tb_product (id, fk_manufacturer, fk_category, sku, name, price, weight_grams)
                        SELECT '00000000-0000-4000-8000-000000000003', pk_manufacturer, pk_category, 'SKU-0', 'Air', 1, -1
                        FROM maker, shelf;
                        ALTER TABLE catalog.tb_product ADD CONSTRAINT ck_product_weight""",
                        "level-5/tb_product/checks"),
                edit(
                        "an inner join loses the row whose parent is missing",
                        ORDER_ROWS,
                        "'2025-00320', 'b31cd8c4-836c-4275-a0fd-0d97fedbe558'",
                        "'2025-00320', 'b31cd8c4-836c-4275-a0fd-0d97fedbe550'",
                        "level-5/prep_seed.fn_resolve_tb_order_line/resolves",
                        "level-5/tb_order/rows-kept",
                        "level-5/tb_order/references"),
                edit(
                        "an optional parent is missing, and the key becomes NULL",
                        ORDER_ROWS,
                        "'2025-00312', '84c1f558-b0f1-4b65-aeec-6cff513150f5', '572a687d-1753-4b05-927a-a443e73ad604'",
                        "'2025-00312', '84c1f558-b0f1-4b65-aeec-6cff513150f5', '572a687d-1753-4b05-927a-a443e73ad600'",
                        "level-5/tb_order/foreign-keys-kept",
                        "level-5/tb_order/references"),
                edit(
                        "a parent of the same table is missing",
                        EMPLOYEE_ROWS,
                        "DATE '2023-12-15', '0babc8f0-4a83-46d9-b678-8ca386ccd5d2'",
                        "DATE '2023-12-15', '0babc8f0-4a83-46d9-b678-8ca386ccd5d0'",
                        "level-5/tb_employee/foreign-keys-kept",
                        "level-5/tb_employee/references"),
                edit(
                        "a required parent is missing behind a left join",
                        LINE_ROWS,
                        "'39f9d117-ff32-46af-9396-50b2775d849e', 1, 1, 210.07",
                        "'39f9d117-ff32-46af-9396-50b2775d8490', 1, 1, 210.07",
                        "level-5/prep_seed.fn_resolve_tb_order_line/resolves"),
                edit(
                        "a resolver leaves rows out",
                        ASSORTMENT,
                        "FROM prep_seed.tb_manufacturer AS p;",
                        "FROM prep_seed.tb_manufacturer AS p WHERE p.country <> 'GR';",
                        "level-5/prep_seed.fn_resolve_tb_order_line/resolves",
                        "level-5/tb_manufacturer/rows-kept",
                        "level-5/tb_product/rows-kept"),
                edit(
                        "a resolver leaves rows out and empties the prep table",
                        ORDERS,
                        "WHERE c.id = p.fk_customer_id;",
                        "WHERE c.id = p.fk_customer_id AND p.status <> 'cancelled';\n    TRUNCATE prep_seed.tb_order;",
                        "level-5/prep_seed.fn_resolve_tb_order_line/resolves",
                        "level-5/tb_order/rows-kept"),
                edit(
                        "a resolver deletes what logical foreign keys point to",
                        ORDERS,
                        "ON \"product\".\"id\" = \"p\".\"fk_product_id\"\n",
                        "ON \"product\".\"id\" = \"p\".\"fk_product_id\";\n    DELETE FROM catalog.tb_product WHERE discontinued;\n",
                        "level-5/tb_product/rows-kept",
                        "level-5/tb_order_line/foreign-keys-kept",
                        "level-5/tb_order_line/orphans"),
                RuntimeMutants.trigger(
                        5,
                        "a trigger drops every row",
                        "RETURN NULL;",
                        "level-5/prep_seed.fn_resolve_tb_order_line/resolves",
                        "level-5/tb_order/rows-kept"),
                edit(
                        "a resolver divides by what is zero at first",
                        PEOPLE,
                        "stored := stored + 1;",
                        "stored := 1 / stored;",
                        "level-5/prep_seed.fn_resolve_tb_customer/resolves"),
                edit(
                        "a resolver refuses a row with an exception of its own",
                        PEOPLE,
                        "stored := stored + 1;",
                        "IF stored = 100 THEN RAISE EXCEPTION 'too many'; END IF;\n        stored := stored + 1;",
                        "level-5/prep_seed.fn_resolve_tb_customer/resolves"),
                edit(
                        "a sequence stays behind its column",
                        PEOPLE,
                        "tb_customer (id, email, name, created_at)\n        VALUES (customer.id,",
                        "tb_customer (pk_customer, id, email, name, created_at)\n        VALUES (stored + 1, customer.id,",
                        "level-5/tb_customer/sequences"));
    }

    private static SeedMutant edit(String title, String file, String found, String planted, String... red) {
        return SeedMutants.edit(5, title, file, found, planted, red);
    }
}

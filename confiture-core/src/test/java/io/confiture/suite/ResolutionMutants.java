package io.confiture.suite;

import static io.confiture.suite.SeedMutants.ASSORTMENT;
import static io.confiture.suite.SeedMutants.KEYS;
import static io.confiture.suite.SeedMutants.ORDERS;
import static io.confiture.suite.SeedMutants.PEOPLE;

import java.util.List;

/** Plants mistakes into resolvers that show without a database. */
final class ResolutionMutants {

    private static final String EMPLOYEES_SECOND_PASS = """
            UPDATE tb_employee
                SET fk_manager = manager.pk_employee
                FROM prep_seed.tb_employee AS p, tb_employee AS manager
                WHERE tb_employee.id = p.id AND manager.id = p.fk_manager_id;""";

    private ResolutionMutants() {}

    static List<SeedMutant> all() {
        return List.of(
                edit(
                        "a resolver has another name",
                        ASSORTMENT,
                        "FUNCTION prep_seed.fn_resolve_tb_manufacturer()",
                        "FUNCTION prep_seed.fn_resolve_tb_manufacturers()",
                        "level-3/tb_manufacturer/resolver"),
                edit(
                        "an INSERT goes to a schema that does not have the table",
                        ASSORTMENT,
                        "INSERT INTO catalog.tb_manufacturer",
                        "INSERT INTO tenant.tb_manufacturer",
                        "level-3/tb_manufacturer/schema-drift"),
                edit(
                        "a JOIN reads from a schema that does not have the table",
                        ASSORTMENT,
                        "JOIN catalog.tb_manufacturer AS m",
                        "JOIN public.tb_manufacturer AS m",
                        "level-3/tb_product/schema-drift"),
                edit(
                        "the UPDATE of the second pass goes to a schema that does not have the table",
                        ASSORTMENT,
                        "UPDATE catalog.tb_category AS c",
                        "UPDATE tenant.tb_category AS c",
                        "level-3/tb_category/schema-drift"),
                edit(
                        "the function's own search_path leads elsewhere",
                        PEOPLE,
                        "SET search_path = catalog, pg_temp",
                        "SET search_path = tenant, pg_temp",
                        "level-3/tb_employee/schema-drift"),
                edit(
                        "the table of a scalar subquery lies elsewhere",
                        ORDERS,
                        "FROM catalog.tb_employee AS e WHERE",
                        "FROM public.tb_employee AS e WHERE",
                        "level-3/tb_order/schema-drift"),
                edit(
                        "NULL is selected in place of the joined key",
                        ASSORTMENT,
                        "SELECT p.id, m.pk_manufacturer, c.pk_category,",
                        "SELECT p.id, NULL, c.pk_category,",
                        "level-3/tb_product/foreign-keys"),
                edit(
                        "a JOIN is on another foreign key",
                        ASSORTMENT,
                        "ON m.id = p.fk_manufacturer_id",
                        "ON m.id = p.fk_category_id",
                        "level-3/tb_product/foreign-keys"),
                edit(
                        "a JOIN is on the row's own id",
                        ASSORTMENT,
                        "ON p.fk_category_id = c.id",
                        "ON p.id = c.id",
                        "level-3/tb_product/foreign-keys"),
                edit(
                        "two joined keys are swapped",
                        ASSORTMENT,
                        "SELECT p.id, m.pk_manufacturer, c.pk_category,",
                        "SELECT p.id, c.pk_category, m.pk_manufacturer,",
                        "level-3/tb_product/foreign-keys"),
                edit(
                        "a scalar subquery looks for another foreign key",
                        ORDERS,
                        "WHERE e.id = p.fk_sales_rep_id)",
                        "WHERE e.id = p.fk_customer_id)",
                        "level-3/tb_order/foreign-keys"),
                edit(
                        "a comma join has its condition on the wrong column",
                        ORDERS,
                        "WHERE c.id = p.fk_customer_id;",
                        "WHERE c.id = p.id;",
                        "level-3/tb_order/foreign-keys"),
                edit(
                        "a comma join has no condition",
                        ORDERS,
                        "WHERE c.id = p.fk_customer_id;",
                        ";",
                        "level-3/tb_order/foreign-keys"),
                edit(
                        "the helper function is asked for the row's own id",
                        ORDERS,
                        "catalog.fn_pk_order(\"p\".\"fk_order_id\")",
                        "catalog.fn_pk_order(\"p\".\"id\")",
                        "level-3/tb_order_line/foreign-keys"),
                edit(
                        "the helper function returns another table's key",
                        KEYS,
                        "SELECT o.pk_order FROM",
                        "SELECT o.fk_customer FROM",
                        "level-3/tb_order_line/foreign-keys"),
                edit(
                        "another column of the joined table is selected",
                        ORDERS,
                        "\"product\".\"pk_product\"",
                        "\"product\".\"fk_category\"",
                        "level-3/tb_order_line/foreign-keys"),
                edit("the second pass is missing", ASSORTMENT, """
                            UPDATE catalog.tb_category AS c
                            SET fk_parent_category = parent.pk_category
                            FROM prep_seed.tb_category AS p
                            JOIN catalog.tb_category AS parent ON parent.id = p.fk_parent_category_id
                            WHERE c.id = p.id;
                        """, "", "level-3/tb_category/self-reference"),
                edit(
                        "the second pass is commented out",
                        PEOPLE,
                        EMPLOYEES_SECOND_PASS,
                        "/* " + EMPLOYEES_SECOND_PASS + " */",
                        "level-3/tb_employee/self-reference"),
                edit(
                        "the second pass links each row to itself",
                        PEOPLE,
                        "manager.id = p.fk_manager_id",
                        "manager.id = p.id",
                        "level-3/tb_employee/self-reference"),
                edit(
                        "the second pass sets what is there already",
                        ASSORTMENT,
                        "SET fk_parent_category = parent.pk_category",
                        "SET fk_parent_category = c.fk_parent_category",
                        "level-3/tb_category/self-reference"),
                edit(
                        "an INSERT leaves out the column of a foreign key",
                        ORDERS,
                        """
                            INSERT INTO catalog.tb_order (id, number, fk_customer, fk_sales_rep, status, payment, placed_at)
                            SELECT p.id,
                                   p.number,
                                   c.pk_customer,
                                   (SELECT e.pk_employee FROM catalog.tb_employee AS e WHERE e.id = p.fk_sales_rep_id),
                        """,
                        """
                            INSERT INTO catalog.tb_order (id, number, fk_customer, status, payment, placed_at)
                            SELECT p.id,
                                   p.number,
                                   c.pk_customer,
                        """,
                        "level-3/tb_order/foreign-keys"),
                SeedMutants.add(
                        3,
                        "the order that is given puts lines before what they belong to",
                        "../confiture.yaml",
                        """
                        seed:
                          prep:
                            resolver_order:
                              - fn_resolve_tb_manufacturer
                              - fn_resolve_tb_category
                              - fn_resolve_tb_product
                              - fn_resolve_tb_customer
                              - fn_resolve_tb_employee
                              - fn_resolve_tb_order_line
                              - fn_resolve_tb_order
                        """,
                        "level-3/order"));
    }

    private static SeedMutant edit(String title, String file, String found, String planted, String... red) {
        return SeedMutants.edit(3, title, file, found, planted, red);
    }
}

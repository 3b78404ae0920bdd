package io.confiture.suite;

import java.util.List;
import java.util.stream.Stream;

/** Knows the mistakes that are planted into the sample, and the files that they are planted into. */
final class SeedMutants {

    static final String CATALOG_TABLES = "schema/10_tables/10_catalog.sql";
    static final String PEOPLE_TABLES = "schema/10_tables/20_people.sql";
    static final String ORDER_TABLES = "schema/10_tables/30_orders.sql";
    static final String PREP_TABLES = "schema/10_tables/40_prep.sql";
    static final String SALES_REPS = "schema/20_changes/2025_sales_reps.sql";
    static final String WEIGHTS = "schema/20_changes/2026_weights.sql";
    static final String ASSORTMENT = "schema/30_functions/assortment.sql";
    static final String KEYS = "schema/30_functions/orders/keys.sql";
    static final String ORDERS = "schema/30_functions/orders/resolve_orders.sql";
    static final String PEOPLE = "schema/30_functions/people.sql";
    static final String MANUFACTURER_ROWS = "seeds/prep/10_manufacturers.sql";
    static final String CATEGORY_ROWS = "seeds/prep/20_categories.sql";
    static final String PRODUCT_ROWS = "seeds/prep/30_products.sql";
    static final String CUSTOMER_ROWS = "seeds/prep/40_customers.sql";
    static final String EMPLOYEE_ROWS = "seeds/prep/45_employees.sql";
    static final String LINE_ROWS = "seeds/prep/50_orders/order_lines_1.sql";
    static final String MORE_LINE_ROWS = "seeds/prep/50_orders/order_lines_2.sql";
    static final String ORDER_ROWS = "seeds/prep/50_orders/orders.sql";

    /** The file that {@link #manyCustomers} fills. */
    static final String MANY_CUSTOMERS = "seeds/prep/60_more_customers.sql";

    private static final int MANY = 100_000;

    private SeedMutants() {}

    /** Return all, in the order of their levels. */
    static List<SeedMutant> all() {
        return Stream.of(
                        SeedFileMutants.all(),
                        UnionMutants.all(),
                        MappingMutants.all(),
                        ResolutionMutants.all(),
                        RuntimeMutants.all(),
                        ExecutionMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Replace what a file has exactly once. */
    static SeedMutant edit(int level, String title, String file, String found, String planted, String... red) {
        return new SeedMutant(title, level, file, found, planted, List.of(red));
    }

    /** Take something out of a file. */
    static SeedMutant cut(int level, String title, String file, String found, String... red) {
        return edit(level, title, file, found, "", red);
    }

    /** Add a file. */
    static SeedMutant add(int level, String title, String file, String text, String... red) {
        return edit(level, title, file, "", text, red);
    }

    /**
     * Return one INSERT of 100,000 customers.
     *
     * @param bad the row, from 1, whose uuid has a typing error; 0 for none
     */
    static String manyCustomers(int bad) {
        StringBuilder sql =
                new StringBuilder("INSERT INTO prep_seed.tb_customer (id, email, name, created_at) VALUES\n");
        for (int row = 1; row <= MANY; row++) {
            sql.append("('%08x-0000-4000-8000-00000000%s000', 'more%d@example.org', 'Customer %d', NULL)%s\n"
                    .formatted(row, row == bad ? "x" : "1", row, row, row == MANY ? ";" : ","));
        }
        return sql.toString();
    }
}

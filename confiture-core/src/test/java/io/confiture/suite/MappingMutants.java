package io.confiture.suite;

import static io.confiture.suite.SeedMutants.CATALOG_TABLES;
import static io.confiture.suite.SeedMutants.ORDER_TABLES;
import static io.confiture.suite.SeedMutants.PEOPLE_TABLES;
import static io.confiture.suite.SeedMutants.PREP_TABLES;
import static io.confiture.suite.SeedMutants.SALES_REPS;

import java.util.List;

/** Plants mistakes into tables. */
final class MappingMutants {

    private MappingMutants() {}

    static List<SeedMutant> all() {
        return List.of(
                edit(
                        "a final table lies in another schema",
                        CATALOG_TABLES,
                        "CREATE TABLE catalog.tb_manufacturer (",
                        "CREATE TABLE public.tb_manufacturer (",
                        "level-2/tb_manufacturer/final-table"),
                edit(
                        "a prep table has no final table",
                        SALES_REPS,
                        "-- Orders know who sold them;",
                        "CREATE TABLE prep_seed.tb_review (id uuid PRIMARY KEY);\n-- Orders know who sold them;",
                        "level-2/tb_review/final-table"),
                edit(
                        "the id of a final table is text",
                        CATALOG_TABLES,
                        "pk_product bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    id uuid NOT NULL",
                        "pk_product bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    id text NOT NULL",
                        "level-2/tb_product/trinity"),
                edit(
                        "the key of a final table is only an integer",
                        CATALOG_TABLES,
                        "pk_category bigint GENERATED",
                        "pk_category integer GENERATED",
                        "level-2/tb_category/trinity"),
                edit(
                        "the key of a final table has another name",
                        ORDER_TABLES,
                        "PK_ORDER_LINE BIGINT GENERATED",
                        "LINE_KEY BIGINT GENERATED",
                        "level-2/tb_order_line/trinity"),
                edit(
                        "a foreign key of a final table is only an integer",
                        CATALOG_TABLES,
                        "fk_category bigint NOT NULL",
                        "fk_category integer NOT NULL",
                        "level-2/tb_product/trinity"),
                edit(
                        "a column that is added later has the wrong type",
                        SALES_REPS,
                        "ADD COLUMN fk_sales_rep bigint",
                        "ADD COLUMN fk_sales_rep text",
                        "level-2/tb_order/trinity"),
                edit(
                        "a final table lost the column of a foreign key",
                        CATALOG_TABLES,
                        "    fk_manufacturer bigint NOT NULL REFERENCES catalog.tb_manufacturer,\n",
                        "",
                        "level-2/tb_product/foreign-keys"),
                edit(
                        "the column of a foreign key was never added to the final table",
                        SALES_REPS,
                        "ALTER TABLE catalog.tb_order ADD COLUMN fk_sales_rep bigint;\n",
                        "",
                        "level-2/tb_order/foreign-keys"),
                edit(
                        "a foreign key of a prep table is text",
                        PREP_TABLES,
                        "fk_category_id uuid NOT NULL",
                        "fk_category_id text NOT NULL",
                        "level-2/tb_product/foreign-keys"),
                edit(
                        "the id of a prep table is text",
                        PREP_TABLES,
                        "CREATE TABLE prep_seed.tb_order_line (\n    id uuid PRIMARY KEY",
                        "CREATE TABLE prep_seed.tb_order_line (\n    id text PRIMARY KEY",
                        "level-2/tb_order_line/trinity"),
                edit(
                        "a later change requires a column of a final table that nothing feeds",
                        SALES_REPS,
                        "ALTER TABLE prep_seed.tb_order ADD COLUMN fk_sales_rep_id uuid;",
                        """
                        ALTER TABLE prep_seed.tb_order ADD COLUMN fk_sales_rep_id uuid;
                        ALTER TABLE catalog.tb_order ADD COLUMN currency char(3) NOT NULL;""",
                        "level-2/tb_order/fed"),
                edit(
                        "a final table requires a column that nothing feeds",
                        PEOPLE_TABLES,
                        "badge integer NOT NULL,\n    name text NOT NULL,\n    hired_on date NOT NULL,\n    fk_manager bigint",
                        "badge integer NOT NULL,\n    name text NOT NULL,\n    team text NOT NULL,\n"
                                + "    hired_on date NOT NULL,\n    fk_manager bigint",
                        "level-2/tb_employee/fed"));
    }

    private static SeedMutant edit(String title, String file, String found, String planted, String... red) {
        return SeedMutants.edit(2, title, file, found, planted, red);
    }
}

package io.confiture.suite;

import static io.confiture.suite.SeedMutants.ASSORTMENT;
import static io.confiture.suite.SeedMutants.ORDERS;
import static io.confiture.suite.SeedMutants.PEOPLE;
import static io.confiture.suite.SeedMutants.SALES_REPS;
import static io.confiture.suite.SeedMutants.WEIGHTS;

import java.util.List;

/** Plants mistakes that only a database tells, without any seed row. */
final class RuntimeMutants {

    private RuntimeMutants() {}

    static List<SeedMutant> all() {
        return List.of(
                edit(
                        "a PL/pgSQL resolver reads a column that is not there",
                        PEOPLE,
                        "SELECT p.id, p.email, p.name, p.created_at FROM",
                        "SELECT p.id, p.mail AS email, p.name, p.created_at FROM",
                        "level-4/prep_seed.fn_resolve_tb_customer/runs"),
                edit(
                        "a PL/pgSQL resolver calls a function that is not there",
                        ORDERS,
                        "coalesce(p.status, 'open')",
                        "clean_status(p.status)",
                        "level-4/prep_seed.fn_resolve_tb_order/runs"),
                edit(
                        "a PL/pgSQL resolver gives a column a value of another type",
                        ASSORTMENT,
                        "SELECT p.id, p.name, p.position\n    FROM prep_seed.tb_category AS p;",
                        "SELECT p.id, p.name, p.name\n    FROM prep_seed.tb_category AS p;",
                        "level-4/prep_seed.fn_resolve_tb_category/runs"),
                edit(
                        "a resolver fails as soon as there is a row",
                        PEOPLE,
                        "stored := stored + 1;",
                        "stored := stored + customer.name + 1;",
                        "level-4/prep_seed.fn_resolve_tb_customer/runs-on-a-row"),
                edit(
                        "a resolver uses a record before it has one",
                        PEOPLE,
                        "BEGIN\n    FOR customer IN",
                        "BEGIN\n    RAISE DEBUG 'first %', customer.id;\n    FOR customer IN",
                        "level-4/prep_seed.fn_resolve_tb_customer/runs"),
                edit(
                        "a DO block changes the type of a key where no parser sees it",
                        SALES_REPS,
                        "ALTER TABLE prep_seed.tb_order ADD COLUMN fk_sales_rep_id uuid;",
                        """
                        ALTER TABLE prep_seed.tb_order ADD COLUMN fk_sales_rep_id uuid;
                        DO $$ BEGIN EXECUTE 'ALTER TABLE catalog.tb_order ' || 'ALTER fk_sales_rep TYPE integer'; END $$;""",
                        "level-4/tb_order/tables"),
                edit(
                        "a DO block adds a required column that nothing feeds",
                        WEIGHTS,
                        "ALTER TABLE prep_seed.tb_product ADD COLUMN weight_grams integer;",
                        """
                        ALTER TABLE prep_seed.tb_product ADD COLUMN weight_grams integer;
                        DO $$ BEGIN EXECUTE 'ALTER TABLE catalog.tb_product ' || 'ADD origin text NOT NULL'; END $$;""",
                        "level-4/prep_seed.fn_resolve_tb_product/runs-on-a-row"),
                trigger(
                        4,
                        "a trigger calls a function that is not there",
                        "PERFORM catalog.audit(NEW.id); RETURN NEW;",
                        "level-4/prep_seed.fn_resolve_tb_order/runs-on-a-row"),
                trigger(
                        4,
                        "a trigger takes a key away again",
                        "NEW.fk_sales_rep := NULL; RETURN NEW;",
                        "level-4/prep_seed.fn_resolve_tb_order/runs-on-a-row"));
    }

    static SeedMutant trigger(int level, String title, String body, String... red) {
        return SeedMutants.edit(
                level,
                title,
                SALES_REPS,
                "ALTER TABLE prep_seed.tb_order ADD COLUMN fk_sales_rep_id uuid;",
                """
                ALTER TABLE prep_seed.tb_order ADD COLUMN fk_sales_rep_id uuid;
                CREATE FUNCTION catalog.on_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s END $$;
                CREATE TRIGGER on_order BEFORE INSERT ON catalog.tb_order
                    FOR EACH ROW EXECUTE FUNCTION catalog.on_order();""".formatted(body),
                red);
    }

    private static SeedMutant edit(String title, String file, String found, String planted, String... red) {
        return SeedMutants.edit(4, title, file, found, planted, red);
    }
}

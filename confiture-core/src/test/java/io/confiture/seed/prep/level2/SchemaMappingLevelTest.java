package io.confiture.seed.prep.level2;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaMappingLevelTest {

    private static final String MAKER = """
            CREATE TABLE catalog.tb_maker (pk_maker bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL UNIQUE, name text NOT NULL);
            CREATE TABLE prep_seed.tb_maker (id uuid PRIMARY KEY, name text);
            """;
    private static final String FINAL_PRODUCT = """
            CREATE TABLE catalog.tb_product (pk_product bigserial PRIMARY KEY, id uuid NOT NULL UNIQUE,
                fk_maker bigint NOT NULL REFERENCES catalog.tb_maker, name text NOT NULL);
            """;
    private static final String PREP_PRODUCT =
            "CREATE TABLE prep_seed.tb_product (id uuid, fk_maker_id uuid, name text);\n";
    private static final String VALID = MAKER + FINAL_PRODUCT + PREP_PRODUCT;

    @Test
    void a_valid_project_has_no_findings() {
        assertThat(Mapped.of(VALID).hasNoFindings().outcomes()).hasSize(10);
    }

    @Test
    void the_sample_has_no_findings() throws IOException {
        Path samples =
                Path.of(System.getProperty("confiture.samples", "../samples")).resolve("prep-seed/db/schema");
        assertThat(samples).isDirectory();
        List<String> namesAndTexts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(samples)) {
            files.filter(f -> f.toString().endsWith(".sql")).sorted().forEach(f -> {
                namesAndTexts.add(samples.relativize(f).toString());
                namesAndTexts.add(text(f));
            });
        }
        Mapped.of("prep_seed", "catalog", namesAndTexts.toArray(String[]::new)).hasNoFindings();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_final_table_that_nobody_defines_is_critical() {
        Mapped mapped = Mapped.of(MAKER + PREP_PRODUCT);
        mapped.fails("tb_product/final table", "db/schema/t.sql:3:14", "no statement defines catalog.tb_product");
        Finding finding = ((Outcome.Failed) mapped.outcome("tb_product/final table"))
                .findings()
                .get(0);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(mapped.outcome("tb_product/trinity")).isInstanceOf(Outcome.Aborted.class);
    }

    @Test
    void a_final_table_in_another_schema_is_no_final_table() {
        Mapped.of(MAKER + FINAL_PRODUCT.replace("catalog.tb_product", "tenant.tb_product") + PREP_PRODUCT)
                .fails("tb_product/final table", "only tenant.tb_product (db/schema/t.sql:3:14)");
    }

    @Test
    void the_folder_and_the_file_of_a_table_mean_nothing() {
        Mapped.of(
                        "prep_seed",
                        "catalog",
                        "prep_seed/checkout/db/schema/a.sql",
                        MAKER + FINAL_PRODUCT,
                        "prep_seed/checkout/db/schema/catalog/fn_resolve_things.sql",
                        PREP_PRODUCT)
                .hasNoFindings();
    }

    @Test
    void schemas_have_the_names_that_the_settings_say() {
        String text = VALID.replace("prep_seed", "staging_seed").replace("catalog", "core");
        assertThat(Mapped.of("staging_seed", "core", "t.sql", text)
                        .hasNoFindings()
                        .outcomes())
                .hasSize(10);
        Mapped.of("prep_seed", "catalog", "t.sql", text).fails("prep tables", "in schema prep_seed");
    }

    @Test
    void without_prep_tables_nothing_is_green() {
        assertThat(Mapped.of("CREATE TABLE catalog.tb_x (id uuid)")
                        .fails("prep tables", "defines a table in schema prep_seed")
                        .outcomes())
                .hasSize(1);
    }

    @Test
    void each_column_of_the_trinity_is_there_and_of_its_type() {
        Mapped.of(VALID.replace("pk_maker bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ", "")
                        .replace("REFERENCES catalog.tb_maker", ""))
                .onlyFails("tb_maker/trinity", "catalog.tb_maker has no column pk_maker bigint");
        Mapped.of(VALID.replace("pk_maker bigint", "pk_maker integer"))
                .onlyFails("tb_maker/trinity", "t.sql:1:32", "pk_maker of catalog.tb_maker is integer and not bigint");
        Mapped.of(VALID.replace("id uuid NOT NULL UNIQUE, name", "name"))
                .onlyFails("tb_maker/trinity", "catalog.tb_maker has no column id uuid");
        Mapped.of(VALID.replace("IDENTITY PRIMARY KEY, id uuid", "IDENTITY PRIMARY KEY, id text"))
                .onlyFails("tb_maker/trinity", "id of catalog.tb_maker is text and not uuid");
        Mapped.of(VALID.replace("fk_maker bigint", "fk_maker int"))
                .onlyFails("tb_product/trinity", "fk_maker of catalog.tb_product is integer and not bigint");
        Mapped.of(VALID.replace("bigserial", "serial")).onlyFails("tb_product/trinity", "pk_product", "is integer");
        Mapped.of(VALID.replace("prep_seed.tb_maker (id uuid", "prep_seed.tb_maker (id text"))
                .onlyFails("tb_maker/trinity", "id of prep_seed.tb_maker is text and not uuid");
    }

    @Test
    void a_column_of_type_text_is_no_key() {
        Mapped.of(VALID.replace("fk_maker bigint", "fk_maker text"))
                .fails("tb_product/trinity", "fk_maker of catalog.tb_product is text and not bigint");
        Mapped.of(VALID.replace("fk_maker_id uuid", "fk_maker_id text"))
                .onlyFails("tb_product/foreign keys", "fk_maker_id of prep_seed.tb_product is text and not uuid");
    }

    @Test
    void domains_and_other_names_of_a_type_are_that_type() {
        Mapped.of("CREATE DOMAIN catalog.key AS int8; CREATE DOMAIN public.ident uuid;"
                        + VALID.replace("fk_maker bigint", "fk_maker catalog.key")
                                .replace("pk_maker bigint", "pk_maker int8")
                                .replace("prep_seed.tb_product (id uuid", "prep_seed.tb_product (id ident"))
                .hasNoFindings();
    }

    @Test
    void each_reference_has_its_column_in_the_final_table() {
        Mapped.of(VALID.replace("fk_maker bigint NOT NULL REFERENCES catalog.tb_maker,", ""))
                .onlyFails(
                        "tb_product/foreign keys",
                        "t.sql:5:45",
                        "catalog.tb_product has no column fk_maker for prep_seed.tb_product.fk_maker_id");
        Mapped.of(VALID.replace("fk_maker_id uuid", "fk_maker_id uuid, fk_other uuid"))
                .notes("tb_product/foreign keys", "fk_other", "does not end in _id");
    }

    @Test
    void quoted_and_capital_names_and_comments_hide_nothing() {
        Mapped.of("""
                        CREATE TABLE CATALOG.TB_UNIT (
                            -- the key, of which (much) depends
                            PK_UNIT BIGINT GENERATED BY DEFAULT AS IDENTITY, "id" UUID NOT NULL, FK_ORG BIGINT, "fk_boss" bigint
                        );
                        CREATE TABLE "prep_seed"."tb_unit" (
                            -- a comment, with fk_nothing_id uuid in it
                            ID UUID, "fk_org_id" uuid, FK_BOSS_ID UUID);
                        """).hasNoFindings();
    }

    @Test
    void columns_that_are_added_later_count() {
        Mapped.of(MAKER + """
                        CREATE TABLE catalog.tb_product (id uuid);
                        CREATE TABLE prep_seed.tb_product (id uuid, gone_id uuid);
                        ALTER TABLE catalog.tb_product ADD COLUMN pk_product bigint GENERATED ALWAYS AS IDENTITY, ADD fk_maker bigint;
                        ALTER TABLE ONLY prep_seed.tb_product ADD COLUMN fk_maker_id uuid;
                        """).hasNoFindings();
        Mapped.of(VALID + "ALTER TABLE catalog.tb_product DROP COLUMN fk_maker;")
                .onlyFails("tb_product/foreign keys", "no column fk_maker");
        Mapped.of(VALID + "ALTER TABLE catalog.tb_product ALTER fk_maker TYPE int;")
                .onlyFails("tb_product/trinity", "fk_maker", "integer");
        Mapped.of(VALID + "ALTER TABLE catalog.tb_product RENAME TO tb_goods;")
                .fails("tb_product/final table", "no statement defines catalog.tb_product");
    }

    @Test
    void a_table_without_the_prefix_has_the_key_of_its_whole_name() {
        Mapped.of("""
                        CREATE TABLE catalog.country (pk_country bigserial, id uuid);
                        CREATE TABLE prep_seed.country (id uuid);
                        """).hasNoFindings();
        Mapped.of("""
                        CREATE TABLE catalog.tb_country_code (pk_code bigserial, id uuid);
                        CREATE TABLE prep_seed.tb_country_code (id uuid);
                        """).hasNoFindings();
        Mapped.of("""
                        CREATE TABLE catalog.country (pk_ntry bigserial, pk_other bigserial, id uuid);
                        CREATE TABLE prep_seed.country (id uuid);
                        """).onlyFails("country/trinity", "no column pk_country bigint, and several others");
    }

    @Test
    void what_the_final_table_requires_has_a_source() {
        String required = VALID.replace(
                "name text NOT NULL);\nCREATE TABLE prep_seed.tb_product",
                "name text NOT NULL, sku text NOT NULL, a text NOT NULL DEFAULT 'x', b int GENERATED ALWAYS AS (1) STORED, c text);\nCREATE TABLE prep_seed.tb_product");
        assertThat(required).isNotEqualTo(VALID);
        Mapped.of(required).notes("tb_product/fed", "catalog.tb_product.sku is required");
        Mapped.of(required.replace("fk_maker_id uuid,", "fk_maker_id uuid, sku text,"))
                .hasNoFindings();
        String resolver = """
                CREATE FUNCTION catalog.fn_resolve_tb_product() RETURNS void LANGUAGE %s AS $$ %s
                    INSERT INTO catalog.tb_product (id, fk_maker, name%s) SELECT p.id, m.pk_maker, p.name%s
                    FROM prep_seed.tb_product p JOIN catalog.tb_maker m ON m.id = p.fk_maker_id; %s $$;
                """;
        Mapped.of(required + resolver.formatted("sql", "", ", sku", ", upper(p.name)", ""))
                .hasNoFindings();
        Mapped.of(required + resolver.formatted("plpgsql", "BEGIN", ", sku", ", upper(p.name)", "END"))
                .hasNoFindings();
        Mapped.of(required + resolver.formatted("sql", "", "", "", ""))
                .onlyFails("tb_product/fed", "sku is required", "no INSERT of a resolution function names it");
        Mapped.of(required + resolver.formatted("plpgsql", "DECLARE q text; BEGIN EXECUTE q;", "", "", "END"))
                .notes("tb_product/fed", "sku is required");
        Mapped.of(
                        required + resolver.formatted("sql", "", "", "", "")
                                + "CREATE TRIGGER t BEFORE INSERT OR UPDATE ON catalog.tb_product FOR EACH ROW EXECUTE FUNCTION f();")
                .notes("tb_product/fed", "sku is required");
        Mapped.of(required
                        + resolver.formatted("sql", "", "", "", "")
                                .replace("INTO catalog.tb_product (id, fk_maker, name)", "INTO catalog.tb_product"))
                .hasNoFindings();
    }

    @Test
    void a_required_key_without_value_is_unfed() {
        Mapped.of(VALID.replace("pk_product bigserial", "pk_product bigint"))
                .notes("tb_product/fed", "pk_product is required");
        Mapped.of(VALID.replace("fk_maker_id uuid, ", "")).notes("tb_product/fed", "fk_maker is required");
    }

    private static final String TREE = """
            CREATE TABLE catalog.tb_node (pk_node bigserial PRIMARY KEY, id uuid, fk_up bigint %s REFERENCES catalog.tb_node %s);
            CREATE TABLE prep_seed.tb_node (id uuid, fk_up_id uuid);
            """;

    @Test
    void a_reference_to_the_own_table_can_wait() {
        Mapped.of(TREE.formatted("", "")).hasNoFindings();
        Mapped.of(TREE.formatted("NOT NULL", "DEFERRABLE")).hasNoFindings();
        Mapped.of(TREE.formatted("NOT NULL", ""))
                .onlyFails("tb_node/self reference", "tb_node.fk_up refers to rows of the same table, cannot be null");
        Mapped.of(TREE.formatted("NOT NULL", "") + """
                        CREATE FUNCTION fn_resolve_tb_node() RETURNS void LANGUAGE sql AS $$
                            WITH k AS (SELECT p.*, nextval('catalog.tb_node_pk_node_seq') AS pk FROM prep_seed.tb_node p)
                            INSERT INTO catalog.tb_node (pk_node, id, fk_up) SELECT k.pk, k.id, up.pk FROM k JOIN k AS up ON up.id = k.fk_up_id $$;
                        """).hasNoFindings();
    }

    @Test
    void a_self_reference_is_known_by_its_constraint_and_by_its_name_only_without_one() {
        String employee = """
                CREATE TABLE catalog.tb_employee (pk_employee bigserial PRIMARY KEY, id uuid, fk_manager bigint NOT NULL %s);
                CREATE TABLE prep_seed.tb_employee (id uuid, fk_manager_id uuid);
                """;
        Mapped.of(employee.formatted("REFERENCES catalog.tb_employee (pk_employee)"))
                .onlyFails("tb_employee/self reference", "fk_manager");
        Mapped.of(employee.formatted("")).hasNoFindings();
        String order = """
                CREATE TABLE catalog.tb_purchase_order (pk_purchase_order bigserial PRIMARY KEY, id uuid);
                CREATE TABLE catalog.tb_order (pk_order bigserial PRIMARY KEY, id uuid, fk_purchase_order bigint NOT NULL %s);
                CREATE TABLE prep_seed.tb_order (id uuid, fk_purchase_order_id uuid);
                """;
        Mapped.of(order.formatted("REFERENCES catalog.tb_purchase_order")).hasNoFindings();
        Mapped.of(order.formatted("")).hasNoFindings();
        String node = """
                CREATE TABLE catalog.tb_node (pk_node bigserial PRIMARY KEY, id uuid, fk_parent_node bigint NOT NULL);
                CREATE TABLE prep_seed.tb_node (id uuid, fk_parent_node_id uuid);
                """;
        Mapped.of(node).notes("tb_node/self reference", "fk_parent_node refers by its name");
    }

    @Test
    void what_no_text_shows_is_skipped_and_not_green() {
        Mapped.of(PREP_PRODUCT + "DO $$ BEGIN EXECUTE 'CREATE TABLE catalog.tb_product (id uuid)'; END $$;")
                .skips("tb_product/final table", "t.sql:2:1", "may do it");
        Mapped.of(PREP_PRODUCT + "CREATE TABLE catalog.tb_product AS SELECT 1 AS id;")
                .skips("tb_product/trinity", "may change catalog.tb_product")
                .skips("tb_product/foreign keys", "t.sql:2:14")
                .skips("tb_product/fed", "t.sql:2:14");
        Mapped.of(MAKER + PREP_PRODUCT + "CREATE TABLE catalog.tb_product (LIKE other.template, id text);")
                .fails("tb_product/trinity", "id of catalog.tb_product is text");
    }
}

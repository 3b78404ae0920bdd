package io.confiture.seed.prep.level3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each defect is found at its leaf, and at no other. */
class BrokenFormsTest {

    private static final String HEAD = "INSERT INTO catalog.tb_product (id, name, fk_maker, fk_seller) ";
    private static final String JOINS =
            " FROM prep_seed.tb_product p LEFT JOIN catalog.tb_maker m ON m.id = p.fk_maker_id"
                    + " LEFT JOIN catalog.tb_maker s ON s.id = p.fk_seller_id";

    static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry(
                    "INSERT INTO catalog.tb_product (id, name, fk_seller) SELECT p.id, p.name, s.pk_maker" + JOINS,
                    "fk_maker is not set by this INSERT, nor after it"),
            Map.entry(HEAD + "SELECT p.id, p.name, NULL, s.pk_maker" + JOINS, "fk_maker is set to NULL"),
            Map.entry(HEAD + "SELECT p.id, p.name, NULL::bigint, s.pk_maker" + JOINS, "fk_maker is set to NULL"),
            Map.entry(HEAD + "SELECT p.id, p.name, 1, s.pk_maker" + JOINS, "fk_maker is set to the constant 1"),
            Map.entry(
                    HEAD + "SELECT p.id, p.name, (NULL), s.pk_maker" + JOINS + " /* m.pk_maker */",
                    "fk_maker is set to NULL"),
            Map.entry(
                    HEAD + "SELECT p.id, p.name, s.pk_maker, m.pk_maker" + JOINS,
                    "fk_maker is taken from catalog.tb_maker s, whose id is joined with p.fk_seller_id in place of fk_maker_id"),
            Map.entry(
                    HEAD + "SELECT p.id, p.name, m.id, s.pk_maker" + JOINS,
                    "fk_maker is set to catalog.tb_maker.id in place of catalog.tb_maker.pk_maker"),
            Map.entry(
                    HEAD + "SELECT p.id, p.name, p.fk_maker_id, s.pk_maker" + JOINS,
                    "fk_maker is set to prep_seed.tb_product.fk_maker_id, a column of the prep row itself"),
            Map.entry(
                    HEAD + "SELECT p.id, p.name, c.pk_category, s.pk_maker" + JOINS
                            + " JOIN catalog.tb_category c ON c.id = p.fk_maker_id",
                    "fk_maker is set to catalog.tb_category.pk_category, but refers to catalog.tb_maker"),
            Map.entry(
                    HEAD
                            + "SELECT p.id, p.name, m.pk_maker, s.pk_maker FROM prep_seed.tb_product p JOIN catalog.tb_maker m"
                            + " ON m.id = p.id AND p.fk_maker_id IS NOT NULL JOIN catalog.tb_maker s ON s.id = p.fk_seller_id",
                    "whose id is joined with p.id in place of fk_maker_id"),
            Map.entry(
                    HEAD
                            + "SELECT p.id, p.name, m.pk_maker, s.pk_maker FROM prep_seed.tb_product p JOIN catalog.tb_maker m"
                            + " ON m.name = p.name JOIN catalog.tb_maker s ON s.id = p.fk_seller_id -- JOIN m ON m.id = p.fk_maker_id",
                    "whose id is joined with nothing in place of fk_maker_id"),
            Map.entry(
                    HEAD
                            + "SELECT p.id, p.name, m.pk_maker, s.pk_maker FROM prep_seed.tb_product p CROSS JOIN catalog.tb_maker m"
                            + " JOIN catalog.tb_maker s ON s.id = p.fk_seller_id WHERE p.fk_maker_id IS NOT NULL",
                    "whose id is joined with nothing in place of fk_maker_id"),
            Map.entry(
                    HEAD
                            + "SELECT p.id, p.name, m.pk_maker, s.pk_maker FROM prep_seed.tb_product p JOIN catalog.tb_maker m"
                            + " USING (id) JOIN catalog.tb_maker s ON s.id = p.fk_seller_id",
                    "in place of fk_maker_id"),
            Map.entry(
                    HEAD
                            + "SELECT p.id, p.name, (SELECT pk_maker FROM catalog.tb_maker m WHERE m.id = p.id), s.pk_maker"
                            + JOINS,
                    "whose id is joined with p.id in place of fk_maker_id"),
            Map.entry(
                    HEAD
                            + "SELECT p.id, p.name, m.pk_maker, s.pk_maker FROM prep_seed.tb_product p JOIN prep_seed.tb_product o"
                            + " ON true JOIN catalog.tb_maker m ON m.id = o.fk_maker_id"
                            + " JOIN catalog.tb_maker s ON s.id = p.fk_seller_id",
                    "joined to another row than the one that is written"),
            Map.entry(
                    "WITH m AS (SELECT id, pk_maker FROM catalog.tb_maker) " + HEAD
                            + "SELECT p.id, p.name, b.pk_maker, b.pk_maker FROM prep_seed.tb_product p JOIN m a ON a.id ="
                            + " p.fk_maker_id JOIN m b ON b.id = p.fk_seller_id",
                    "in place of fk_maker_id"),
            Map.entry(
                    HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS
                            + "; UPDATE catalog.tb_product f SET fk_maker = m.pk_maker FROM prep_seed.tb_product p,"
                            + " catalog.tb_maker m WHERE m.id = p.fk_maker_id",
                    "joined to another row than the one that is written"),
            Map.entry(
                    "INSERT INTO catalog.tb_product (id, name) SELECT id, name FROM prep_seed.tb_product;"
                            + " UPDATE catalog.tb_product t SET fk_maker = m.pk_maker, fk_seller = s.pk_maker FROM"
                            + " prep_seed.tb_product p JOIN catalog.tb_product f ON f.id = p.id JOIN catalog.tb_maker m ON"
                            + " m.id = p.fk_maker_id JOIN catalog.tb_maker s ON s.id = p.fk_seller_id WHERE t.name >= f.name",
                    "joined to another row than the one that is written"),
            Map.entry(
                    HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS
                            + "; UPDATE catalog.tb_product SET fk_maker = NULL",
                    "fk_maker is set to NULL, and nothing sets it later"));

    @TestFactory
    List<DynamicTest> foreign_keys() {
        return KEYS.entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(form.getKey(), () -> assertThat(
                                Resolvers.complaints(Resolvers.product(Resolvers.sql(form.getKey() + "\n"))))
                        .isNotEmpty()
                        .allMatch(c -> c.startsWith("tb_product/foreign-keys: prep/foreign-key-resolution "))
                        .anyMatch(c -> c.contains(form.getValue()))))
                .toList();
    }

    @Test
    void a_row_that_is_already_there_takes_its_own_reference() {
        assertThat(Resolvers.complaints(Resolvers.product(Resolvers.sql(HEAD
                        + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS
                        + " ON CONFLICT (id) DO UPDATE SET fk_maker = excluded.fk_seller"))))
                .singleElement()
                .asString()
                .contains("fk_maker is set to excluded.fk_seller where the row is already there");
    }

    @Test
    void helper_functions_and_variables_are_looked_into() {
        String wrong = "CREATE FUNCTION maker(p_id uuid) RETURNS bigint LANGUAGE sql AS 'SELECT pk_category FROM"
                + " catalog.tb_category WHERE id = p_id';";
        assertThat(Resolvers.complaints(Resolvers.product(
                        wrong, Resolvers.sql(HEAD + "SELECT p.id, p.name, maker(p.fk_maker_id), s.pk_maker" + JOINS))))
                .singleElement()
                .asString()
                .contains("tb_product/foreign-keys", "catalog.tb_category.pk_category");
        assertThat(Resolvers.complaints(
                        Resolvers.product(Resolvers.plpgsql("DECLARE r record; v bigint; BEGIN FOR r IN SELECT *"
                                + " FROM prep_seed.tb_product LOOP SELECT pk_maker INTO v FROM catalog.tb_maker WHERE id ="
                                + " r.fk_seller_id; " + HEAD + "VALUES (r.id, r.name, v, v); END LOOP; END"))))
                .singleElement()
                .asString()
                .contains("tb_product/foreign-keys", "fk_maker", "r.fk_seller_id".substring(2));
    }

    @Test
    void references_in_the_wrong_schema_are_drift_wherever_they_stand() {
        for (String body : List.of(
                "INSERT INTO tenant.tb_product (id, name, fk_maker, fk_seller) SELECT p.id, p.name, m.pk_maker, s.pk_maker"
                        + JOINS,
                HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS
                        + "; INSERT INTO tenant.tb_translation (id) SELECT id FROM prep_seed.tb_product",
                HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker"
                        + JOINS.replace("catalog.tb_maker s", "tenant.tb_maker s"),
                HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS
                        + " WHERE EXISTS (SELECT FROM catalog.tb_org)",
                HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS
                        + "; DELETE FROM \"tenant\".\"tb_translation\"",
                HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS
                        + "; UPDATE tenant.tb_translation SET id = id",
                HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS + "; TRUNCATE tenant.tb_translation",
                HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS
                        + "; MERGE INTO tenant.tb_translation t USING prep_seed.tb_product p ON t.id = p.id WHEN MATCHED THEN DELETE",
                HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS.replace("prep_seed", "staging"),
                HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS + "; DELETE FROM tb_translation")) {
            assertThat(Resolvers.complaints(Resolvers.product(Resolvers.sql(body))))
                    .as(body)
                    .singleElement()
                    .asString()
                    .startsWith("tb_product/schema-drift: prep/schema-drift the schema files put tb_");
        }
    }

    @Test
    void names_in_comments_strings_and_other_cases_are_no_drift() {
        assertThat(Resolvers.complaints(Resolvers.product(Resolvers.sql("-- INSERT INTO tenant.tb_product\n"
                        + "INSERT INTO CATALOG.TB_PRODUCT (id, name, fk_maker, fk_seller) SELECT p.id, 'FROM tenant.tb_x',"
                        + " m.pk_maker, s.pk_maker" + JOINS + "; SELECT count(*) FROM pg_class, catalog.v_maker"))))
                .isEmpty();
    }

    @Test
    void tables_that_nobody_defines_are_found() {
        assertThat(Resolvers.complaints(Resolvers.product(Resolvers.sql(HEAD
                        + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS + "; DELETE FROM catalog.tb_gone"))))
                .containsExactly(
                        "tb_product/schema-drift: prep/unknown-reference no statement of the schema files defines catalog.tb_gone");
    }

    @Test
    void a_missing_resolver_and_one_that_does_nothing_are_found() {
        assertThat(Resolvers.complaints(Resolvers.product()))
                .contains("tb_product/resolver: prep/missing-resolver no function fn_resolve_tb_product resolves"
                        + " prep_seed.tb_product")
                .hasSize(3);
        assertThat(Resolvers.complaints(Resolvers.product(Resolvers.sql("SELECT 1"))))
                .contains(
                        "tb_product/resolver: prep/resolver-target public.fn_resolve_tb_product() inserts nothing into"
                                + " catalog.tb_product")
                .hasSize(2);
        assertThat(Resolvers.complaints(Resolvers.product(
                        Resolvers.PRODUCT, Resolvers.PRODUCT.replace("fn_resolve", "catalog.fn_resolve"))))
                .singleElement()
                .asString()
                .contains("tb_product/resolver", "several functions");
    }

    static final List<String> CATEGORIES = List.of(
            // A single pass finds none of the rows that it inserts.
            "CREATE FUNCTION fn_resolve_tb_category() RETURNS void LANGUAGE sql AS $$"
                    + " INSERT INTO catalog.tb_category (id, name, fk_parent_category) SELECT p.id, p.name, q.pk_category"
                    + " FROM prep_seed.tb_category p LEFT JOIN catalog.tb_category q ON q.id = p.fk_parent_category_id $$;",
            // No pass at all.
            "CREATE FUNCTION fn_resolve_tb_category() RETURNS void LANGUAGE sql AS $$"
                    + " INSERT INTO catalog.tb_category (id, name) SELECT id, name FROM prep_seed.tb_category $$;",
            // The wrong row.
            Resolvers.CATEGORY.replace("p.fk_parent_category_id", "p.id"),
            // The second pass before the first.
            "CREATE FUNCTION fn_resolve_tb_category() RETURNS void LANGUAGE sql AS $$"
                    + " UPDATE catalog.tb_category c SET fk_parent_category = parent.pk_category FROM prep_seed.tb_category p"
                    + " JOIN catalog.tb_category parent ON parent.id = p.fk_parent_category_id WHERE c.id = p.id;"
                    + " INSERT INTO catalog.tb_category (id, name) SELECT id, name FROM prep_seed.tb_category $$;");

    @TestFactory
    List<DynamicTest> self_references() {
        return CATEGORIES.stream()
                .map(form -> DynamicTest.dynamicTest(form, () -> assertThat(
                                Resolvers.complaints(Resolvers.category(form)))
                        .isNotEmpty()
                        .allMatch(c -> c.startsWith("tb_category/self-reference: prep/self-reference-resolution"))))
                .toList();
    }

    @Test
    void a_single_pass_over_a_self_reference_is_named_as_such() {
        assertThat(Resolvers.complaints(Resolvers.category(CATEGORIES.get(0))))
                .singleElement()
                .asString()
                .contains("the same INSERT fills");
    }

    @Test
    void what_cannot_be_followed_is_skipped_and_never_passes() {
        for (String form : List.of(
                Resolvers.plpgsql("BEGIN EXECUTE format('INSERT INTO %I.tb_product SELECT 1', 'catalog'); END"),
                "CREATE FUNCTION fn_resolve_tb_product() RETURNS void LANGUAGE plpython3u AS $$ x $$;")) {
            Map<String, io.confiture.check.Outcome> outcomes = Resolvers.product(form);
            for (String leaf : List.of("resolver", "schema-drift", "foreign-keys")) {
                assertThat(outcomes.get("tb_product/" + leaf))
                        .as(leaf)
                        .isInstanceOf(io.confiture.check.Outcome.Skipped.class)
                        .asString()
                        .contains("not analysed: ", "levels 4 and 5 answer");
            }
        }
        String ordered =
                "CREATE FUNCTION fn_resolve_tb_category() RETURNS void LANGUAGE plpgsql AS $$ DECLARE r record; BEGIN"
                        + " FOR r IN SELECT * FROM prep_seed.tb_category ORDER BY name LOOP INSERT INTO catalog.tb_category (id,"
                        + " name, fk_parent_category) SELECT r.id, r.name, q.pk_category FROM (SELECT 1) one LEFT JOIN"
                        + " catalog.tb_category q ON q.id = r.fk_parent_category_id; END LOOP; END $$;";
        assertThat(Resolvers.complaints(Resolvers.category(ordered)))
                .singleElement()
                .asString()
                .contains("tb_category/self-reference: skipped not analysed: ", "their order decides");
    }

    @Test
    void a_given_order_is_compared_with_the_foreign_keys() {
        String[] files = {Resolvers.TABLES, Resolvers.MAKER, Resolvers.CATEGORY, Resolvers.PRODUCT};
        assertThat(Resolvers.complaints(Resolvers.run(
                        List.of("fn_resolve_tb_maker", "fn_resolve_tb_product", "public.fn_resolve_tb_category"),
                        files)))
                .isEmpty();
        assertThat(Resolvers.complaints(Resolvers.run(
                        List.of("fn_resolve_tb_product", "fn_resolve_tb_maker", "fn_resolve_tb_category"), files)))
                .singleElement()
                .asString()
                .contains("order: prep/resolver-order", "fn_resolve_tb_product() before catalog.fn_resolve_tb_maker()");
        assertThat(Resolvers.complaints(Resolvers.run(List.of("fn_resolve_tb_maker", "fn_resolve_tb_x"), files)))
                .hasSize(3)
                .allMatch(c -> c.startsWith("order: prep/resolver-order"));
    }

    @Test
    void circles_need_a_resolver_that_comes_back() {
        String tables = """
                CREATE TABLE prep_seed.tb_a (id uuid, fk_b_id uuid); CREATE TABLE prep_seed.tb_b (id uuid, fk_a_id uuid);
                CREATE TABLE catalog.tb_a (pk_a bigint PRIMARY KEY, id uuid, fk_b bigint);
                CREATE TABLE catalog.tb_b (pk_b bigint PRIMARY KEY, id uuid, fk_a bigint REFERENCES catalog.tb_a);
                """;
        String b =
                "CREATE FUNCTION fn_resolve_tb_b() RETURNS void LANGUAGE sql AS $$ INSERT INTO catalog.tb_b (id, fk_a)"
                        + " SELECT p.id, a.pk_a FROM prep_seed.tb_b p LEFT JOIN catalog.tb_a a ON a.id = p.fk_a_id; %s $$;";
        String naive =
                "CREATE FUNCTION fn_resolve_tb_a() RETURNS void LANGUAGE sql AS $$ INSERT INTO catalog.tb_a (id, fk_b)"
                        + " SELECT p.id, b.pk_b FROM prep_seed.tb_a p LEFT JOIN catalog.tb_b b ON b.id = p.fk_b_id $$;";
        assertThat(Resolvers.complaints(Resolvers.run(tables, naive, b.formatted(""))))
                .singleElement()
                .asString()
                .contains("order: prep/resolver-order", "refer to each other's rows");
        String first = "CREATE FUNCTION fn_resolve_tb_a() RETURNS void LANGUAGE sql AS $$ INSERT INTO catalog.tb_a (id)"
                + " SELECT id FROM prep_seed.tb_a $$;";
        String back = b.formatted("UPDATE catalog.tb_a f SET fk_b = x.pk_b FROM prep_seed.tb_a p JOIN catalog.tb_b x ON"
                + " x.id = p.fk_b_id WHERE f.id = p.id");
        assertThat(Resolvers.complaints(Resolvers.run(tables, first, back))).isEmpty();
    }

    @Test
    void nothing_to_look_at_fails() {
        assertThat(Resolvers.complaints(Resolvers.run("CREATE TABLE catalog.tb_x (id uuid)")))
                .singleElement()
                .asString()
                .startsWith("prep-tables: prep/no-resolution");
    }

    @Test
    void drift_in_a_helper_function_is_found_there() {
        String helper = "CREATE FUNCTION maker(p_id uuid) RETURNS bigint LANGUAGE sql AS 'SELECT pk_maker FROM"
                + " tenant.tb_maker WHERE id = p_id';";
        assertThat(Resolvers.complaints(Resolvers.product(
                        helper, Resolvers.sql(HEAD + "SELECT p.id, p.name, maker(p.fk_maker_id), s.pk_maker" + JOINS))))
                .singleElement()
                .asString()
                .contains(
                        "tb_product/schema-drift",
                        "the schema files put tb_maker in catalog and prep_seed, not in tenant");
    }

    @Test
    void a_temporary_table_is_no_drift_and_hides_none() {
        String body =
                "BEGIN CREATE TEMP TABLE tb_translation ON COMMIT DROP AS SELECT 1 AS id; DELETE FROM tb_translation; "
                        + HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS + "; %s END";
        assertThat(Resolvers.complaints(Resolvers.product(Resolvers.plpgsql(body.formatted("")))))
                .isEmpty();
        assertThat(Resolvers.complaints(
                        Resolvers.product(Resolvers.plpgsql(body.formatted("DELETE FROM tenant.tb_translation;")))))
                .singleElement()
                .asString()
                .contains("tb_product/schema-drift: prep/schema-drift");
    }

    @Test
    void an_id_that_is_not_the_prep_rows_is_found() {
        assertThat(Resolvers.complaints(
                        Resolvers.product(Resolvers.sql(HEAD + "SELECT m.id, p.name, m.pk_maker, s.pk_maker" + JOINS))))
                .containsExactly(
                        "tb_product/resolver: prep/resolver-target id is taken from catalog.tb_maker.id, not from"
                                + " prep_seed.tb_product.id");
    }

    @Test
    void a_search_path_that_is_set_later_counts() {
        String function = "CREATE FUNCTION fn_resolve_tb_product() RETURNS void LANGUAGE sql AS $$ "
                + (HEAD + "SELECT p.id, p.name, m.pk_maker, s.pk_maker" + JOINS).replace("catalog.", "") + " $$;";
        assertThat(Resolvers.complaints(Resolvers.product(function)))
                .hasSize(3)
                .allMatch(c ->
                        c.contains("tb_product/schema-drift") && c.contains("the function looks for it in public"));
        assertThat(Resolvers.complaints(Resolvers.product(
                        function + "ALTER FUNCTION fn_resolve_tb_product() SET search_path TO 'catalog', pg_temp")))
                .isEmpty();
        assertThat(Resolvers.complaints(Resolvers.product(
                        function + "ALTER FUNCTION fn_resolve_tb_product() SET search_path FROM CURRENT")))
                .singleElement()
                .asString()
                .contains("tb_product/schema-drift: skipped");
    }
}

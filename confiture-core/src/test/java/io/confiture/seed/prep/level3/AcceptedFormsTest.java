package io.confiture.seed.prep.level3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each way to turn a reference into a key that is right has no finding at any leaf. */
class AcceptedFormsTest {

    private static final String HEAD = "INSERT INTO catalog.tb_product (id, name, fk_maker, fk_seller) ";

    static final List<String> PRODUCTS = List.of(
            Resolvers.PRODUCT,
            // Comma joins, quoted and mixed-case names, casts, either order.
            Resolvers.sql(
                    "INSERT INTO \"catalog\".TB_PRODUCT (id, \"name\", fk_maker, fk_seller)"
                            + " SELECT p.id, p.name, m.pk_maker::bigint, s.\"pk_maker\" FROM prep_seed.tb_product AS p,"
                            + " Catalog.Tb_Maker AS m, catalog.tb_maker s WHERE m.id = p.\"fk_maker_id\"::uuid AND p.fk_seller_id = s.id"),
            // Scalar subqueries.
            Resolvers.sql(
                    HEAD + "SELECT p.id, p.name, (SELECT pk_maker FROM catalog.tb_maker m WHERE m.id = p.fk_maker_id),"
                            + " (SELECT max(s.pk_maker) FROM catalog.tb_maker s WHERE p.fk_seller_id = s.id AND s.name <> 'x')"
                            + " FROM prep_seed.tb_product p"),
            // Common tables, subqueries, renamed columns, a chain of equalities.
            Resolvers.sql("WITH m AS (SELECT id, pk_maker FROM catalog.tb_maker), q (a, b, c, d) AS (SELECT id, name,"
                    + " fk_maker_id, fk_seller_id FROM prep_seed.tb_product) " + HEAD
                    + "SELECT q.a, q.b, m.pk_maker, s.key FROM q LEFT JOIN m ON m.id = q.c"
                    + " LEFT JOIN (SELECT x.id AS i, x.pk_maker AS key FROM catalog.tb_maker x) s ON s.i = q.d"),
            Resolvers.sql(
                    HEAD
                            + "SELECT * FROM (SELECT p.id, p.name, m.pk_maker, s.pk_maker AS other FROM prep_seed.tb_product p"
                            + " LEFT JOIN catalog.tb_maker m ON m.id = p.fk_maker_id LEFT JOIN catalog.tb_maker s ON s.id = p.fk_seller_id) r"),
            // LATERAL, CASE, COALESCE, conditions beside the join.
            Resolvers.sql(HEAD + "SELECT p.id, p.name, CASE WHEN p.fk_maker_id IS NULL THEN NULL ELSE m.pk_maker END,"
                    + " coalesce(s.pk_maker, NULL) FROM prep_seed.tb_product p LEFT JOIN LATERAL (SELECT pk_maker FROM"
                    + " catalog.tb_maker x WHERE x.id = p.fk_maker_id LIMIT 1) m ON true LEFT JOIN catalog.tb_maker s ON"
                    + " s.id = p.fk_seller_id AND s.name IS NOT NULL WHERE p.name LIKE '%a%'"),
            // Helper functions, in SQL and PL/pgSQL.
            "CREATE FUNCTION catalog.maker(p_id uuid) RETURNS bigint STABLE LANGUAGE sql AS 'SELECT pk_maker FROM"
                    + " catalog.tb_maker WHERE id = p_id';"
                    + "CREATE FUNCTION seller(uuid) RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE v bigint; BEGIN SELECT"
                    + " m.pk_maker INTO v FROM catalog.tb_maker m WHERE m.id = $1; RETURN v; END $$;"
                    + Resolvers.sql(HEAD + "SELECT id, name, catalog.maker(fk_maker_id), seller(p.fk_seller_id)"
                            + " FROM prep_seed.tb_product p"),
            // Variables in a loop.
            Resolvers.plpgsql("DECLARE r record; v_m bigint; v_s bigint := NULL; BEGIN FOR r IN SELECT * FROM"
                    + " prep_seed.tb_product LOOP SELECT pk_maker INTO v_m FROM catalog.tb_maker WHERE id = r.fk_maker_id;"
                    + " v_s := (SELECT m.pk_maker FROM catalog.tb_maker m WHERE m.id = r.fk_seller_id); " + HEAD
                    + "VALUES (r.id, r.name, v_m, v_s); END LOOP; END"),
            // MERGE.
            Resolvers.sql("MERGE INTO catalog.tb_product t USING (SELECT p.*, m.pk_maker, s.pk_maker AS seller FROM"
                    + " prep_seed.tb_product p LEFT JOIN catalog.tb_maker m ON m.id = p.fk_maker_id LEFT JOIN"
                    + " catalog.tb_maker s ON s.id = p.fk_seller_id) x ON t.id = x.id WHEN MATCHED THEN UPDATE SET"
                    + " name = x.name, fk_maker = x.pk_maker WHEN NOT MATCHED THEN INSERT (id, name, fk_maker, fk_seller)"
                    + " VALUES (x.id, x.name, x.pk_maker, x.seller)"),
            // A later UPDATE, several columns at once, a function that is called.
            "CREATE PROCEDURE link() LANGUAGE sql AS $$ UPDATE catalog.tb_product f SET (fk_maker, fk_seller) = (SELECT"
                    + " m.pk_maker, s.pk_maker FROM prep_seed.tb_product p LEFT JOIN catalog.tb_maker m ON m.id ="
                    + " p.fk_maker_id LEFT JOIN catalog.tb_maker s ON s.id = p.fk_seller_id WHERE p.id = f.id) $$;"
                    + Resolvers.plpgsql(
                            "BEGIN INSERT INTO catalog.tb_product (id, name, fk_maker) SELECT id, name, NULL FROM"
                                    + " prep_seed.tb_product; CALL link(); END"),
            // The row that is changed, tied by its key to another place of the table; rows that are moved.
            Resolvers.sql(
                    "WITH moved AS (SELECT * FROM prep_seed.tb_product) INSERT INTO catalog.tb_product (id, name) SELECT"
                            + " id, name FROM moved; UPDATE catalog.tb_product t SET fk_maker = m.pk_maker, fk_seller = s.pk_maker FROM"
                            + " prep_seed.tb_product p JOIN catalog.tb_product f ON f.id = p.id JOIN catalog.tb_maker m ON m.id ="
                            + " p.fk_maker_id JOIN catalog.tb_maker s ON s.id = p.fk_seller_id WHERE t.pk_product = f.pk_product"),
            // ON CONFLICT, search_path, INSERT without a column list, USING.
            "CREATE FUNCTION fn_resolve_tb_product() RETURNS int SET search_path = catalog, prep_seed LANGUAGE sql AS"
                    + " 'INSERT INTO tb_product (id, name, fk_maker, fk_seller) SELECT p.id, ''it''''s'', m.pk_maker,"
                    + " s.pk_maker FROM prep_seed.tb_product p JOIN (SELECT id AS fk_maker_id, pk_maker FROM tb_maker) m"
                    + " USING (fk_maker_id) JOIN tb_maker s ON s.id = p.fk_seller_id ON CONFLICT (id) DO UPDATE SET"
                    + " fk_maker = EXCLUDED.fk_maker; SELECT 1';",
            // BEGIN ATOMIC, set operation.
            "CREATE FUNCTION fn_resolve_tb_product() RETURNS void BEGIN ATOMIC " + HEAD
                    + "SELECT p.id, p.name, m.pk_maker,"
                    + " s.pk_maker FROM prep_seed.tb_product p JOIN catalog.tb_maker m ON m.id = p.fk_maker_id JOIN"
                    + " catalog.tb_maker s ON s.id = p.fk_seller_id UNION ALL SELECT p.id, p.name, NULL, s.pk_maker FROM"
                    + " prep_seed.tb_product p JOIN catalog.tb_maker s ON s.id = p.fk_seller_id WHERE p.fk_maker_id IS NULL; END;");

    static final List<String> CATEGORIES = List.of(
            Resolvers.CATEGORY,
            "CREATE FUNCTION fn_resolve_tb_category() RETURNS void LANGUAGE plpgsql AS $$ BEGIN"
                    + " INSERT INTO catalog.tb_category (id, name, fk_parent_category) SELECT id, name, NULL FROM"
                    + " prep_seed.tb_category;"
                    + " UPDATE catalog.tb_category SET fk_parent_category = (SELECT x.pk_category FROM catalog.tb_category x"
                    + " JOIN prep_seed.tb_category p ON x.id = p.fk_parent_category_id WHERE p.id = catalog.tb_category.id);"
                    + " END $$;",
            "CREATE FUNCTION fn_resolve_tb_category() RETURNS void LANGUAGE plpgsql AS $$ DECLARE r record; BEGIN"
                    + " INSERT INTO catalog.tb_category (id, name) SELECT id, name FROM prep_seed.tb_category;"
                    + " FOR r IN SELECT p.id, q.pk_category AS parent FROM prep_seed.tb_category p JOIN catalog.tb_category q"
                    + " ON q.id = p.fk_parent_category_id LOOP IF r.parent IS NOT NULL THEN UPDATE catalog.tb_category SET"
                    + " fk_parent_category = r.parent WHERE id = r.id; END IF; END LOOP; END $$;");

    @TestFactory
    List<DynamicTest> products() {
        return PRODUCTS.stream()
                .map(form ->
                        DynamicTest.dynamicTest(form, () -> assertThat(Resolvers.complaints(Resolvers.product(form)))
                                .isEmpty()))
                .toList();
    }

    @TestFactory
    List<DynamicTest> categories() {
        return CATEGORIES.stream()
                .map(form ->
                        DynamicTest.dynamicTest(form, () -> assertThat(Resolvers.complaints(Resolvers.category(form)))
                                .isEmpty()))
                .toList();
    }

    @Test
    void every_leaf_is_there() {
        assertThat(Resolvers.product(Resolvers.PRODUCT).keySet())
                .containsExactly(
                        "order",
                        "tb_category/resolver",
                        "tb_category/schema-drift",
                        "tb_category/self-reference",
                        "tb_maker/resolver",
                        "tb_maker/schema-drift",
                        "tb_product/foreign-keys",
                        "tb_product/resolver",
                        "tb_product/schema-drift");
    }
}

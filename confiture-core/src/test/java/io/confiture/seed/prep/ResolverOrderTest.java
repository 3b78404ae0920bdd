package io.confiture.seed.prep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResolverOrderTest {

    /** Alphabetical order would be wrong: a brand needs its manufacturer, a product its brand. */
    private static final String TABLES = """
            CREATE TABLE prep_seed.tb_brand (id uuid, fk_manufacturer_id uuid);
            CREATE TABLE prep_seed.tb_manufacturer (id uuid);
            CREATE TABLE prep_seed.tb_aproduct (id uuid, fk_brand_id uuid, fk_parent_aproduct_id uuid);
            CREATE TABLE catalog.tb_manufacturer (pk_manufacturer bigint PRIMARY KEY, id uuid);
            CREATE TABLE catalog.tb_brand (pk_brand bigint PRIMARY KEY, id uuid, fk_manufacturer bigint
                REFERENCES catalog.tb_manufacturer);
            CREATE TABLE catalog.tb_aproduct (pk_aproduct bigint PRIMARY KEY, id uuid, fk_brand bigint,
                fk_parent_aproduct bigint REFERENCES catalog.tb_aproduct);
            """;

    private static final String FUNCTIONS = """
            CREATE FUNCTION "app".fn_resolve_tb_aproduct() RETURNS void LANGUAGE sql AS '';
            SET search_path = other;
            CREATE FUNCTION FN_RESOLVE_TB_BRAND() RETURNS void LANGUAGE sql AS '';
            CREATE PROCEDURE catalog.fn_resolve_tb_manufacturer() LANGUAGE sql AS '';
            CREATE FUNCTION fn_resolve_all() RETURNS void LANGUAGE sql AS '';
            """;

    private static ResolverOrder order(PrepProject project) {
        return ResolverOrder.of(project, Routines.of(project));
    }

    @Test
    void the_order_is_that_of_the_foreign_keys_declared_or_named() {
        ResolverOrder order = order(PrepSample.of(TABLES, FUNCTIONS));
        assertThat(order.resolvers())
                .extracting(Resolver::toString)
                .containsExactly(
                        "catalog.fn_resolve_tb_manufacturer()",
                        "other.fn_resolve_tb_brand()",
                        "app.fn_resolve_tb_aproduct()");
        assertThat(order.cycles()).isEmpty();
    }

    @Test
    void of_overloaded_functions_the_one_without_arguments_is_the_resolver() {
        ResolverOrder order = order(PrepSample.of(
                "CREATE TABLE prep_seed.tb_brand (id uuid);",
                "CREATE FUNCTION app.fn_resolve_tb_brand(since date) RETURNS void LANGUAGE sql AS '';"
                        + "CREATE FUNCTION app.fn_resolve_tb_brand() RETURNS void LANGUAGE sql AS '';"
                        + "CREATE FUNCTION app.fn_resolve_tb_brand(a int, b int) RETURNS void LANGUAGE sql AS '';"));
        assertThat(order.resolvers())
                .singleElement()
                .satisfies(r -> assertThat(r.routine().arguments()).isEmpty());
    }

    @Test
    void a_given_order_is_taken_and_compared() {
        ResolverOrder order = order(PrepSample.ordered(
                List.of("other.fn_resolve_tb_brand", "fn_resolve_tb_gone", "fn_resolve_tb_manufacturer"),
                TABLES,
                FUNCTIONS));
        assertThat(order.resolvers())
                .extracting(r -> r.function().name())
                .containsExactly("fn_resolve_tb_brand", "fn_resolve_tb_manufacturer", "fn_resolve_tb_aproduct");
        assertThat(order.unknown()).containsExactly("fn_resolve_tb_gone");
        assertThat(order.unnamed()).hasSize(1);
        assertThat(order.contradictions())
                .extracting(c -> c.first() + " before " + c.needed())
                .containsExactly("other.fn_resolve_tb_brand() before catalog.fn_resolve_tb_manufacturer()");
    }

    @Test
    void circles_are_named_and_do_not_hinder_the_rest() {
        ResolverOrder order = order(PrepSample.of(
                """
                CREATE TABLE prep_seed.tb_a (id uuid, fk_b_id uuid); CREATE TABLE prep_seed.tb_b (id uuid, fk_c_id uuid);
                CREATE TABLE prep_seed.tb_c (id uuid, fk_a_id uuid); CREATE TABLE prep_seed.tb_0 (id uuid, fk_a_id uuid);
                CREATE TABLE catalog.tb_a (pk_a bigint, fk_b bigint); CREATE TABLE catalog.tb_b (pk_b bigint, fk_c bigint);
                CREATE TABLE catalog.tb_c (pk_c bigint, fk_a bigint); CREATE TABLE catalog.tb_0 (pk_0 bigint, fk_a bigint);
                """,
                "CREATE FUNCTION fn_resolve_tb_a() RETURNS void AS '' LANGUAGE sql;"
                        + "CREATE FUNCTION fn_resolve_tb_b() RETURNS void AS '' LANGUAGE sql;"
                        + "CREATE FUNCTION fn_resolve_tb_c() RETURNS void AS '' LANGUAGE sql;"
                        + "CREATE FUNCTION fn_resolve_tb_0() RETURNS void AS '' LANGUAGE sql;"));
        assertThat(order.resolvers())
                .extracting(r -> r.prep().name().name())
                .containsExactly("tb_a", "tb_0", "tb_b", "tb_c");
        assertThat(order.cycles()).singleElement().asList().hasSize(3);
    }

    @Test
    void routines_are_followed_through_replace_drop_and_alter() {
        PrepProject project = PrepSample.of(
                TABLES,
                FUNCTIONS,
                "CREATE OR REPLACE FUNCTION app.fn_resolve_tb_aproduct() RETURNS void LANGUAGE sql AS 'SELECT 1';"
                        + "ALTER FUNCTION other.fn_resolve_tb_brand() SET SCHEMA app;"
                        + "DROP PROCEDURE IF EXISTS catalog.fn_resolve_tb_manufacturer();"
                        + "ALTER FUNCTION other.fn_resolve_all() RENAME TO fn_resolve_tb_manufacturer;");
        assertThat(order(project).resolvers())
                .extracting(Resolver::toString)
                .containsExactly(
                        "other.fn_resolve_tb_manufacturer()",
                        "app.fn_resolve_tb_brand()",
                        "app.fn_resolve_tb_aproduct()");
        assertThat(order(project).resolvers().get(2).routine().statements()).hasSize(1);
    }
}

package io.confiture.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlReadingTest {

    static SqlReading read(String sql) {
        return SqlReading.of(SqlScript.parse(SqlSource.of(Path.of("/p/a.sql"), "a.sql", sql))
                .statements()
                .get(0));
    }

    static List<String> references(String sql) {
        SqlReading reading = read(sql);
        assertThat(reading.notUnderstood()).as(sql).isEmpty();
        return reading.references().stream().map(TableReference::toString).toList();
    }

    static QueryBody.Select select(String sql) {
        SqlReading reading = read(sql);
        assertThat(reading.notUnderstood()).as(sql).isEmpty();
        return ((Query) reading.command()).firstSelect().orElseThrow();
    }

    @Test
    void items_have_expressions_and_aliases() {
        QueryBody.Select select = select(
                "SELECT a, t.b AS x, c::double precision, NULL::int n, coalesce(d, 0), CASE WHEN a = 1 THEN 2 END k, t.*,"
                        + " (SELECT 1), 'x' AS \"Y\", count(*) FILTER (WHERE a > 1), -1, uuid 'u', CAST(e AS int[]), $1");
        assertThat(select.items())
                .extracting(i -> i.expression().getClass().getSimpleName())
                .containsExactly(
                        "Column",
                        "Column",
                        "Cast",
                        "Cast",
                        "Call",
                        "Case",
                        "Star",
                        "Subquery",
                        "Constant",
                        "Other",
                        "Constant",
                        "Cast",
                        "Cast",
                        "Parameter");
        assertThat(select.items())
                .extracting(SelectItem::alias)
                .containsExactly(null, "x", null, "n", null, "k", null, null, "Y", null, null, null, null, null);
    }

    @Test
    void set_operations_bind_as_postgresql_binds_them() {
        Query query = (Query)
                read("SELECT 1 UNION ALL SELECT 2 INTERSECT SELECT 3 EXCEPT (SELECT 4 UNION SELECT 5) ORDER BY 1")
                        .command();
        QueryBody.SetOperation except = (QueryBody.SetOperation) query.body();
        assertThat(except.kind()).isEqualTo(QueryBody.SetOperation.Kind.EXCEPT);
        QueryBody.SetOperation union = (QueryBody.SetOperation) except.left();
        assertThat(union.all()).isTrue();
        assertThat(((QueryBody.SetOperation) union.right()).kind()).isEqualTo(QueryBody.SetOperation.Kind.INTERSECT);
        assertThat(query.branches())
                .extracting(b -> b.span().text())
                .containsExactly("SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4", "SELECT 5");
    }

    @Test
    void every_table_is_found_with_its_role() {
        assertThat(references("INSERT INTO c.a (x) SELECT y FROM p.b JOIN c.d USING (id), lateral (select * from e) q"
                        + " WHERE EXISTS (SELECT FROM f WHERE g IN (TABLE h)) ON CONFLICT (x) DO UPDATE SET x = (SELECT 1 FROM i)"
                        + " RETURNING (SELECT max(z) FROM j)"))
                .containsExactly(
                        "INSERT c.a", "READ p.b", "READ c.d", "READ e", "READ f", "READ h", "READ i", "READ j");
        assertThat(references(
                        "UPDATE ONLY a AS x SET y = b.z IS DISTINCT FROM 1, (q, r) = (SELECT 1, 2 FROM s) FROM b LEFT JOIN c ON"
                                + " c.id = b.id WHERE x.id = b.id"))
                .containsExactly("UPDATE a", "READ s", "READ b", "READ c");
        assertThat(references("DELETE FROM a USING b, c WHERE a.id = b.id"))
                .containsExactly("DELETE a", "READ b", "READ c");
        assertThat(
                        references(
                                "MERGE INTO a t USING (SELECT * FROM b) s ON t.id = s.id WHEN MATCHED AND t.x = 1 THEN UPDATE SET"
                                        + " y = (SELECT 1 FROM c) WHEN NOT MATCHED THEN INSERT (id, y) VALUES (s.id, (SELECT 2 FROM d))"))
                .containsExactly("MERGE a", "READ b", "READ c", "READ d");
        assertThat(references("TRUNCATE TABLE ONLY a, s.b CASCADE")).containsExactly("TRUNCATE a", "TRUNCATE s.b");
    }

    @Test
    void common_tables_are_no_tables_where_they_are_in_sight() {
        assertThat(references("WITH a AS (SELECT * FROM a), b AS (SELECT * FROM a) SELECT * FROM b, s.a"))
                .containsExactly("READ a", "READ s.a");
        assertThat(references(
                        "WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT * FROM r JOIN t ON true) SELECT * FROM r"))
                .containsExactly("READ t");
        assertThat(references("SELECT * FROM (WITH x AS (SELECT 1) SELECT * FROM x) q, x"))
                .containsExactly("READ x");
        assertThat(references("WITH x AS (SELECT 1) INSERT INTO x SELECT * FROM x"))
                .containsExactly("INSERT x");
    }

    @Test
    void functions_and_their_arguments_are_no_tables() {
        assertThat(
                        references(
                                "SELECT extract(year FROM d), substring(a FROM 2 FOR 3), trim(both 'x' from b) FROM f(1) AS g(x),"
                                        + " generate_series(1, 2) WITH ORDINALITY, ROWS FROM (h(1), i(2)) k, unnest(ARRAY(SELECT 1 FROM t))"))
                .containsExactly("READ t");
    }

    @Test
    void what_is_not_understood_is_said() {
        assertThat(read("FROBNICATE x").notUnderstood()).isNotEmpty();
        assertThat(read("SELECT * FROM a b c d").notUnderstood()).isNotEmpty();
        assertThat(read("SELECT * FROM a JOIN b").notUnderstood()).isNotEmpty();
    }

    @Test
    void a_union_of_very_many_branches_is_read() {
        SqlReading reading = read("SELECT 1 FROM t" + " UNION ALL SELECT 1 FROM t".repeat(20_000));
        assertThat(reading.references()).hasSize(20_001);
    }
}

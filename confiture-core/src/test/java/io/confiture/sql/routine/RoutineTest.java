package io.confiture.sql.routine;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.query.TableReference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutineTest {

    static Routine read(String sql) {
        SqlScript script = SqlScript.parse(SqlSource.of(Path.of("/p/a.sql"), "a.sql", sql));
        assertThat(script.statements()).hasSize(1);
        return Routine.read(script.statements().get(0)).orElseThrow();
    }

    static List<String> references(String sql) {
        Routine routine = read(sql);
        assertThat(routine.notFollowed()).as(sql).isEmpty();
        return routine.references().stream().map(TableReference::toString).toList();
    }

    @Test
    void headers_are_read_in_any_order() {
        Routine routine = read("CREATE OR REPLACE FUNCTION \"S\".Fn_X(a int, IN b double precision = 1, OUT c text)"
                + " LANGUAGE 'plpgsql' STABLE SET search_path TO catalog, \"$user\" AS 'BEGIN END'");
        assertThat(routine.name()).hasToString("S.fn_x");
        assertThat(routine.arguments()).extracting(Argument::name).containsExactly("a", "b", "c");
        assertThat(routine.arguments())
                .extracting(a -> a.type().text())
                .containsExactly("int", "double precision", "text");
        assertThat(routine.language()).isEqualTo("plpgsql");
        assertThat(routine.searchPath()).containsExactly("catalog", "$user");
        assertThat(routine.body()).isInstanceOf(BodyText.Quoted.class);
    }

    @Test
    void places_in_bodies_with_doubled_quotes_are_those_of_the_file() {
        Routine routine = read(
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS '\n  INSERT INTO a SELECT ''x'', y\n  FROM \"b\" WHERE z = ''it''''s'' AND EXISTS (SELECT FROM c)'");
        assertThat(routine.references())
                .extracting(
                        r -> r + " " + r.location().line() + ":" + r.location().column())
                .containsExactly("INSERT a 2:15", "READ b 3:8", "READ c 3:58");
    }

    @Test
    void statements_of_atomic_bodies_and_return_are_found() {
        assertThat(
                        references(
                                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC INSERT INTO a SELECT CASE WHEN true THEN 1 END FROM b; RETURN (SELECT 1 FROM c); END"))
                .containsExactly("INSERT a", "READ b", "READ c");
        assertThat(references("CREATE FUNCTION f() RETURNS int RETURN (SELECT 1 FROM c)"))
                .containsExactly("READ c");
    }

    @Test
    void plpgsql_blocks_are_walked() {
        String body = """
            CREATE FUNCTION f() RETURNS SETOF a LANGUAGE plpgsql AS $$
            #variable_conflict use_column
            <<outer>>
            DECLARE
              v int := (SELECT 1 FROM t1);
              c CURSOR (k int) FOR SELECT * FROM t2 WHERE id = k;
              r record;
            BEGIN
              SELECT x INTO STRICT v FROM t3;
              IF EXISTS (SELECT FROM t4) THEN
                v := count(*) FROM t5;
              ELSIF v = 1 THEN PERFORM 1 FROM t6;
              ELSE INSERT INTO t7 DEFAULT VALUES RETURNING id INTO v;
              END IF;
              CASE (SELECT 1 FROM t8) WHEN 1, 2 THEN DELETE FROM t9; ELSE NULL; END CASE;
              FOR r IN SELECT * FROM t10 LOOP
                UPDATE t11 SET a = r.a;
              END LOOP;
              FOR i IN 1..10 LOOP CONTINUE WHEN i = (SELECT 1 FROM t12); END LOOP;
              FOR r IN c (1) LOOP EXIT; END LOOP;
              WHILE v < (SELECT 1 FROM t13) LOOP v := v + 1; END LOOP;
              FOREACH v SLICE 1 IN ARRAY ARRAY(SELECT id FROM t14) LOOP NULL; END LOOP;
              RETURN QUERY SELECT * FROM t15;
              RAISE NOTICE 'x %', (SELECT 1 FROM t16);
              EXECUTE 'INSERT INTO t17 SELECT ''a'' FROM t18' INTO v;
              OPEN c2 FOR SELECT * FROM t19;
              BEGIN
                TRUNCATE t20;
              EXCEPTION WHEN unique_violation OR others THEN INSERT INTO t21 VALUES (1);
              END;
              CREATE TEMP TABLE t22 AS SELECT * FROM t23;
              RETURN;
            END outer $$""";
        assertThat(references(body))
                .containsExactly(
                        "READ t1",
                        "READ t2",
                        "READ t3",
                        "READ t4",
                        "READ t5",
                        "READ t6",
                        "INSERT t7",
                        "READ t8",
                        "DELETE t9",
                        "READ t10",
                        "UPDATE t11",
                        "READ t12",
                        "READ t13",
                        "READ t14",
                        "READ t15",
                        "READ t16",
                        "INSERT t17",
                        "READ t18",
                        "READ t19",
                        "TRUNCATE t20",
                        "INSERT t21",
                        "CREATE t22",
                        "READ t23");
    }

    @Test
    void dynamic_sql_and_other_languages_are_said_to_be_not_followed() {
        Routine dynamic = read(
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$BEGIN EXECUTE format('DELETE FROM %I', x); END$$");
        assertThat(dynamic.notFollowed())
                .singleElement()
                .asString()
                .contains("dynamic SQL")
                .contains("a.sql:1:");
        assertThat(read("CREATE FUNCTION f() RETURNS void LANGUAGE plpython3u AS $$pass$$")
                        .notFollowed())
                .hasSize(1);
    }
}

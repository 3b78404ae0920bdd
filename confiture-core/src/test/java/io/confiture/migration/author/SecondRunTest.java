package io.confiture.migration.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script's text tells of its second run; {@code SecondRunOnServerTest} holds the same scripts against a server. */
class SecondRunTest {

    private static List<Finding> findings(String sql) {
        Path file = Path.of("/x.sql");
        return SecondRun.of(SqlScript.parse(SqlSource.of(file, "x.sql", sql)).statements());
    }

    private static List<Finding> bad(String sql) {
        return findings(sql).stream().filter(f -> f.severity() != Severity.INFO).toList();
    }

    @ParameterizedTest
    @FieldSource("io.confiture.migration.author.SecondRunScripts#BAD")
    void sees_what_a_second_run_meets(String sql) {
        assertThat(bad(sql)).isNotEmpty().allSatisfy(f -> {
            assertThat(f.location()).isNotNull();
            assertThat(f.suggestion()).isNotBlank();
        });
    }

    @ParameterizedTest
    @FieldSource("io.confiture.migration.author.SecondRunScripts#GOOD")
    void accuses_nothing_that_runs_twice(String sql) {
        assertThat(bad(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN CREATE TYPE y AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_type) THEN CREATE TYPE y AS ENUM ('a'); END IF; END $$",
                "DO $$ DECLARE x int; BEGIN x := 1; END $$",
                "DO 'BEGIN NULL; END'",
                "CALL p()",
                "UPDATE t SET n = n + 1",
            })
    void says_what_it_cannot_see(String sql) {
        assertThat(findings(sql)).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.INFO);
            assertThat(f.message()).contains("idempotent");
        });
    }

    @Test
    void names_the_place_inside_a_do_block() {
        assertThat(bad("SELECT 1;\nDO $x$\nBEGIN\n  PERFORM 1;\n  CREATE TABLE t (id int);\nEND\n$x$;"))
                .singleElement()
                .satisfies(f -> assertThat(String.valueOf(f.location())).isEqualTo("x.sql:5:3"));
    }

    @Test
    void tells_each_statement_once() {
        assertThat(bad("CREATE UNIQUE INDEX i ON t (a);\nALTER TABLE t RENAME TO u;\nCREATE TABLE x (id int);"))
                .hasSize(3);
    }
}

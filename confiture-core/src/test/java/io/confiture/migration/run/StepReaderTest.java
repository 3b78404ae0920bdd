package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.TransactionMode;
import io.confiture.project.TableName;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a migration is committed, by its text alone. */
class StepReaderTest {

    private static StepText read(TransactionMode mode, String... texts) {
        return StepReader.read(java.util.stream.IntStream.range(0, texts.length)
                .mapToObj(i -> new Script(Path.of(i + ".sql"), i + ".sql", Side.UP, mode, texts[i], null))
                .toList());
    }

    private static List<String> problems(StepText text) {
        return text.problems().stream().map(Finding::message).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE a (); | TRANSACTION_IF_POSSIBLE",
                "CREATE INDEX CONCURRENTLY i ON a (n); | STATEMENTS",
                "CREATE TABLE a (); VACUUM; | STATEMENTS",
                "DO $$ BEGIN COMMIT; END $$; | STATEMENTS",
                "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$; | TRANSACTION_IF_POSSIBLE",
                "ALTER TYPE t ADD VALUE 'x'; | TRANSACTION_IF_POSSIBLE",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY m; | TRANSACTION_IF_POSSIBLE",
                "SELECT 'CREATE INDEX CONCURRENTLY'; | TRANSACTION_IF_POSSIBLE",
                "-- VACUUM; | TRANSACTION_IF_POSSIBLE"
            })
    void goes_by_what_postgresql_takes_in_a_transaction(String sql, StepText.Mode mode) {
        StepText text = read(TransactionMode.AUTO, sql);
        assertThat(text.mode()).isEqualTo(mode);
        assertThat(text.problems()).isEmpty();
    }

    @Test
    void goes_by_what_the_tool_says_first() {
        assertThat(read(TransactionMode.NO_TRANSACTION, "CREATE TABLE a ();").mode())
                .isEqualTo(StepText.Mode.STATEMENTS);
        StepText transaction = read(TransactionMode.TRANSACTION, "CREATE TABLE a ();\nVACUUM;");
        assertThat(transaction.mode()).isEqualTo(StepText.Mode.TRANSACTION);
        assertThat(transaction.problems().get(0).location()).hasToString("0.sql:2:1");
    }

    @Test
    void takes_the_transaction_from_all_scripts_of_a_migration_when_one_cannot_have_it() {
        StepText text = read(TransactionMode.AUTO, "CREATE TABLE a ();", "VACUUM a;");
        assertThat(text.mode()).isEqualTo(StepText.Mode.STATEMENTS);
        assertThat(text.units()).extracting(Unit::first).containsExactly(0, 1);
    }

    @Test
    void keeps_a_block_together_and_knows_what_only_the_session_hears() {
        StepText text = read(
                TransactionMode.NO_TRANSACTION,
                "SET ROLE x; BEGIN; SELECT 1; SELECT 2; COMMIT; VACUUM; RESET ALL; SELECT 3;");
        assertThat(text.problems()).isEmpty();
        assertThat(text.units()).extracting(u -> u.statements().size()).containsExactly(1, 4, 1, 1, 1);
        assertThat(text.units()).extracting(Unit::aboutSession).containsExactly(true, false, false, true, false);
        assertThat(text.units()).extracting(Unit::alone).containsExactly(false, false, true, false, false);
    }

    @Test
    void says_what_is_wrong_with_the_files_own_transactions() {
        assertThat(problems(read(TransactionMode.NO_TRANSACTION, "BEGIN; SELECT 1;")))
                .containsExactly("this BEGIN has no COMMIT in the migration");
        assertThat(problems(read(TransactionMode.NO_TRANSACTION, "SELECT 1; COMMIT;")))
                .containsExactly("COMMIT belongs to no BEGIN of this migration");
        assertThat(problems(read(TransactionMode.NO_TRANSACTION, "BEGIN; VACUUM; COMMIT;")))
                .containsExactly("VACUUM stands between BEGIN and COMMIT, where PostgreSQL refuses it");
        assertThat(problems(read(TransactionMode.NO_TRANSACTION, "BEGIN; BEGIN; COMMIT;")))
                .containsExactly("BEGIN stands between BEGIN and its COMMIT");
        assertThat(problems(read(TransactionMode.AUTO, "SELECT 1; ROLLBACK; SELECT 2;")))
                .containsExactly("ROLLBACK would end or replace the transaction of the migration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CREATE INDEX i ON t (n) | i | - | t | false | false",
                "create unique index concurrently if not exists \"I x\" on only s.\"T\" using gin (n) | I x | s | T | true | true",
                "CREATE INDEX ON t (n) | - | - | t | false | false",
                "CREATE INDEX CONCURRENTLY ON s.t (n) | - | s | t | true | false",
                "CREATE INDEX /* i */ concurrently_not ON t (n) | concurrently_not | - | t | false | false"
            })
    void reads_what_an_index_is_called(
            String sql, String name, String schema, String table, boolean concurrently, boolean unlessThere) {
        IndexText text = IndexText.of(SqlScript.parse(SqlSource.of(Path.of("x"), "x", sql))
                .statements()
                .get(0));
        assertThat(text).isEqualTo(new IndexText(name, new TableName(schema, table), concurrently, unlessThere));
    }
}

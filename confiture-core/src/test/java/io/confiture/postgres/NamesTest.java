package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of databases, URLs, quoting. */
class NamesTest {

    @Test
    void a_name_tells_its_run() {
        RunName run = RunName.random();
        String name = run.next("Sha256:ABCDEF0123456789");
        assertThat(name).startsWith("confiture_sha256ab_" + run.token() + "_");
        assertThat(RunName.tokenOf(name)).isEqualTo(run.token());
        assertThat(run.next("")).isNotEqualTo(run.next("")).startsWith("confiture_x_");
        assertThat(name.length()).isLessThan(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confiture_x",
                "confiture_x_0123456789",
                "confiture_x_0123456789_",
                "confiture_x_0123456789_1a",
                "confiture_x_012345678g_1",
                "confiture_x_01234567_1",
                "confiture_x_y_0123456789_1",
                "other_x_0123456789_1",
            })
    void another_name_is_not_ours(String name) {
        assertThat(RunName.tokenOf(name)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h:6000/d, h:6000, d",
        "jdbc:postgresql://h/d?user=u, h:5432, d",
        "postgresql://u:p@h:6000/d?sslmode=disable, h:6000, d",
        "postgres://h, h:5432, postgres",
    })
    void reads_urls_of_both_kinds(String url, String address, String database) {
        Connector connector = Connector.of(url, "me", "secret");
        assertThat(connector.address()).isEqualTo(address);
        assertThat(connector.adminDatabase()).isEqualTo(database);
        assertThat(connector.jdbcUrl("x y"))
                .startsWith("jdbc:postgresql://" + address + "/x")
                .contains("user=me")
                .contains("password=secret");
    }

    @Test
    void quotes() {
        assertThat(Quoting.identifier("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(Quoting.literal("a'b")).isEqualTo("'a''b'");
        assertThat(Quoting.literal("a\\'b")).isEqualTo(" E'a\\\\''b'");
    }
}

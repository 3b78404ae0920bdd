package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts on which a careless splitter takes quadratic time; they would run for minutes then. */
class LargeTextTest {
    private static final int MANY = 200_000;

    @Test
    void takes_many_commands_inside_one_statement() {
        Statement statement = Sql.statement("select (\n" + "\\echo a\n".repeat(MANY) + "1);");
        assertThat(statement.text()).isEqualTo("select (\n1)");
        assertThat(statement.locationOfServerPosition(10).line()).isEqualTo(MANY + 2);
    }

    @Test
    void takes_many_continued_strings_and_copies() {
        assertThat(Sql.script("select E'a'\n'b';\n".repeat(MANY)).statements()).hasSize(MANY);
        assertThat(Sql.script("copy t from stdin;\n\\.\n".repeat(MANY)).statements())
                .hasSize(MANY);
    }

    @Test
    void takes_deep_nesting() {
        assertThat(Sql.script("select " + "(".repeat(MANY) + ")".repeat(MANY) + ";")
                        .diagnostics())
                .isEmpty();
        assertThat(Sql.script("/*".repeat(MANY) + "*/".repeat(MANY) + "select 1")
                        .statements())
                .hasSize(1);
        assertThat(Sql.script("$a".repeat(MANY) + ";" + "$1".repeat(MANY)).statements())
                .hasSize(2);
    }
}

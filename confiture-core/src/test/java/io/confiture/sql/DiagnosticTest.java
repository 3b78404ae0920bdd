package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sql.Diagnostic.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class DiagnosticTest {
    /** What is reported, its text, and the opening: the part of the text before it is given by the sign {@code <>}. */
    static final List<Arguments> OPENINGS = List.of(
            Arguments.of(Kind.UNTERMINATED_COMMENT, "select 1;\n <>/* a /* b */ ; select 2;"),
            Arguments.of(Kind.UNTERMINATED_STRING, "select 'a', <>'b; select 2;"),
            Arguments.of(Kind.UNTERMINATED_STRING, "select <>E'b\\'; select 2;"),
            Arguments.of(Kind.UNTERMINATED_STRING, "select <>B'b; select 2;"),
            Arguments.of(Kind.UNTERMINATED_STRING, "select <>'a'\n'b; select 2;"),
            Arguments.of(Kind.UNTERMINATED_STRING, "select <>U&'b; select 2;"),
            Arguments.of(Kind.UNTERMINATED_IDENTIFIER, "select \"a\" as <>\"b; select 2;"),
            Arguments.of(Kind.UNTERMINATED_IDENTIFIER, "select <>U&\"b; select 2;"),
            Arguments.of(Kind.UNTERMINATED_DOLLAR_QUOTE, "do $$ $$; do <>$f$ $$ $g$; select 2;"),
            Arguments.of(Kind.UNCLOSED_PARENTHESIS, "select (1); create table t <>(a int, b numeric(3); select 2;"),
            Arguments.of(
                    Kind.UNCLOSED_BEGIN,
                    "create function f() returns int <>begin atomic select case when a then b end; select 2;"),
            Arguments.of(Kind.MISSING_COPY_END, "select 1;\n<>copy t from stdin;\n1\t2\n.\n"),
            Arguments.of(Kind.COPY_DATA_INSIDE, "copy t from stdin; select <>'a\nb';\n1\n\\.\n"),
            Arguments.of(Kind.NUL_CHARACTER, "select <>\0 1;"),
            Arguments.of(Kind.PSQL_DIFFERS, "select <>E'a'\n'b\\'c';"));

    @ParameterizedTest
    @FieldSource("OPENINGS")
    void reports_trouble_at_its_opening(Kind kind, String marked) {
        int opening = marked.indexOf("<>");
        SqlScript script = Sql.script(marked.replace("<>", ""));
        assertThat(script.diagnostics()).hasSize(1);
        Diagnostic diagnostic = script.diagnostics().get(0);
        assertThat(diagnostic.kind()).isEqualTo(kind);
        assertThat(diagnostic.offset()).isEqualTo(opening);
        assertThat(diagnostic.location()).isEqualTo(script.source().location(opening));
        assertThat(diagnostic.warning()).isEqualTo(kind == Kind.PSQL_DIFFERS);
    }

    @Test
    void reports_nothing_for_sound_texts() {
        assertThat(Sql.script("select 1; /* a */ copy t from stdin;\n\\.\nselect '', \"a\", $$ $$, (1), E'a'\n'b' -- '")
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void says_what_and_where() {
        Diagnostic diagnostic =
                Sql.script("select 1;\n  select 'oops;").diagnostics().get(0);
        assertThat(diagnostic).hasToString("db/test.sql:2:10: This string is not closed by a quote.");
        assertThat(diagnostic.excerpt()).isEqualTo("2 |   select 'oops;\n  |          ^");
    }
}

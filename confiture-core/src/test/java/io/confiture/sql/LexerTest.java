package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {
    @Test
    void tells_all_kinds_of_strings() {
        assertThat(Sql.tokens("'a''b' E'a\\'b' B'01' X'1F' N'n' U&'\\0061' $$a$b$$ $t$ $$ $t$"))
                .containsExactly(
                        "STRING 'a''b'",
                        "ESCAPE_STRING E'a\\'b'",
                        "BIT_STRING B'01'",
                        "HEX_STRING X'1F'",
                        "NATIONAL_STRING N'n'",
                        "UNICODE_STRING U&'\\0061'",
                        "DOLLAR_STRING $$a$b$$",
                        "DOLLAR_STRING $t$ $$ $t$");
    }

    @Test
    void tells_names_by_their_quotes() {
        assertThat(Sql.tokens("a \"b\"\"c\" U&\"\\0064\" \u00E9\u00A0x a$b$c _1"))
                .containsExactly(
                        "IDENTIFIER a",
                        "QUOTED_IDENTIFIER \"b\"\"c\"",
                        "UNICODE_IDENTIFIER U&\"\\0064\"",
                        "IDENTIFIER \u00E9\u00A0x",
                        "IDENTIFIER a$b$c",
                        "IDENTIFIER _1");
    }

    @Test
    void continues_a_string_only_over_a_line_end() {
        assertThat(Sql.tokens("'a'\n'b' -- c\n 'd'")).containsExactly("STRING 'a'\n'b' -- c\n 'd'");
        assertThat(Sql.tokens("'a'\r'b'")).hasSize(1);
        assertThat(Sql.tokens("'a' 'b'")).hasSize(2);
        assertThat(Sql.tokens("'a' -- c\n/* d */ 'b'")).hasSize(2);
        assertThat(Sql.tokens("$$a$$\n$$b$$")).hasSize(2);
        assertThat(Sql.tokens("B'0'\nB'1'")).hasSize(2);
    }

    @Test
    void ends_an_operator_before_a_comment_and_before_a_sign() {
        assertThat(Sql.tokens("1*/*c*/2")).containsExactly("NUMBER 1", "OPERATOR *", "NUMBER 2");
        assertThat(Sql.tokens("1+--c\n2")).containsExactly("NUMBER 1", "OPERATOR +", "NUMBER 2");
        assertThat(Sql.tokens("1=-2")).containsExactly("NUMBER 1", "OPERATOR =", "OPERATOR -", "NUMBER 2");
        assertThat(Sql.tokens("1@-2")).containsExactly("NUMBER 1", "OPERATOR @-", "NUMBER 2");
        assertThat(Sql.tokens("a::b:=c=>d..e")).contains("OPERATOR ::", "OPERATOR :=", "OPERATOR =>", "OPERATOR ..");
    }

    @Test
    void reads_numbers() {
        assertThat(Sql.tokens("1 1.5 .5 1. 1e5 1.5E-3 0x1F 1_000 1..2 $12"))
                .containsExactly(
                        "NUMBER 1",
                        "NUMBER 1.5",
                        "NUMBER .5",
                        "NUMBER 1.",
                        "NUMBER 1e5",
                        "NUMBER 1.5E-3",
                        "NUMBER 0x1F",
                        "NUMBER 1_000",
                        "NUMBER 1",
                        "OPERATOR ..",
                        "NUMBER 2",
                        "PARAMETER $12");
    }

    @Test
    void nests_block_comments() {
        assertThat(Sql.tokens("a /* /* ; */ */ b /*/ */ c /***/ d"))
                .containsExactly("IDENTIFIER a", "IDENTIFIER b", "IDENTIFIER c", "IDENTIFIER d");
    }

    @Test
    void ends_a_line_comment_at_either_line_end() {
        assertThat(Sql.tokens("-- a\nb -- c\rd -- e\r\nf"))
                .containsExactly("IDENTIFIER b", "IDENTIFIER d", "IDENTIFIER f");
    }

    @Test
    void takes_vertical_tab_and_a_leading_byte_order_mark_as_blanks() {
        assertThat(Sql.tokens("\uFEFFa\u000Bb")).containsExactly("IDENTIFIER a", "IDENTIFIER b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "FooBar|foobar",
                "\"Foo\"\"Bar\"|Foo\"Bar",
                "U&\"d\\0061t\\+000061\"|data",
                "GR\u00D6SSE|gr\u00D6sse"
            })
    void reads_a_name_as_the_server_does(String token, String name) {
        Lexer lexer = Lexer.of(token);
        lexer.next();
        assertThat(lexer.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'ab'|ab",
                "E'ab'|ab",
                "U&'ab'|ab",
                "$$ab$$|ab",
                "$t$ab$t$|ab",
                "\"ab\"|ab",
                "ab|ab",
                "'ab|ab",
                "X'ab'|ab"
            })
    void tells_the_text_inside_of_quotes(String token, String content) {
        Lexer lexer = Lexer.of(token);
        lexer.next();
        assertThat(token.substring(lexer.contentStart(), lexer.contentEnd())).isEqualTo(content);
    }

    @Test
    void compares_words_in_ascii_only() {
        Lexer lexer = Lexer.of("BeGin");
        lexer.next();
        assertThat(lexer.isWord("begin")).isTrue();
        // Character.toLowerCase of the Kelvin sign is k; PostgreSQL does not think so.
        lexer = Lexer.of("\u212Aeep");
        lexer.next();
        assertThat(lexer.isWord("keep")).isFalse();
        lexer = Lexer.of("\"begin\"");
        lexer.next();
        assertThat(lexer.isWord("begin")).isFalse();
    }

    @Test
    void keeps_to_the_part_it_was_given() {
        Lexer lexer = Lexer.of("select 'abc' from t", 7, 10);
        assertThat(lexer.next()).isTrue();
        assertThat(lexer.token()).isEqualTo(new Token(TokenKind.STRING, 7, 10));
        assertThat(lexer.terminated()).isFalse();
        assertThat(lexer.next()).isFalse();
        assertThat(lexer.kind()).isEqualTo(TokenKind.END);
    }
}

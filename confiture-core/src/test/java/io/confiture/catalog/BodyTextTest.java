package io.confiture.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "select 1#  select\\n\\t 1 \\r\\n",
                "f(a, b)#f( a,b )",
                "x := 1;#x:=1 ;",
                "a+b#a + b",
                "'x'||y#'x' || y",
                "a = 'x'#a ='x'",
                "begin -- note\\n x;end#begin   -- note\\n\\n   x ; end",
                "a[1]#a [ 1 ]",
                "select /* a */ 1#select   /* a */\\n1"
            })
    void takes_as_the_same(String one, String other) {
        assertThat(BodyText.canonical(unescape(other))).isEqualTo(BodyText.canonical(unescape(one)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "select 'a b'#select 'a  b'",
                "select \"a b\"#select \"a  b\"",
                "select $$a b$$#select $$a  b$$",
                "select $x$a $$ b$x$#select $x$a  $$ b$x$",
                "-- a\\nb#-- a b",
                "-- a\\nb#-- a\\n-- b",
                "select ab#select a b",
                "select E'\\\\' '#select E'\\\\'  '",
                "select 'a'\\n'b'#select 'a' 'b'",
                "select u&'x'#select u & 'x'",
                "select a - -b#select a --b",
                "select a < - b#select a <- b",
                "select 1e+5#select 1e +5",
                "select e 'x'#select e'x'",
                "/* a  b */ x#/* a b */ x",
                "/* /* */  x */ y#/* /* */ x */ y",
                "select 1 .5#select 1.5",
                "a / *b#a /*b"
            })
    void keeps_apart(String one, String other) {
        assertThat(BodyText.canonical(unescape(other))).isNotEqualTo(BodyText.canonical(unescape(one)));
    }

    private static String unescape(String text) {
        return text.replace("\\\\", "\u0001")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\u0001", "\\");
    }
}

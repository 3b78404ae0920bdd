package io.confiture.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes texts of pieces that are hard to cut, in any order; the same texts for the same seed. */
public final class SqlSoup {
    private static final String[] BITS = {
        "select",
        "1 ",
        " ",
        " ",
        "\n",
        "\n",
        "\t",
        ";",
        ";",
        ";",
        ";\n",
        ";\n",
        "'a'",
        "'it''s;'",
        "E'a\\';b'",
        "e'\\\\'",
        "N'n;'",
        "B'01;'",
        "x'1F'",
        "U&'d\\0061;'",
        "U&\"d\\0061;\"",
        "\"q;q\"",
        "\"a\"\"b\"",
        "$$ ; $$",
        "$a$;$b$;$a$",
        "$é$;$é$",
        "a$b$c",
        "$1 ",
        "$",
        "a",
        "é",
        "\u00A0",
        "\uD83D\uDE00",
        "(",
        ")",
        "(",
        ")",
        "[",
        "]",
        "-- c ; '\n",
        "--\r",
        "/* ; */",
        "/* a /* b */ ; */",
        "/*/ */",
        "/***/",
        "+",
        "-",
        "*",
        "/",
        "@-",
        "<=",
        "::",
        ":=",
        "..",
        ".",
        "1.5 ",
        "1e5 ",
        "0x1F ",
        "1_000 ",
        ".5 ",
        "1..2 ",
        "create ",
        "function ",
        "procedure ",
        "or ",
        "replace ",
        "begin ",
        "atomic ",
        "end ",
        "end",
        "case ",
        "CREATE OR REPLACE FUNCTION f() ",
        "create procedure p() ",
        "\r\n",
        "\f",
        "\u000B",
        "\\;",
        "'",
        "\"",
        "$$",
        "$x$",
        "/*",
        "*/",
        "E'",
        "u",
        "&",
        "#",
        "?|",
        "`",
        "{",
        "}",
        "~",
        "^",
        "'a'\n'b'",
        "'a' -- c\n 'b'",
        "'a'\r'b'",
        ":a ",
        ": ",
        "copy t from stdin;\n1\t2\n\\.\n",
        "copy t (a, b) from stdin with (format csv);\n\"x\ny\";'\n\\.\r\n",
        "set x = 1;",
        " \\echo 'x;y' \\\\ ",
        "\\g\n",
        "\\echo hi;\n",
        "\\r\n",
        "\\p\n"
    };

    private final Random random;

    public SqlSoup(long seed) {
        this.random = new Random(seed);
    }

    public List<String> texts(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            int bits = 1 + random.nextInt(30);
            for (int j = 0; j < bits; j++) {
                String bit = BITS[random.nextInt(BITS.length)];
                // The fake server sees no COPY behind a \;, so that a text has the one or the other.
                if (!bit.startsWith(i % 2 == 0 ? "copy" : "\\;")) {
                    text.append(bit);
                }
            }
            texts.add(text.toString());
        }
        return texts;
    }
}

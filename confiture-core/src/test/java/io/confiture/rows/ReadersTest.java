package io.confiture.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sql.Lexer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is read from definitions, conditions and patterns, without a database. */
class ReadersTest {

    private static final List<String> COLUMNS = List.of("a", "b", "c");

    @Test
    void keys() {
        assertThat(Definition.key("PRIMARY KEY (a, b) INCLUDE (c)", COLUMNS))
                .contains(new Key(List.of("a", "b"), true, false, false));
        assertThat(Definition.key("UNIQUE NULLS NOT DISTINCT (a)", COLUMNS))
                .contains(new Key(List.of("a"), false, false, false));
        assertThat(Definition.key("EXCLUDE USING gist (a WITH =, b WITH &&)", COLUMNS))
                .contains(new Key(List.of("a", "b"), false, true, true));
        assertThat(Definition.key("CHECK ((a > 0))", COLUMNS)).isEmpty();
        assertThat(Definition.uniqueIndex(
                        "CREATE UNIQUE INDEX i ON public.t USING btree (lower(b), a) WHERE (c > 0)", COLUMNS))
                .contains(new Key(List.of("b", "a"), false, true, true));
        assertThat(Definition.uniqueIndex("CREATE INDEX i ON public.t USING btree (a)", COLUMNS))
                .isEmpty();
    }

    @Test
    void references() {
        assertThat(
                        Definition.reference(
                                "FOREIGN KEY (b, a) REFERENCES \"My S\".\"T\"\"x\"(\"Y\", z) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED"))
                .contains(new Reference(List.of("b", "a"), new Relation("My S", "T\"x"), List.of("Y", "z"), true));
        assertThat(Definition.reference("FOREIGN KEY (a) REFERENCES public.t(id) NOT DEFERRABLE"))
                .hasValueSatisfying(r -> assertThat(r.deferrable()).isFalse());
    }

    @Test
    void partitions() {
        assertThat(Definition.partitionKey("RANGE (b, a)", COLUMNS)).containsExactly("b", "a");
        assertThat(Definition.partitionKey("RANGE (lower(b))", COLUMNS)).isEmpty();
        assertThat(Definition.place("FOR VALUES FROM ('2024-01-01', -5) TO (MAXVALUE, MAXVALUE)", List.of("b", "a")))
                .isEqualTo(Map.of("b", "2024-01-01", "a", "-5"));
        assertThat(Definition.place("FOR VALUES IN ('x', 'y')", List.of("a"))).isEqualTo(Map.of("a", "x"));
        assertThat(Definition.place("DEFAULT", List.of("a"))).isNull();
    }

    @Test
    void conditions_tell_what_rows_to_make() {
        assertThat(asked("UPDATE t SET status = 'done' WHERE status IN ('old', 'older') AND n > 5"))
                .isEqualTo(Map.of("status", Set.of("old", "older"), "n", Set.of("5")));
        assertThat(asked("INSERT INTO t (a) VALUES ('x') ON CONFLICT (a) DO UPDATE SET b = 'y'"))
                .isEmpty();
        assertThat(asked("UPDATE t SET a = CASE WHEN b = 'q' THEN 'r' ELSE 's' END"))
                .isEqualTo(Map.of("b", Set.of("q")));
    }

    private static Map<String, Set<String>> asked(String sql) {
        Map<String, Set<String>> found = new TreeMap<>();
        Constants.besideNames(Lexer.of(sql), found);
        return found;
    }

    @Test
    void patterns_give_texts_that_match_them() {
        for (String pattern : List.of(
                "^[A-Z]{3}-[0-9]{2,4}$",
                "^(red|green|blue)$",
                "^\\d{4}/\\d+$",
                "^[^@ ]+@[^@ ]+\\.[a-z]{2,}$",
                "^#[[:xdigit:]]{6}$",
                "^a?b*c+(de){2}$")) {
            assertThat(PatternText.examples(pattern)).as(pattern).anySatisfy(text -> assertThat(text)
                    .matches(pattern.replace("[[:xdigit:]]", "[0-9a-fA-F]")));
        }
        for (String broken : List.of("[", "(", "a{", "\\", "[[:", "{}", ")", "a{99999999999}", "[a-")) {
            assertThat(PatternText.examples(broken)).as(broken).hasSizeLessThan(6);
        }
    }
}

package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameOrderTest {

    private static void assertOrder(SortMode mode, String... names) {
        List<String> shuffled = new ArrayList<>(List.of(names));
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(new NameOrder(mode));
        assertThat(shuffled).containsExactly(names);
    }

    @Test
    void compares_components_by_code_points() {
        // U+10000 is after U+FFFD; as UTF-16 units it would be before.
        assertOrder(
                SortMode.ALPHABETICAL,
                "10/a.sql",
                "10.sql",
                "10_t/a.sql",
                "10_t.sql",
                "2.sql",
                "B.sql",
                "a.sql",
                "\u00e9.sql",
                "\uFFFD.sql",
                "\uD800\uDC00.sql");
    }

    @Test
    void puts_hexadecimal_prefixes_first_by_value() {
        assertOrder(
                SortMode.HEX,
                "9_b.sql",
                "0x0A_name.sql",
                "0B_late.sql",
                "FF_z.sql",
                "0x100_a.sql",
                "DEAD_z.sql",
                "012311_x.sql",
                "012A31_x.sql",
                "01F231_x.sql",
                "123.sql",
                "GHI_x.sql",
                "_x.sql",
                "abc_x.sql");
    }

    @Test
    void looks_at_the_prefixes_of_directories_first() {
        assertOrder(SortMode.HEX, "9_a/FF_y.sql", "0A_b/01_x.sql", "10_c/x.sql", "common/01_x.sql");
    }

    @Test
    void puts_what_ends_first_first() {
        assertOrder(SortMode.ALPHABETICAL, "a", "a/b", "a/b/c", "a/bc", "ab");
    }

    @Test
    void has_one_order_for_equal_values() {
        assertOrder(SortMode.HEX, "A_a.sql", "000A_b.sql", "00A_b.sql", "0A_b.sql", "0xA_b.sql", "A_b.sql");
    }

    @Test
    void is_alphabetical_when_nothing_has_a_prefix() {
        assertOrder(SortMode.HEX, "B.sql", "a.sql", "b/a.sql", "b.sql");
    }

    @ParameterizedTest
    @CsvSource({
        "012311_x, 74513",
        "012A31_x, 76337",
        "01F231_x, 127537",
        "0XFF_x, 255",
        "0xfF_x, 255",
        "FFFFFFFFFFFFFFFFFFFF_x, 1208925819614629174706175"
    })
    void reads_the_value_of_a_prefix(String component, String value) {
        assertThat(NameOrder.prefix(component)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({"abc_x", "GHI_x", "123", "_x", "0x_x", "12 _x", "-1_x"})
    void sees_no_prefix(String component) {
        assertThat(NameOrder.prefix(component)).isNull();
    }
}

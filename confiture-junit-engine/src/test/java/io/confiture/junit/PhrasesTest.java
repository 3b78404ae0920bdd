package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    @Test
    void joins_the_names_of_groups_and_check() {
        CheckGroup root = group("db", group("migrations", group("003_add_bio", check("round trip"))));

        assertThat(all(root)).containsExactly("migrations 003_add_bio: round trip");
    }

    @Test
    void takes_the_project_for_checks_that_lie_directly_in_it() {
        assertThat(all(group("db", check("settings")))).containsExactly("db: settings");
    }

    @Test
    void puts_the_prefix_before_each() {
        Phrases phrases = Phrases.of(group("db", group("schema", check("builds"))), "modules/shop/db");

        assertThat(phrases.all()).containsExactly("modules shop db schema: builds");
    }

    @Test
    void leaves_out_what_build_tools_read_as_syntax_and_the_ending_of_files() {
        CheckGroup root = group(
                "db", group("schema", group("10_tables/a+b#c.sql", check("executes (twice), all! of *them* [1]?\n"))));

        assertThat(all(root)).containsExactly("schema 10_tables a b c: executes twice all of them 1");
    }

    @Test
    void keeps_letters_of_all_languages() {
        assertThat(all(group("db", group("Gr\u00f6\u00dfe_表", check("l\u00e4dt")))))
                .containsExactly("Gr\u00f6\u00dfe_表: l\u00e4dt");
    }

    @Test
    void marks_equal_names_by_place_whatever_else_there_is() {
        List<String> two = all(group("db", group("a/b", check("loads")), group("a.b", check("loads"))));
        List<String> three = all(
                group("db", group("a#b", check("loads")), group("a.b", check("loads")), group("a/b", check("loads"))));

        assertThat(two).hasSize(2).doesNotHaveDuplicates().allSatisfy(name -> assertThat(name)
                .matches("a b: loads [0-9a-f]+"));
        assertThat(three).hasSize(3).doesNotHaveDuplicates().containsAll(two);
    }

    @Test
    void falls_back_to_the_segment_when_no_letter_is_left() {
        CheckGroup root = new CheckGroup(
                new Segment("project", "db"),
                "db",
                null,
                Set.of(),
                List.of(new Check(new Segment("check", "odd"), "???", null, Set.of(), null, Outcome::passed)));

        assertThat(all(root)).containsExactly("db: check odd");
    }

    @Test
    void stays_unique_for_many_files_of_nearly_the_same_name() {
        List<CheckNode> files = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            StringBuilder name = new StringBuilder("x");
            for (int bit = 0; bit < 7; bit++) {
                name.append((i >> bit & 1) == 0 ? '/' : '.').append(bit);
            }
            files.add(group(name.toString(), check("loads")));
        }

        assertThat(all(group("db", files.toArray(CheckNode[]::new))))
                .hasSize(128)
                .doesNotHaveDuplicates();
    }

    private static List<String> all(CheckGroup root) {
        return List.copyOf(Phrases.of(root, "").all());
    }

    private static CheckGroup group(String name, CheckNode... children) {
        return new CheckGroup(new Segment("group", name), name, null, Set.of(), List.of(children));
    }

    private static Check check(String name) {
        return new Check(new Segment("check", name), name, null, Set.of(), null, Outcome::passed);
    }
}

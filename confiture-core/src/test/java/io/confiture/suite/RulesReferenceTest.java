package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesReferenceTest {

    private static final String UPDATE = "confiture.docs.update";
    private static final Path PAGE = Path.of("..", "docs", "reference", "rules.md");

    @Test
    void the_committed_page_is_current() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).as("regenerate with -D" + UPDATE + "=true").hasContent(page());
    }

    @Test
    void every_id_stands_for_one_rule() {
        assertThat(Rules.all()).hasSizeGreaterThan(15).extracting(Rule::id).doesNotHaveDuplicates();
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Rules

                What a finding can name as its rule. `checks.threshold` in the settings says which severity fails a check
                (default: error), `checks.disable` leaves a rule out, with a reason. This page is written from the code.

                | rule | severity | demands | when it is broken |
                |---|---|---|---|
                """);
        List<Rule> rules = Rules.all();
        for (Rule rule : rules) {
            page.append("| `%s` | %s | %s | %s |%n"
                    .formatted(
                            rule.id(),
                            rule.severity().name().toLowerCase(java.util.Locale.ROOT),
                            rule.title(),
                            rule.fix()));
        }
        return page.toString().replace(System.lineSeparator(), "\n").replace("<", "&lt;");
    }
}

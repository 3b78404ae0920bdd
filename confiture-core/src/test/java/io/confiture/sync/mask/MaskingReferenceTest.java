package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MaskingReferenceTest {

    private static final String UPDATE = "confiture.docs.update";
    private static final Path PAGE = Path.of("..", "docs", "reference", "masking-strategies.md");

    private static final String HEAD = """
            # Masking strategies

            What a column's `mask` can name in the decision files of a production sync (`db/sync/*.yaml`). This page is written
            from the code, and its examples are repeated by every build.

            ```yaml
            tables:
              users:
                columns:
                  email: {mask: email}
                  phone: {mask: {strategy: phone, keep_country_code: true}}
            ```

            ## What holds for all

            - **The same value becomes the same**, in every run and on every machine, as long as secret, strategy and domain are the
              same. The domain is the link group of the column, or the column itself: so the same address in `users.email` and
              `orders.contact_email` becomes the same exactly where the file links them.
            - **Who has not got the secret cannot try values out.** It has at least 128 bits and no default.
            - **NULL stays NULL**, and blank texts stay as they are: they tell nothing.
            - **Nothing is passed through because it was not understood.** A value that a strategy cannot read stops the run, or
              becomes a placeholder where an option says so. The same holds for options: an unknown one, a word that is none of
              the choices, a strategy that is not there and a column of a type that it cannot mask are errors.
            - **Arrays** are masked element by element, of any number of dimensions.
            - **A strategy of your own** implements `io.confiture.sync.mask.MaskingStrategy` and is listed in `META-INF/services`; it
              stands beside these, gets the same checks, and its options are checked like theirs.

            ## How often different values become the same

            | word | meaning |
            |---|---|
            | bijective | never: it may stand on a unique column |
            | bounded | seldom: it gives about 2 to the power of so many different values. The check `unique` works out the chance for the rows that are expected |
            | lossy | as a matter of course: never on a unique column |

            """;

    private static final String INSTEAD = """
            ## Instead of the original's

            Confiture for Python 0.4.1 has strategies of the same names. What was wrong with them, and what is different here:

            | strategy | there | here |
            |---|---|---|
            | all | an unknown strategy redacts, an unknown column is copied, options that nobody reads are accepted | errors, with a suggestion, before anything is connected |
            | all | keyed by an integer that can be guessed, or by nothing | keyed by a secret of at least 128 bits; `seed` only adds to it |
            | `email` | `Alice@` and `alice@` differ; 32 bits, so that 200,000 addresses collide | case does not count; 64 bits, more or less by option |
            | `phone` | 10,000 outputs; `preserve_country_code` is never read | a permutation: different numbers stay different; `keep_country_code` keeps it |
            | `name` | 2,756 names; `initials` are those of the real name; `preserve_initial` is never read | about two million names in 60 languages; initials are those of the new name; nothing stays |
            | `date` | text that it cannot parse is returned as it is, such as ISO with `T`; dates crash; US wins where US and UK differ; `jitter_days` only counts where nothing is kept | what cannot be read is an error or `[DATE]`; dates, timestamps and texts; a text that two formats read differently is an error; `keep` and `jitter_days` exclude each other; the day always changes |
            | `address` | every row gets the same street; unknown keys of structured addresses pass through | the street depends on the value; nothing stays but a country, by option; structured addresses are `json` with a path each |
            | `credit_card` | changes the last four digits that it promises to keep; writes a digit too few | keeps them; same length and a right check digit; a permutation |
            | `ip_address` | separates neighbours; writes networks that `cidr` refuses; invalid text is returned as it is | keeps common prefixes; networks have no host bits; invalid text is an error or NULL |
            | `hash`, `salted_hash` | a public constant where no secret is set; missing salt goes unnoticed | no secret, no run; a salt that is asked for and missing is an error |
            | `redact` | breaks on columns that are no text, and hides why | refused for such columns when the plan is made; `constant` is for them |
            | `text_redaction` | an invalid regular expression is dropped without a word, and so is a misspelled pattern; one placeholder for all | both are errors; typed placeholders; a pattern that never ends is an error of the value |
            | `masking_retention` | returns a value shorter than its kept ends as it is | covers it whole |
            | `preserve` | the default for columns that no rule names | must be asked for, with a reason |
            | `format_preserving_encryption` | a placeholder that turns digits into letters | `digits` and `identifier`: permutations that keep the form |
            | `differential_privacy` | differs from run to run, stops after 100 values | `noise`, within bounds, the same in every run |
            | `compose` | a step that fails is skipped | not there: one strategy decides |
            | `custom`, `custom_lambda` | any function | a strategy of your own, see above |
            | `tokenization` | stores the originals | not there: a copy that holds originals is none that can be given away |
            """;

    private final Strategies all = Strategies.load(MaskingReferenceTest.class.getClassLoader());

    @Test
    void the_committed_page_is_current() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).as("regenerate with -D" + UPDATE + "=true").hasContent(page());
    }

    @Test
    void every_strategy_of_ours_has_a_row_or_is_new() {
        List<String> added = List.of("constant", "iban", "json", "mac", "noise", "url", "uuid", "digits", "identifier");

        assertThat(ours())
                .extracting(MaskingStrategy::name)
                .allMatch(name -> added.contains(name) || INSTEAD.contains("`" + name + "`"));
    }

    /** Those of tests are on the class path too. */
    private Collection<MaskingStrategy> ours() {
        return all.all().stream()
                .filter(strategy -> strategy.getClass().getPackageName().equals("io.confiture.sync.mask"))
                .toList();
    }

    private String page() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append(ours().stream()
                .map(strategy -> "[" + strategy.name() + "](#" + strategy.name() + ")")
                .collect(Collectors.joining(" · ")));
        page.append("\n");
        ours().forEach(strategy -> section(strategy, page));
        return page.append('\n').append(INSTEAD).toString();
    }

    private void section(MaskingStrategy strategy, StringBuilder page) {
        page.append("\n## ")
                .append(strategy.name())
                .append("\n\n")
                .append(strategy.summary())
                .append("\n\n");
        if (!strategy.options().isEmpty()) {
            page.append("| option | default | meaning |\n|---|---|---|\n");
            for (Option option : strategy.options()) {
                page.append("| `")
                        .append(option.name())
                        .append("` | ")
                        .append(standing(option))
                        .append(" | ");
                page.append(cell(option.meaning())).append(" |\n");
            }
            page.append('\n');
        }
        page.append("| column | options | value | becomes | different values |\n|---|---|---|---|---|\n");
        for (GoldenVector example : strategy.vectors()) {
            page.append("| `").append(example.type()).append("` | ").append(code(written(example.options())));
            page.append(" | ").append(code(example.value())).append(" | ").append(code(example.masked()));
            page.append(" | ").append(cardinality(strategy, example)).append(" |\n");
        }
    }

    private static String standing(Option option) {
        if (option.required()) {
            return "must be there";
        }
        String standing =
                option.defaultText() == null || option.defaultText().isEmpty() ? "" : "`" + option.defaultText() + "`";
        List<String> others = option.choices().stream()
                .filter(choice -> !choice.equals(option.defaultText()))
                .map(choice -> "`" + choice + "`")
                .toList();
        return others.isEmpty() ? standing : standing + "; or " + String.join(", ", others);
    }

    private String cardinality(MaskingStrategy strategy, GoldenVector example) {
        MaskedColumn column = new MaskedColumn("examples." + strategy.name(), example.type(), true);
        Cardinality cardinality = new Maskings(all, MaskKey.ofChecks())
                .of(strategy.name(), example.options(), column, false, GoldenVector.DOMAIN)
                .cardinality();
        if (cardinality instanceof Cardinality.Bounded bounded) {
            return "bounded, " + Math.round(Math.floor(bounded.bits())) + " bits";
        }
        return cardinality instanceof Cardinality.Bijective ? "bijective" : "lossy";
    }

    /** Return options as decision files have them, in an order that does not depend on the map. */
    private static String written(Object value) {
        if (value instanceof Options options) {
            return options.values().isEmpty()
                    ? ""
                    : options.values().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> entry.getKey() + ": " + written(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof List<?> list
                ? list.stream().map(MaskingReferenceTest::written).collect(Collectors.joining(", ", "[", "]"))
                : value.toString();
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}

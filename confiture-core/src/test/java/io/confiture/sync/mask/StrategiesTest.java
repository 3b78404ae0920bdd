package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/** Asks every strategy what every strategy must answer. */
@Isolated("changes the defaults of the platform")
class StrategiesTest {

    private static final List<String> TYPES = List.of(
            "text",
            "character varying(40)",
            "character(9)",
            "public.citext",
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "numeric(10,2)",
            "real",
            "double precision",
            "money",
            "boolean",
            "date",
            "timestamp without time zone",
            "timestamp with time zone",
            "time without time zone",
            "interval",
            "uuid",
            "bytea",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "json",
            "jsonb");

    /** What the required options are given here. */
    private static final Map<String, Options> NEEDED = Map.of(
            "constant",
            new Options(Map.of("value", "0")),
            "preserve",
            new Options(Map.of("reason", "an example")),
            "json",
            new Options(Map.of("paths", new Options(Map.of("$..name", new Options(Map.of("mask", "redact")))))));

    private final Strategies all = Strategies.load(StrategiesTest.class.getClassLoader());

    @Test
    void the_strategies_of_the_reference_are_there() {
        assertThat(all.names())
                .contains(
                        "email",
                        "phone",
                        "name",
                        "date",
                        "address",
                        "credit_card",
                        "ip_address",
                        "hash",
                        "salted_hash",
                        "redact",
                        "masking_retention",
                        "preserve",
                        "noise",
                        "uuid",
                        "iban",
                        "url",
                        "mac",
                        "digits",
                        "identifier",
                        "constant",
                        "text_redaction",
                        "json");
    }

    @TestFactory
    List<DynamicTest> examples_give_what_they_gave() {
        GoldenCheck check = new GoldenCheck(all);
        return each(strategy -> {
            assertThat(strategy.vectors()).isNotEmpty();
            assertThat(check.difference(strategy.name())).isEmpty();
        });
    }

    @TestFactory
    List<DynamicTest> hostile_values_are_answered() {
        return each(strategy -> {
            int asked = 0;
            for (String type : TYPES) {
                for (Options options : choices(strategy)) {
                    asked += hostile(strategy, options, type);
                }
            }
            assertThat(asked).isPositive();
        });
    }

    private int hostile(MaskingStrategy strategy, Options options, String type) {
        MaskedColumn column = new MaskedColumn("people.value", type, true);
        Masking masking;
        try {
            masking = maskings().of(strategy.name(), options, column, false, "link:test");
        } catch (InvalidOptionException e) {
            return 0;
        }
        // Without the guard, which makes a refusal of every failure.
        HostileCheck check = HostileCheck.of(strategy, ((GuardedMasking) masking).masking(), column);
        assertThat(check.complaints())
                .as("%s %s on %s", strategy.name(), options, type)
                .isEmpty();
        return check.asked();
    }

    /** The defaults, and each choice and flag on its own. */
    static Collection<Options> choices(MaskingStrategy strategy) {
        Map<String, Object> needed =
                NEEDED.getOrDefault(strategy.name(), Options.NONE).values();
        List<Options> choices = new ArrayList<>(List.of(new Options(needed)));
        for (Option option : strategy.options()) {
            List<String> words = option.type() == Option.Type.FLAG ? List.of("true", "false") : option.choices();
            for (String word : words) {
                Map<String, Object> with = new HashMap<>(needed);
                with.put(option.name(), word);
                choices.add(new Options(with));
            }
        }
        return choices;
    }

    @TestFactory
    List<DynamicTest> threads_locales_and_time_zones_change_nothing() {
        return each(strategy -> {
            Locale locale = Locale.getDefault();
            TimeZone zone = TimeZone.getDefault();
            try {
                List<String> before = masked(strategy);
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
                assertThat(masked(strategy)).isEqualTo(before);
                Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
                List<List<String>> together = IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> masked(strategy))
                        .toList();
                assertThat(together).allMatch(before::equals);
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        });
    }

    private List<String> masked(MaskingStrategy strategy) {
        GoldenCheck check = new GoldenCheck(all);
        List<String> masked = new ArrayList<>();
        for (GoldenVector example : strategy.vectors()) {
            masked.add(check.masked(strategy, example));
        }
        return masked;
    }

    @TestFactory
    List<DynamicTest> every_strategy_has_examples_and_words_for_its_page() {
        return each(strategy -> {
            assertThat(strategy.vectors()).isNotEmpty();
            assertThat(strategy.summary()).endsWith(".");
            assertThat(strategy.options()).allMatch(option -> option.meaning().endsWith("."));
            Set<String> names = new HashSet<>();
            assertThat(strategy.options()).allMatch(option -> names.add(option.name()));
        });
    }

    private Maskings maskings() {
        return new Maskings(all, MaskKey.ofChecks());
    }

    private List<DynamicTest> each(Consumer<MaskingStrategy> test) {
        return all.all().stream()
                .map(strategy -> DynamicTest.dynamicTest(strategy.name(), () -> test.accept(strategy)))
                .toList();
    }
}

package io.confiture.sync.mask;

import io.confiture.project.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.datafaker.Faker;

/**
 * Draws words from Datafaker, once for each language: what a value becomes is chosen from them by the key alone.
 *
 * <p>The words belong to a version of Datafaker. With another one the same value gets another name; that is no leak, and the
 * examples of the strategies notice it. Thread-safe.
 */
final class DatafakerWords {

    /** The version whose words the examples were made with. */
    static final String PINNED = "2.7.0";

    /** Any number would do, as long as it stays. */
    private static final long SEED = 20_260_101;

    private static final String COORDINATES = "/META-INF/maven/net.datafaker/datafaker/pom.properties";

    private final Map<String, List<String>> drawn = new ConcurrentHashMap<>();

    /** What is drawn, and how often: most draws repeat a word. */
    enum Kind {
        FIRST_NAME(8192, faker -> faker.name().firstName()),
        LAST_NAME(4096, faker -> faker.name().lastName()),
        STREET(8192, faker -> faker.address().streetName()),
        CITY(8192, faker -> faker.address().cityName()),
        POSTCODE(8192, faker -> faker.address().postcode()),
        STATE(2048, faker -> faker.address().state()),
        COUNTRY(4096, faker -> faker.address().country());

        private final int draws;

        @SuppressWarnings("ImmutableEnumChecker") // method references, none of which holds anything
        private final Function<Faker, String> draw;

        Kind(int draws, Function<Faker, String> draw) {
            this.draws = draws;
            this.draw = draw;
        }
    }

    /** Return different words in a fixed order. */
    List<String> words(Kind kind, Locale locale) {
        return drawn.computeIfAbsent(kind + " " + locale.toLanguageTag(), key -> draw(kind, locale));
    }

    private static List<String> draw(Kind kind, Locale locale) {
        Faker faker = new Faker(locale, new Random(SEED));
        TreeSet<String> words = new TreeSet<>();
        for (int i = 0; i < kind.draws; i++) {
            words.add(kind.draw.apply(faker).strip());
        }
        words.remove("");
        return List.copyOf(words);
    }

    /**
     * Read the option {@code locale}: Datafaker itself would take English for a language that it does not know.
     *
     * @throws InvalidOptionException when Datafaker has no words of that language
     */
    static Locale locale(Options options) {
        String text = options.text("locale", "en");
        Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
        if (!knows(locale.toLanguageTag()) && !knows(locale.getLanguage())) {
            String question = Nearest.question(text, languages());
            List<String> codes =
                    languages().stream().filter(tag -> tag.length() == 2).toList();
            throw new InvalidOptionException(
                    "locale",
                    "the option locale takes a language that Datafaker has words of; "
                            + (question == null
                                    ? "there are " + String.join(", ", codes) + " and some more"
                                    : question));
        }
        return locale;
    }

    private static List<String> languages() {
        return Stream.concat(
                        Arrays.stream(Locale.getISOLanguages()),
                        Arrays.stream(Locale.getAvailableLocales()).map(Locale::toLanguageTag))
                .filter(DatafakerWords::knows)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean knows(String tag) {
        return !tag.isEmpty() && Faker.class.getResource("/" + tag + ".yml") != null;
    }

    /** Return what to say when the words are not those of {@link #PINNED}; empty when they are. */
    static Optional<String> doubt() {
        Properties coordinates = new Properties();
        try (InputStream in = Faker.class.getResourceAsStream(COORDINATES)) {
            if (in != null) {
                coordinates.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return doubt(coordinates.getProperty("version", "of an unknown version"));
    }

    static Optional<String> doubt(String version) {
        return version.equals(PINNED)
                ? Optional.empty()
                : Optional.of(
                        "the words come from Datafaker, which is " + version + " on the class path; the examples were"
                                + " made with " + PINNED + ", and with another version names and addresses change");
    }
}

package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sync.mask.DatafakerWords.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Locale;
import net.datafaker.Faker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatafakerWordsTest {

    /** Of each script and of each shape of name. */
    private static final List<String> LANGUAGES =
            List.of("en", "de-CH", "fr-CA", "ja", "zh-CN", "ru", "ar", "he", "ko", "pt-BR", "nl-BE", "th", "hu", "vi");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void words_are_different_and_in_order(Kind kind) {
        for (String language : LANGUAGES) {
            assertThat(new DatafakerWords().words(kind, Locale.forLanguageTag(language)))
                    .as(language)
                    .hasSizeGreaterThan(4)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .noneMatch(word -> word.isBlank() || word.contains("#") || word.contains("{"));
        }
    }

    @Test
    void the_locale_of_the_machine_changes_nothing() {
        List<String> expected = new DatafakerWords().words(Kind.CITY, Locale.ENGLISH);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(new DatafakerWords().words(Kind.CITY, Locale.ENGLISH)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void datafaker_alone_gives_all_words_without_the_libraries_that_the_pom_excludes() throws Exception {
        URL[] alone = {location(Faker.class), location(DatafakerWords.class)};
        try (URLClassLoader loader = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
            assertThat(loader.getResource("com/google/i18n/phonenumbers/PhoneNumberUtil.class"))
                    .isNull();
            assertThat(loader.getResource("com/github/curiousoddman/rgxgen/RgxGen.class"))
                    .isNull();
            assertThat(loader.getResource("org/yaml/snakeyaml/Yaml.class")).isNull();
            Class<?> words = loader.loadClass(DatafakerWords.class.getName());
            Class<?> kinds = loader.loadClass(Kind.class.getName());
            Constructor<?> constructor = words.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method method = words.getDeclaredMethod("words", kinds, Locale.class);
            method.setAccessible(true);
            Method valueOf = kinds.getDeclaredMethod("valueOf", String.class);
            valueOf.setAccessible(true);
            for (Kind kind : Kind.values()) {
                Object same = valueOf.invoke(null, kind.name());
                assertThat(method.invoke(constructor.newInstance(), same, Locale.GERMAN))
                        .isEqualTo(new DatafakerWords().words(kind, Locale.GERMAN));
            }
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}

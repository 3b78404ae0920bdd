package io.confiture.junit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * Holds the engine's settings of one request: the only reader of the keys in {@link Constants}.
 *
 * @param filter the glob that names of tests must match, or null for all
 * @param environment the environment for projects that name none, or null
 * @param fileSources whether tests come from files instead of methods
 * @param failAborted whether a test that could not look fails
 * @param keepsAnswers whether answers of earlier runs may be given again
 */
record EngineSettings(
        @Nullable Filter filter,
        @Nullable String environment,
        boolean fileSources,
        boolean failAborted,
        boolean keepsAnswers) {

    /** Read the settings; what is wrong with one goes to {@code warnings}, and its default applies. */
    static EngineSettings read(ConfigurationParameters parameters, Consumer<String> warnings) {
        String source = choice(parameters, warnings, Constants.SOURCE, "auto", "method", "file");
        String aborted = choice(parameters, warnings, Constants.ABORTED, "skip", "fail");
        return new EngineSettings(
                text(parameters, Constants.FILTER).map(Filter::of).orElse(null),
                text(parameters, Constants.ENVIRONMENT).orElse(null),
                source.equals("auto") ? underIntelliJ() : source.equals("file"),
                aborted.equals("fail"),
                choice(parameters, warnings, Constants.CACHE, "auto", "off").equals("auto"));
    }

    /** Return the project settings that these settings decide. */
    Map<String, String> overrides() {
        return keepsAnswers ? Map.of() : Map.of("checks.cache", "off");
    }

    static boolean parallel(ConfigurationParameters parameters) {
        return parameters.getBoolean(Constants.PARALLEL).orElse(false);
    }

    private static Optional<String> text(ConfigurationParameters parameters, String key) {
        return parameters.get(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String choice(
            ConfigurationParameters parameters, Consumer<String> warnings, String key, String... values) {
        String value = text(parameters, key).orElse(values[0]).toLowerCase(Locale.ROOT);
        if (List.of(values).contains(value)) {
            return value;
        }
        warnings.accept("Unknown value '" + value + "' of " + key + ": use " + String.join(" or ", values) + ". "
                + values[0] + " applies.");
        return values[0];
    }

    /** IntelliJ's own runner starts the JVM with its main class; only there a file source opens the SQL. */
    private static boolean underIntelliJ() {
        return System.getProperty("sun.java.command", "").startsWith("com.intellij.rt.junit.");
    }

    /** Is a glob over names of tests. */
    record Filter(String glob, Pattern pattern) {

        static Filter of(String glob) {
            StringBuilder regex = new StringBuilder();
            glob.codePoints().forEach(c -> {
                switch (c) {
                    case '*' -> regex.append(".*");
                    case '?' -> regex.append('.');
                    default -> regex.append(Pattern.quote(Character.toString(c)));
                }
            });
            return new Filter(glob, Pattern.compile(regex.toString()));
        }

        boolean matches(String name) {
            return pattern.matcher(name).matches();
        }
    }
}

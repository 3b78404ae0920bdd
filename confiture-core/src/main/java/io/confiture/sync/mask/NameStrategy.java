package io.confiture.sync.mask;

import io.confiture.sync.mask.DatafakerWords.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Replaces names of people. */
public final class NameStrategy implements MaskingStrategy {

    /** With fewer names than this nobody is hidden among the others. */
    private static final int FEWEST = 16;

    private final DatafakerWords words = new DatafakerWords();

    /** Make it; called by the service loader. */
    public NameStrategy() {}

    @Override
    public String name() {
        return "name";
    }

    @Override
    public String summary() {
        return "Gives each name another one, made of first and last names of a language. Case and blanks around the name do"
                + " not count. The new name and its initials are not made from the old ones.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.choice(
                        "format",
                        List.of("full", "first", "last", "initials"),
                        "What is written: first and last name, one of them, or the initials of the new name."),
                Option.of("locale", Option.Type.TEXT, "en", "The language of the names, such as `de` or `pt-BR`."),
                Option.of(
                        "keep_case",
                        Option.Type.FLAG,
                        "false",
                        "Write all letters small or large where the value does;"
                                + " the same name in two spellings then becomes two."),
                new Option(
                        "longest",
                        Option.Type.INTEGER,
                        List.of(),
                        null,
                        false,
                        "Use only names that give no more characters than this, for narrow columns."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        TextTypes.require(name(), request.column());
        Options options = request.options();
        Locale locale = DatafakerWords.locale(options);
        NameMasking.Format format =
                NameMasking.Format.valueOf(options.text("format", "full").toUpperCase(Locale.ROOT));
        int longest = options.integer("longest", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        boolean both = format == NameMasking.Format.FULL;
        boolean letters = format == NameMasking.Format.INITIALS;
        List<String> first =
                fitting(Kind.FIRST_NAME, locale, letters ? Integer.MAX_VALUE : both ? (longest - 1) / 2 : longest);
        List<String> last = fitting(
                Kind.LAST_NAME,
                locale,
                letters ? Integer.MAX_VALUE : both ? longest - 1 - NameMasking.longest(first) : longest);
        return new NameMasking(request.random(), first, last, format, options.flag("keep_case", false));
    }

    private List<String> fitting(Kind kind, Locale locale, int longest) {
        List<String> all = words.words(kind, locale).stream()
                .filter(word -> word.codePointCount(0, word.length()) <= longest)
                .toList();
        if (all.size() < FEWEST) {
            throw new InvalidOptionException(
                    "longest", "the option longest leaves fewer than " + FEWEST + " names to choose from");
        }
        return all;
    }

    @Override
    public Optional<String> doubt() {
        return DatafakerWords.doubt();
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("text", Options.NONE, "Ann Smith", "Lenore Cronin"),
                new GoldenVector("text", new Options(Map.of("format", "first")), "Ann", "Angelyn"),
                new GoldenVector("text", new Options(Map.of("format", "last", "locale", "de")), "Müller", "Grasse"),
                new GoldenVector("text", new Options(Map.of("format", "initials")), "Ann Smith", "L.C."),
                new GoldenVector("text", new Options(Map.of("keep_case", "true")), "ANN SMITH", "LENORE CRONIN"),
                new GoldenVector(
                        "character varying(12)", new Options(Map.of("longest", "12")), "Ann Smith", "Tracy Bauch"),
                new GoldenVector("text", new Options(Map.of("locale", "ja")), "山田 太郎", "美咲 佐伯"));
    }
}

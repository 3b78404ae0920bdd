package io.confiture.sync.mask;

import io.confiture.sync.mask.DatafakerWords.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Replaces postal addresses and their parts. */
public final class AddressStrategy implements MaskingStrategy {

    /** Where the number of a house stands before the street. */
    private static final Set<String> NUMBER_FIRST = Set.of("en", "fr");

    private final DatafakerWords words = new DatafakerWords();

    /** Make it; called by the service loader. */
    public AddressStrategy() {}

    @Override
    public String name() {
        return "address";
    }

    @Override
    public String summary() {
        return "Gives each address, or each part of one, another that is made up. Case and blanks around the value do not"
                + " count. For addresses inside JSON, give the strategy `json` one path for each part.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.choice(
                        "format",
                        List.of("freetext", "street", "city", "postcode", "state", "country"),
                        "What is written: a whole address in one line, or the part that the column holds. `street` has a"
                                + " number."),
                Option.of("locale", Option.Type.TEXT, "en", "The language of the words, such as `de` or `pt-BR`."),
                Option.of(
                        "keep_country",
                        Option.Type.FLAG,
                        "false",
                        "Of a whole address keep what stands behind the last comma or line end, if it is the name of a country"
                                + " in English or in the language of the option `locale`. No other part can be told from the"
                                + " rest for sure, so none other can be kept."),
                new Option(
                        "longest",
                        Option.Type.INTEGER,
                        List.of(),
                        null,
                        false,
                        "Use only words that give no more characters than this, for narrow columns; not for `freetext`."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        TextTypes.require(name(), request.column());
        Options options = request.options();
        Locale locale = DatafakerWords.locale(options);
        String format = options.text("format", "freetext");
        boolean whole = format.equals("freetext");
        boolean keep = options.flag("keep_country", false);
        if (keep && !whole) {
            throw new InvalidOptionException("keep_country", "the option keep_country is for the format freetext");
        }
        if (whole && options.text("longest").isPresent()) {
            throw new InvalidOptionException("longest", "the option longest is not for the format freetext");
        }
        int longest = options.integer("longest", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        boolean numberFirst = NUMBER_FIRST.contains(locale.getLanguage());
        List<AddressPart> parts = new ArrayList<>();
        if (whole || format.equals("street")) {
            parts.add(new AddressPart.Street(words(Kind.STREET, locale, longest - 4), numberFirst));
        }
        if (whole) {
            parts.add(new AddressPart.Words(words(Kind.CITY, locale, longest)));
            parts.add(new AddressPart.Words(words(Kind.STATE, locale, longest)));
            parts.add(new AddressPart.Words(words(Kind.POSTCODE, locale, longest)));
        } else if (!format.equals("street")) {
            parts.add(new AddressPart.Words(words(Kind.valueOf(format.toUpperCase(Locale.ROOT)), locale, longest)));
        }
        return new AddressMasking(request.random(), parts, keep ? countries(locale) : Set.of());
    }

    private List<String> words(Kind kind, Locale locale, int longest) {
        List<String> all = words.words(kind, locale).stream()
                .filter(word -> word.codePointCount(0, word.length()) <= longest)
                .toList();
        if (all.size() < 2) {
            throw new InvalidOptionException(
                    longest == Integer.MAX_VALUE ? "locale" : "longest",
                    "the options leave no " + kind.name().toLowerCase(Locale.ROOT) + " to choose from");
        }
        return all;
    }

    private Set<String> countries(Locale locale) {
        Set<String> countries = new TreeSet<>();
        words.words(Kind.COUNTRY, Locale.ENGLISH).forEach(name -> countries.add(Canonical.of(name)));
        words.words(Kind.COUNTRY, locale).forEach(name -> countries.add(Canonical.of(name)));
        return countries;
    }

    @Override
    public Optional<String> doubt() {
        return DatafakerWords.doubt();
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector(
                        "text",
                        Options.NONE,
                        "1 Main Street, Springfield, IL 62701",
                        "102 Moen Alley, Lauricemouth, Pennsylvania, 91277"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("locale", "de", "keep_country", "true")),
                        "Hauptstr. 1, 89073 Ulm, Deutschland",
                        "Jacob-Fröhlen-Str. 99, Alt Falk, Berlin, 50571, Deutschland"),
                new GoldenVector("text", new Options(Map.of("format", "street")), "1 Main Street", "26 Glover Mission"),
                new GoldenVector("text", new Options(Map.of("format", "city", "locale", "fr")), "Paris", "Quimper"),
                new GoldenVector("text", new Options(Map.of("format", "postcode")), "62701", "46009"),
                new GoldenVector("text", new Options(Map.of("format", "state")), "Illinois", "Arizona"),
                new GoldenVector("text", new Options(Map.of("format", "country")), "Germany", "Palau"));
    }
}

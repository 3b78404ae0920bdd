package io.confiture.sync.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Takes what it recognises out of free text. */
public final class TextRedactionStrategy implements MaskingStrategy {

    private static final String OTHER = "REDACTED";

    /** Make it; called by the service loader. */
    public TextRedactionStrategy() {}

    @Override
    public String name() {
        return "text_redaction";
    }

    @Override
    public String summary() {
        return "Scrubs free text: what a pattern recognises becomes a placeholder such as `[EMAIL]`, the rest stays. It cannot"
                + " recognise everything, names least of all; where text may say anything, `redact` is the safe choice.";
    }

    @Override
    public Extent extent() {
        return Extent.PARTS;
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of(
                        "patterns",
                        Option.Type.TEXTS,
                        String.join(", ", names()),
                        "Which of these are looked for: " + String.join(", ", names()) + "."),
                Option.of(
                        "regexes",
                        Option.Type.NESTED,
                        "",
                        "Further patterns: a list of regular expressions of Java, or each under the word for its"
                                + " placeholder, `{TICKET: 'T-\\d+'}`. They look before those with names."),
                Option.of(
                        "case_insensitive",
                        Option.Type.FLAG,
                        "true",
                        "Whether regular expressions take large letters for" + " small ones."),
                Option.of(
                        "preserve_length",
                        Option.Type.FLAG,
                        "false",
                        "Write as many `*` as there were characters instead of" + " a placeholder."),
                new Option(
                        "replacement",
                        Option.Type.TEXT,
                        List.of(),
                        null,
                        false,
                        "One text for whatever was recognised, instead of a placeholder for each kind."));
    }

    private static List<String> names() {
        return TextPattern.NAMED.stream().map(TextPattern::name).toList();
    }

    @Override
    public Masking masking(MaskingRequest request) {
        TextTypes.require(name(), request.column());
        Options options = request.options();
        List<TextPattern> patterns = new ArrayList<>(regexes(options));
        List<String> wanted = options.values().containsKey("patterns") ? options.texts("patterns") : names();
        for (String name : wanted) {
            if (!names().contains(name)) {
                throw new InvalidOptionException(
                        "patterns",
                        OptionCheck.unknown("there is no pattern " + name, name, names())
                                + "; regular expressions stand under regexes");
            }
        }
        TextPattern.NAMED.stream()
                .filter(pattern -> wanted.contains(pattern.name()))
                .forEach(patterns::add);
        if (patterns.isEmpty()) {
            throw new InvalidOptionException("patterns", "the strategy text_redaction needs a pattern to look for");
        }
        boolean length = options.flag("preserve_length", false);
        if (length && options.text("replacement").isPresent()) {
            throw new InvalidOptionException(
                    "replacement", "the options replacement and preserve_length do not fit together");
        }
        return new TextRedactionMasking(patterns, options.text("replacement"), length);
    }

    private static List<TextPattern> regexes(Options options) {
        Object given = options.values().get("regexes");
        int flags = options.flag("case_insensitive", true) ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        List<TextPattern> patterns = new ArrayList<>();
        if (given instanceof Options named) {
            for (Map.Entry<String, Object> entry : named.values().entrySet()) {
                patterns.add(regex(entry.getKey(), named.text(entry.getKey(), ""), flags));
            }
        } else {
            options.texts("regexes").forEach(regex -> patterns.add(regex(OTHER, regex, flags)));
        }
        return patterns;
    }

    private static TextPattern regex(String name, String regex, int flags) {
        try {
            Pattern pattern = Pattern.compile(regex, flags);
            if (pattern.matcher("").find()) {
                throw new InvalidOptionException(
                        "regexes", "the regular expression " + regex + " finds something where there is nothing");
            }
            return new TextPattern(name.toUpperCase(Locale.ROOT), pattern);
        } catch (PatternSyntaxException e) {
            throw new InvalidOptionException(
                    "regexes", "the regular expression " + regex + " is none: " + e.getDescription());
        }
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector(
                        "text",
                        Options.NONE,
                        "Ann (ann@acme.test, +1-555-010-0199) paid with 4111 1111 1111 1111 on 2024-02-29",
                        "Ann ([EMAIL], [PHONE]) paid with [CREDIT_CARD] on [DATE]"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("patterns", List.of("email"), "preserve_length", "true")),
                        "mail ann@acme.test",
                        "mail *************"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("patterns", List.of("ipv4"), "replacement", "-")),
                        "from 192.0.2.17",
                        "from -"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("regexes", new Options(Map.of("ticket", "T-\\d+")))),
                        "see T-17",
                        "see [TICKET]"));
    }
}

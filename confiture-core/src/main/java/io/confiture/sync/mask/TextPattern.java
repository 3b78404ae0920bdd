package io.confiture.sync.mask;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognises one kind of thing in free text.
 *
 * @param name what decision files call it
 * @param pattern finds it
 */
record TextPattern(String name, Pattern pattern) {

    private static final String NOT_IN_WORD = "(?<![\\p{L}\\p{N}])";
    private static final String WORD_ENDS = "(?![\\p{L}\\p{N}])";

    /** Looks ahead before anything looks back, which costs more. */
    private static final String DIGIT = "(?=\\p{Nd})";

    private static final String LOCAL = "[\\p{L}\\p{M}\\p{N}._%+'-]";
    private static final String LABEL = "[\\p{L}\\p{M}\\p{N}-]++";
    private static final String TIME = "(?:t\\p{Nd}{2}(?::\\p{Nd}{2})*(?:\\.\\p{Nd}+)?z?)?";

    /** All that have a name, in the order in which they look: a longer thing before one that could be a part of it. */
    static final List<TextPattern> NAMED = List.of(
            named("url", "(?:https?|ftp)://[^\\s<>\"']+|" + NOT_IN_WORD + "www\\.[^\\s<>\"']+"),
            named("email", "(?=" + LOCAL + ")(?<!" + LOCAL + ")" + LOCAL + "++@" + LABEL + "(?:\\." + LABEL + ")*"),
            named(
                    "iban",
                    "(?=[a-z]{2}\\p{Nd})" + NOT_IN_WORD
                            + "[a-z]{2}\\p{Nd}{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?" + WORD_ENDS),
            named("credit_card", "(?=[1-9])" + NOT_IN_WORD + "[1-9](?:[ .-]?\\p{Nd}){12,18}" + WORD_ENDS),
            named("ssn", DIGIT + NOT_IN_WORD + "\\p{Nd}{3}[ .-]?\\p{Nd}{2}[ .-]?\\p{Nd}{4}" + WORD_ENDS),
            named(
                    "ipv4",
                    DIGIT + NOT_IN_WORD + "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}"
                            + WORD_ENDS),
            named(
                    "date",
                    "(?=[\\p{Nd}jfmasond])" + NOT_IN_WORD + "(?:\\p{Nd}{4}[-/.]\\p{Nd}{1,2}[-/.]\\p{Nd}{1,2}" + TIME
                            + "|\\p{Nd}{1,2}[-/.]\\p{Nd}{1,2}[-/.](?:\\p{Nd}{4}|\\p{Nd}{2})"
                            + "|(?:\\p{Nd}{1,2}\\.? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"
                            + "(?: \\p{Nd}{1,2}(?:st|nd|rd|th)?,?)? \\p{Nd}{4})" + WORD_ENDS),
            named(
                    "phone",
                    "(?=[\\p{Nd}+(])(?<![\\p{L}\\p{N}+])(?:\\+|00)?" + part(1) + "(?:[ ./-]?" + part(2) + "){2,5}"
                            + WORD_ENDS));

    /** Digits of a phone number, with parentheses around them or without. */
    private static String part(int least) {
        return "(?:\\(\\p{Nd}{1,4}\\)|\\p{Nd}{" + least + ",4})";
    }

    private static TextPattern named(String name, String regex) {
        return new TextPattern(name, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** Return what is in every text in which it finds something; looked for first, because that is quicker. */
    String needed() {
        return name.equals("email") ? "@" : "";
    }

    /** Return what stands for it: {@code [EMAIL]}. */
    String placeholder() {
        return "[" + name.toUpperCase(Locale.ROOT) + "]";
    }
}

package io.confiture.sync.mask;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes dates in columns of text.
 *
 * @param formats how values may be written besides ISO form
 * @param output how they are written; null for the way in which they were read
 */
record DateTexts(List<DateTimeFormatter> formats, @Nullable DateTimeFormatter output) {

    /** What is written for a text that is no date. */
    static final String PLACEHOLDER = "[DATE]";

    /**
     * Is a date that was read.
     *
     * @param moment the date
     * @param format the format that read it; null for ISO form
     */
    record Read(IsoMoment moment, @Nullable DateTimeFormatter format) {}

    /**
     * Read the pattern of an option.
     *
     * @throws InvalidOptionException when it is none
     */
    static DateTimeFormatter format(String option, String pattern) {
        try {
            return DateTimeFormatter.ofPattern(proleptic(pattern), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(
                    option, "the option " + option + " takes patterns of java.time, such as dd.MM.yyyy");
        }
    }

    /** Take a year for one, as everybody means it: {@code y} asks for an era, without which nothing is read strictly. */
    private static String proleptic(String pattern) {
        StringBuilder out = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < out.length(); i++) {
            if (out.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (!quoted && out.charAt(i) == 'y') {
                out.setCharAt(i, 'u');
            }
        }
        return out.toString();
    }

    /** Read a text; empty where no format reads it, or two read different dates. */
    Optional<Read> read(String text) {
        Optional<IsoMoment> iso = IsoMoment.parse(text);
        if (formats.isEmpty()) {
            return iso.map(moment -> new Read(moment, null));
        }
        List<Read> readings = new ArrayList<>();
        iso.ifPresent(moment -> readings.add(new Read(moment, null)));
        for (DateTimeFormatter format : formats) {
            read(text, format).ifPresent(readings::add);
        }
        boolean same = readings.stream()
                        .map(read -> read.moment().canonical())
                        .distinct()
                        .count()
                == 1;
        return same ? Optional.of(readings.get(0)) : Optional.empty();
    }

    private static Optional<Read> read(String text, DateTimeFormatter format) {
        try {
            TemporalAccessor parsed = format.parse(text);
            @Nullable LocalDate date = parsed.query(TemporalQueries.localDate());
            @Nullable LocalTime time = parsed.query(TemporalQueries.localTime());
            if (date == null) {
                return Optional.empty();
            }
            IsoMoment.Form form = time == null
                    ? new IsoMoment.Form('\0', false, 0)
                    : new IsoMoment.Form('T', true, time.get(ChronoField.NANO_OF_SECOND) == 0 ? 0 : 6);
            return Optional.of(
                    new Read(new IsoMoment(date, time == null ? LocalTime.MIDNIGHT : time, form, "", 0), format));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    String write(IsoMoment moment, Read read) {
        @Nullable DateTimeFormatter format = output == null ? read.format() : output;
        if (format == null) {
            return moment.text();
        }
        try {
            return format.format(LocalDateTime.of(moment.date(), moment.time()));
        } catch (DateTimeException e) {
            throw new MaskingException("a format asks for more than a date and a time");
        }
    }

    int longest(int valueLength) {
        return formats.isEmpty() && output == null ? Math.max(valueLength, PLACEHOLDER.length()) : -1;
    }
}

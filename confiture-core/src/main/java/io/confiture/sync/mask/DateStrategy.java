package io.confiture.sync.mask;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replaces dates, with their times. */
public final class DateStrategy implements MaskingStrategy {

    private static final LocalDate FROM = LocalDate.of(1940, 1, 1);
    private static final LocalDate TO = LocalDate.of(2039, 12, 31);
    private static final int FARTHEST = 36_525;

    /** Make it; called by the service loader. */
    public DateStrategy() {}

    @Override
    public String name() {
        return "date";
    }

    @Override
    public String summary() {
        return "Gives each date another day, and another time where it has one, in columns of dates, timestamps and texts."
                + " Texts are read in ISO form, with blank or `T`, and in the formats that an option names; what no format"
                + " reads, or two read differently, is an error. `infinity` stays.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.choice(
                        "keep",
                        List.of("year", "month", "none"),
                        "What stays: the year, year and month, or nothing; then the new day lies between 1940 and 2039."),
                new Option(
                        "jitter_days",
                        Option.Type.INTEGER,
                        List.of(),
                        null,
                        false,
                        "Move by at least one day and at most so many, back or forth; instead of `keep`. Few days hide little."),
                Option.of(
                        "keep_time",
                        Option.Type.FLAG,
                        "false",
                        "Keep the time of the day. Without it a time of midnight,"
                                + " which says that there is none, stays as well."),
                Option.of(
                        "formats",
                        Option.Type.TEXTS,
                        "",
                        "Further forms of texts, as patterns of java.time: `[dd.MM.yyyy]`. Names of months are English."),
                new Option(
                        "output",
                        Option.Type.TEXT,
                        List.of(),
                        null,
                        false,
                        "The form in which texts are written; without it the one in which they were."),
                Option.choice(
                        "unparsable",
                        List.of("fail", "redact"),
                        "What becomes of a value that is no date: an error, or `[DATE]` in texts and NULL elsewhere."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        MaskedColumn column = request.column();
        Options options = request.options();
        boolean text = TextTypes.isText(column);
        String type = column.baseType();
        if (!text
                && !type.equals("date")
                && !type.equals("timestamp without time zone")
                && !type.equals("timestamp with time zone")) {
            throw new InvalidOptionException(
                    null, "the strategy date gives dates, and " + column.name() + " is of type " + column.type());
        }
        boolean redact = options.text("unparsable", "fail").equals("redact");
        if (redact && !text && !column.nullable()) {
            throw new InvalidOptionException(
                    "unparsable", "the option unparsable cannot write NULL into " + column.name());
        }
        return new DateMasking(
                request.random(),
                shift(options),
                DateRange.of(type),
                options.flag("keep_time", false),
                texts(options, text),
                redact
                        ? Optional.of(new DateMasking.Replacement(text ? DateTexts.PLACEHOLDER : null))
                        : Optional.empty());
    }

    private static DateMasking.Shift shift(Options options) {
        if (options.text("jitter_days").isPresent()) {
            if (options.text("keep").isPresent()) {
                throw new InvalidOptionException(
                        "jitter_days",
                        "the options keep and jitter_days do not fit together: one of them chooses the days");
            }
            int days = options.integer("jitter_days", 1, 1, FARTHEST);
            return (date, range) -> range.within(date.minusDays(days), date.plusDays(days));
        }
        return switch (options.text("keep", "year")) {
            case "year" ->
                (date, range) -> range.within(date.withDayOfYear(1), date.withDayOfYear(date.lengthOfYear()));
            case "month" ->
                (date, range) -> range.within(date.withDayOfMonth(1), date.withDayOfMonth(date.lengthOfMonth()));
            default -> (date, range) -> range.within(FROM, TO);
        };
    }

    private static @Nullable DateTexts texts(Options options, boolean text) {
        List<DateTimeFormatter> formats = options.texts("formats").stream()
                .map(pattern -> DateTexts.format("formats", pattern))
                .toList();
        Optional<DateTimeFormatter> output = options.text("output").map(pattern -> DateTexts.format("output", pattern));
        if (!text) {
            if (!formats.isEmpty() || output.isPresent()) {
                throw new InvalidOptionException(
                        formats.isEmpty() ? "output" : "formats", "formats are for columns of texts");
            }
            return null;
        }
        output.ifPresent(DateStrategy::tryOut);
        return new DateTexts(formats, output.orElse(null));
    }

    private static void tryOut(DateTimeFormatter output) {
        try {
            if (output.format(LocalDateTime.of(FROM, LocalTime.NOON)).isBlank()) {
                throw new InvalidOptionException("output", "the option output writes nothing");
            }
        } catch (DateTimeException e) {
            throw new InvalidOptionException("output", "the option output asks for more than a date and a time");
        }
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("date", Options.NONE, "1984-06-07", "1984-01-22"),
                new GoldenVector("date", new Options(Map.of("keep", "month")), "1984-06-07", "1984-06-22"),
                new GoldenVector("date", new Options(Map.of("keep", "none")), "1984-06-07", "1980-05-01"),
                new GoldenVector("date", new Options(Map.of("jitter_days", "30")), "1984-06-07", "1984-06-29"),
                new GoldenVector("date", Options.NONE, "infinity", "infinity"),
                new GoldenVector(
                        "timestamp without time zone", Options.NONE, "1984-06-07 08:09:10.5", "1984-06-15 09:24:38.8"),
                new GoldenVector(
                        "timestamp with time zone",
                        new Options(Map.of("keep_time", "true")),
                        "1984-06-07 08:09:10+00",
                        "1984-05-25 08:09:10+00"),
                new GoldenVector("text", Options.NONE, "1984-06-07T08:09:10Z", "1984-05-25T12:43:44Z"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("formats", List.of("dd.MM.yyyy"), "keep", "month")),
                        "07.06.1984",
                        "22.06.1984"),
                new GoldenVector(
                        "text", new Options(Map.of("output", "MMMM d, yyyy")), "1984-06-07", "January 22, 1984"),
                new GoldenVector("text", new Options(Map.of("unparsable", "redact")), "June", "[DATE]"));
    }
}

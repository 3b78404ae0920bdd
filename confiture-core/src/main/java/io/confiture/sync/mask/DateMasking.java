package io.confiture.sync.mask;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives other days and times.
 *
 * @param random chooses
 * @param shift which days may be chosen
 * @param range what the column can hold
 * @param keepTime whether the time of the day stays
 * @param texts the ways in which texts are read and written; null for a column of dates
 * @param otherwise what is written for a value that is no date; empty to refuse it
 */
record DateMasking(
        Pseudorandom random,
        Shift shift,
        DateRange range,
        boolean keepTime,
        @Nullable DateTexts texts,
        Optional<Replacement> otherwise)
        implements Masking {

    /** Says which days may be chosen instead of one. */
    interface Shift {
        DateRange around(LocalDate date, DateRange range);
    }

    /** Is what stands for something that is no date. */
    record Replacement(@Nullable String text) {}

    @Override
    public @Nullable String mask(String value) {
        boolean infinite = value.equals("infinity") || value.equals("-infinity");
        if (value.isBlank() || (infinite && texts == null)) {
            return value;
        }
        if (texts == null) {
            Optional<IsoMoment> moment = IsoMoment.parse(value);
            return moment.isPresent() ? masked(moment.get()).text() : unreadable();
        }
        Optional<DateTexts.Read> read = texts.read(value.strip());
        if (read.isEmpty() || outside(read.get().moment().date())) {
            return unreadable();
        }
        String masked = texts.write(masked(read.get().moment()), read.get());
        if (masked.equals(value)) {
            throw new MaskingException("the format leaves nothing of a date that could change");
        }
        return masked;
    }

    private boolean outside(LocalDate date) {
        return date.isBefore(range.first()) || date.isAfter(range.last());
    }

    private IsoMoment masked(IsoMoment moment) {
        String canonical = moment.canonical();
        LocalDate date = shift.around(moment.date(), range).other(moment.date(), random, canonical);
        return moment.with(date, keepTime || !moment.timed() ? moment.time() : time(moment, canonical));
    }

    private LocalTime time(IsoMoment moment, String canonical) {
        IsoMoment.Form form = moment.form();
        long unit = form.seconds() ? 1_000_000_000 : 60_000_000_000L;
        for (int i = 0; i < form.digits(); i++) {
            unit /= 10;
        }
        return LocalTime.ofNanoOfDay(random.below(86_400_000_000_000L / unit, canonical, 1) * unit);
    }

    private @Nullable String unreadable() {
        return otherwise
                .orElseThrow(() -> new MaskingException(
                        texts == null
                                ? "the value is no date as the server writes one"
                                : "the value is no date in ISO form, and none in one of the option formats alone"))
                .text();
    }

    @Override
    public Cardinality cardinality() {
        return new Cardinality.Lossy();
    }

    @Override
    public int longest(int valueLength) {
        return texts == null ? Math.max(valueLength, 40) : texts.longest(valueLength);
    }
}

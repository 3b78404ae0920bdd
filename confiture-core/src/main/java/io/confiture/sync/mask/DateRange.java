package io.confiture.sync.mask;

import java.time.LocalDate;

/**
 * Is a range of days that a type of column can hold.
 *
 * @param first the first day
 * @param last the last day
 */
record DateRange(LocalDate first, LocalDate last) {

    private static final LocalDate JULIAN = LocalDate.of(-4713, 11, 24);

    /** Return that of a type; of text, the years that have four digits. */
    static DateRange of(String baseType) {
        return switch (baseType) {
            case "date" -> new DateRange(JULIAN, LocalDate.of(5_874_897, 12, 31));
            case "timestamp without time zone", "timestamp with time zone" ->
                new DateRange(JULIAN, LocalDate.of(294_276, 12, 31));
            default -> new DateRange(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));
        };
    }

    /** Return the days of this one that lie in a window too. */
    DateRange within(LocalDate from, LocalDate to) {
        return new DateRange(from.isAfter(first) ? from : first, to.isBefore(last) ? to : last);
    }

    /** Choose a day that is not the given one; the days must be at least two. */
    LocalDate other(LocalDate own, Pseudorandom random, String canonical) {
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        boolean inside = !own.isBefore(first) && !own.isAfter(last);
        if (days < 2) {
            throw new MaskingException("the value is a date outside of what the column can be given");
        }
        long chosen = first.toEpochDay() + random.below(inside ? days - 1 : days, canonical, 0);
        return LocalDate.ofEpochDay(inside && chosen >= own.toEpochDay() ? chosen + 1 : chosen);
    }
}

package io.confiture.sync.mask;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * Is a date, or a date with a time, in ISO form as the server and most programs write it.
 *
 * @param date the day
 * @param time the time of the day; midnight where there is none
 * @param form how it is written
 * @param zone the offset from UTC as written; empty where there is none
 * @param offset the same in seconds
 */
record IsoMoment(LocalDate date, LocalTime time, Form form, String zone, int offset) {

    /**
     * Says how a moment is written.
     *
     * @param separator between date and time; 0 where there is no time
     * @param seconds whether seconds are written
     * @param digits how many digits of a second
     */
    record Form(char separator, boolean seconds, int digits) {}

    /** Read one; empty where a text is none, a day that is in no calendar included. */
    static Optional<IsoMoment> parse(String text) {
        try {
            return Optional.of(new Reader(text).moment());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Return whether there is a time that says more than that there is none. */
    boolean timed() {
        return form.separator() != 0 && (form.digits() > 0 || time.toSecondOfDay() != 0);
    }

    IsoMoment with(LocalDate newDate, LocalTime newTime) {
        return new IsoMoment(newDate, newTime, form, zone, offset);
    }

    /** Return what is the same for the same moment in whatever way it is written. */
    String canonical() {
        long day = date.toEpochDay();
        if (form.separator() == 0) {
            return Long.toString(day);
        }
        long second = day * 86_400 + time.toSecondOfDay() - offset;
        return second % 86_400 == 0 && nano() == 0 ? Long.toString(second / 86_400) : second + "." + nano();
    }

    private int nano() {
        return time.get(ChronoField.NANO_OF_SECOND);
    }

    /** Write it in its form. */
    String text() {
        int year = date.getYear();
        StringBuilder out = new StringBuilder(32);
        padded(year > 0 ? year : 1 - year, 4, out);
        padded(date.getMonthValue(), 2, out.append('-'));
        padded(date.getDayOfMonth(), 2, out.append('-'));
        if (form.separator() != 0) {
            padded(time.getHour(), 2, out.append(form.separator()));
            padded(time.getMinute(), 2, out.append(':'));
            if (form.seconds()) {
                padded(time.getSecond(), 2, out.append(':'));
            }
            if (form.digits() > 0) {
                StringBuilder nanos = new StringBuilder(9);
                padded(nano(), 9, nanos);
                out.append('.').append(nanos, 0, form.digits());
            }
            out.append(zone);
        }
        return year > 0 ? out.toString() : out.append(" BC").toString();
    }

    private static void padded(int number, int length, StringBuilder out) {
        String digits = Integer.toString(number);
        out.append("0".repeat(Math.max(0, length - digits.length()))).append(digits);
    }

    /** Reads one text from left to right. */
    private static final class Reader {
        private final String text;
        private final int end;
        private final boolean before;
        private int at;

        Reader(String text) {
            this.text = text;
            this.before = text.endsWith(" BC");
            this.end = text.length() - (before ? 3 : 0);
        }

        IsoMoment moment() {
            int year = number(4, 7);
            take('-');
            int month = number(2, 2);
            take('-');
            LocalDate date = LocalDate.of(before ? 1 - year : year, month, number(2, 2));
            if (at == end) {
                return new IsoMoment(date, LocalTime.MIDNIGHT, new Form('\0', false, 0), "", 0);
            }
            char separator = text.charAt(at++);
            if (separator != ' ' && separator != 'T' && separator != 't') {
                throw broken();
            }
            int hour = number(2, 2);
            take(':');
            int minute = number(2, 2);
            boolean seconds = looking(':');
            int second = seconds ? number(2, 2) : 0;
            int digits = 0;
            int nano = 0;
            if (seconds && looking('.')) {
                int start = at;
                nano = number(1, 9);
                digits = at - start;
                for (int i = digits; i < 9; i++) {
                    nano *= 10;
                }
            }
            LocalTime time = LocalTime.of(hour, minute, second, nano);
            int zone = at;
            int offset = zone();
            return new IsoMoment(date, time, new Form(separator, seconds, digits), text.substring(zone, end), offset);
        }

        private int zone() {
            if (at == end || looking('Z')) {
                return finish(0);
            }
            boolean west = looking('-');
            if (!west) {
                take('+');
            }
            int offset = number(2, 2) * 3600;
            if (at < end) {
                looking(':');
                offset += number(2, 2) * 60;
            }
            if (looking(':')) {
                offset += number(2, 2);
            }
            return finish(west ? -offset : offset);
        }

        private int finish(int offset) {
            if (at != end) {
                throw broken();
            }
            return offset;
        }

        private boolean looking(char c) {
            if (at < end && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void take(char c) {
            if (!looking(c)) {
                throw broken();
            }
        }

        private int number(int least, int most) {
            int start = at;
            int number = 0;
            while (at < end && at - start < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = number * 10 + text.charAt(at++) - '0';
            }
            if (at - start < least) {
                throw broken();
            }
            return number;
        }

        private static DateTimeException broken() {
            return new DateTimeException("not in ISO form");
        }
    }
}

package io.confiture.migration.author;

import io.confiture.migration.Layout;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the version after the highest, in the project's own way of counting.
 *
 * @param layout says how the tool itself begins, and how it writes a time
 * @param timestamp whether a time is asked for, whatever the project did until now
 */
record NextVersion(Layout layout, boolean timestamp) {

    private static final int TIME_DIGITS = 14;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter DIESEL = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);

    /**
     * Return the version.
     *
     * @param highest the highest one that is taken, if there is any
     * @param now the time in UTC, as all tools write it
     */
    String after(Optional<String> highest, LocalDateTime now) {
        boolean times = highest.map(NextVersion::isTime).orElse(!countsFromOne());
        if (timestamp || times) {
            return time(highest, now.truncatedTo(ChronoUnit.SECONDS));
        }
        return highest.map(NextVersion::increased).orElse(layout == Layout.FLYWAY ? "1" : "001");
    }

    /** Flyway and the original count; the tools with a generator of their own write the time. */
    private boolean countsFromOne() {
        return layout == Layout.CONFITURE || layout == Layout.FLYWAY;
    }

    private static boolean isTime(String version) {
        String digits = version.replace("-", "");
        return digits.length() >= TIME_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Two in one second, or a clock that runs behind another's: the next one is later all the same. */
    private String time(Optional<String> highest, LocalDateTime now) {
        LocalDateTime time = now;
        if (highest.filter(NextVersion::isTime).isPresent()) {
            String last = highest.get().replace("-", "").substring(0, TIME_DIGITS);
            try {
                LocalDateTime least = LocalDateTime.parse(last, TIME).plusSeconds(1);
                time = least.isAfter(now) ? least : now;
            } catch (DateTimeParseException e) {
                // Fourteen digits that are no time: counting goes on, if they are ahead of the clock.
                if (last.compareTo(TIME.format(now)) >= 0) {
                    return increased(highest.get());
                }
            }
        }
        return (layout == Layout.DIESEL ? DIESEL : TIME).format(time);
    }

    /** Count the last run of digits up, as wide as it is. */
    private static String increased(String version) {
        int end = version.length();
        while (!isDigit(version.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && isDigit(version.charAt(start - 1))) {
            start--;
        }
        String digits = new BigInteger(version.substring(start, end))
                .add(BigInteger.ONE)
                .toString();
        String zeros = "0".repeat(Math.max(0, end - start - digits.length()));
        return version.substring(0, start) + zeros + digits + version.substring(end);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

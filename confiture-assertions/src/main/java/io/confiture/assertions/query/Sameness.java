package io.confiture.assertions.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;

/** Makes keys that are equal where PostgreSQL's {@code =} says that the values are. */
final class Sameness {
    private Sameness() {}

    /** Return the key of a value. */
    static @Nullable Object key(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes.clone());
        }
        if (value instanceof List<?> elements) {
            List<@Nullable Object> keys = new ArrayList<>();
            elements.forEach(element -> keys.add(key(element)));
            return keys;
        }
        return value instanceof PGobject object && !(value instanceof PGInterval) ? object.getValue() : time(value);
    }

    private static Object number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double real = number.doubleValue();
            // The shortest decimal that means this number, which is what the server prints: 0.1 of a real is the 0.1 of
            // a test.
            return Double.isFinite(real) ? decimal(new BigDecimal(number.toString())) : (Object) real;
        }
        if (number instanceof BigDecimal big) {
            return decimal(big);
        }
        if (number instanceof BigInteger big) {
            return decimal(new BigDecimal(big));
        }
        boolean whole = number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof AtomicLong
                || number instanceof AtomicInteger;
        return whole ? decimal(BigDecimal.valueOf(number.longValue())) : number;
    }

    private static BigDecimal decimal(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    @SuppressWarnings({"JavaUtilDate", "JavaPeriodGetDays"
    }) // tests may have such values; the months of a period count as well
    private static Object time(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        if (value instanceof java.sql.Time time) {
            return time.toLocalTime();
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        }
        if (value instanceof Date date) {
            return date.toInstant();
        }
        if (value instanceof Duration duration) {
            return new Length(0, duration.toNanos() / 1000);
        }
        if (value instanceof Period period) {
            return Length.of(period.toTotalMonths(), period.getDays(), 0);
        }
        if (value instanceof PGInterval interval) {
            return Length.of(interval);
        }
        return value;
    }

    /** Is how long an interval is when it is compared: a month has 30 days there, and a day 24 hours. */
    record Length(long days, long micros) {
        private static final long DAY = Duration.ofDays(1).toNanos() / 1000;

        Length {
            days += Math.floorDiv(micros, DAY);
            micros = Math.floorMod(micros, DAY);
        }

        static Length of(long months, long days, long micros) {
            return new Length(30 * months + days, micros);
        }

        static Length of(PGInterval interval) {
            long seconds = 3600L * interval.getHours() + 60L * interval.getMinutes() + interval.getWholeSeconds();
            return of(
                    12L * interval.getYears() + interval.getMonths(),
                    interval.getDays(),
                    1_000_000 * seconds + interval.getMicroSeconds());
        }
    }
}

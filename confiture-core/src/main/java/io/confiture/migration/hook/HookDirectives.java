package io.confiture.migration.hook;

import io.confiture.project.Nearest;
import io.confiture.project.Problem;
import io.confiture.sql.Comment;
import io.confiture.sql.SqlScript;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads {@code -- confiture:hook after=a,b timeout=10s} in a SQL hook. */
final class HookDirectives {

    private static final String OWN = "confiture:";
    private static final String MARK = "confiture:hook";
    private static final List<String> KEYS = List.of("after", "transaction", "timeout", "on-error", "each", "retries");

    private final Consumer<Problem> problems;
    private HookOptions options = HookOptions.defaults();

    HookDirectives(Consumer<Problem> problems) {
        this.problems = problems;
    }

    HookOptions read(SqlScript script) {
        for (Comment comment : script.comments()) {
            String text = comment.text();
            if (text.equals(MARK) || text.startsWith(MARK + " ")) {
                read(comment, text.substring(MARK.length()));
            } else if (text.startsWith(OWN) && !text.startsWith("confiture:allow")) {
                complain(comment, "'" + text + "' means nothing in a hook", "write -- confiture:hook key=value");
            }
        }
        return options;
    }

    private void read(Comment comment, String words) {
        StringTokenizer each = new StringTokenizer(words);
        while (each.hasMoreTokens()) {
            String word = each.nextToken();
            int cut = word.indexOf('=');
            String key = cut < 0 ? word : word.substring(0, cut);
            String value = cut < 0 ? "" : word.substring(cut + 1);
            String wrong = value.isEmpty() ? "needs a value: " + key + "=..." : null;
            if (!KEYS.contains(key)) {
                String near = Nearest.question(key, KEYS);
                complain(
                        comment,
                        "there is no hook directive " + key,
                        near == null ? "there are " + String.join(", ", KEYS) : near);
                continue;
            }
            if (wrong == null) {
                wrong = set(key, value);
            }
            if (wrong != null) {
                complain(comment, "the hook directive " + key + " " + wrong, null);
            }
        }
    }

    /** Take a value; return what is wrong with it, or null. */
    private @Nullable String set(String key, String value) {
        switch (key) {
            case "after" -> {
                Set<String> names = new LinkedHashSet<>(options.after());
                StringTokenizer each = new StringTokenizer(value, ",");
                while (each.hasMoreTokens()) {
                    names.add(each.nextToken());
                }
                options = options.withAfter(names.toArray(String[]::new));
            }
            case "transaction" -> {
                HookOptions.Place place = word(HookOptions.Place.class, value);
                if (place == null || place == HookOptions.Place.USUAL) {
                    return "is inside or outside, not " + value;
                }
                options = options.withPlace(place);
            }
            case "timeout" -> {
                Duration timeout = duration(value);
                if (timeout == null) {
                    return "is a time between 1ms and 24h, such as 500ms, 30s, 5m or 1h, not " + value;
                }
                options = options.withTimeout(timeout);
            }
            case "on-error" -> {
                HookOptions.OnError answer = word(HookOptions.OnError.class, value);
                if (answer == null) {
                    return "is fail or warn, not " + value;
                }
                options = options.withOnError(answer);
            }
            case "each" -> {
                HookOptions.Each frequency = word(HookOptions.Each.class, value);
                if (frequency == null) {
                    return "is migration or run, not " + value;
                }
                options = options.withEach(frequency);
            }
            default -> {
                if (value.length() > 2
                        || value.chars().anyMatch(c -> c < '0' || c > '9')
                        || Integer.parseInt(value) > 10) {
                    return "is a number from 0 to 10, not " + value;
                }
                options = options.withRetries(Integer.parseInt(value));
            }
        }
        return null;
    }

    private static <E extends Enum<E>> @Nullable E word(Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        return null;
    }

    private static @Nullable Duration duration(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 9) {
            return null;
        }
        long number = Long.parseLong(text.substring(0, digits));
        Duration duration =
                switch (text.substring(digits)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ZERO;
                };
        return duration.isZero() || duration.compareTo(Duration.ofHours(24)) > 0 ? null : duration;
    }

    private void complain(Comment comment, String message, @Nullable String suggestion) {
        problems.accept(new Problem(comment.location(), null, message, suggestion));
    }
}

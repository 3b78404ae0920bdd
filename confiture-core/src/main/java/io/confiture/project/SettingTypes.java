package io.confiture.project;

import static io.confiture.project.SettingsNode.Scalar.Type.BOOLEAN;
import static io.confiture.project.SettingsNode.Scalar.Type.NUMBER;
import static io.confiture.project.SettingsNode.Scalar.Type.TEXT;

import io.confiture.project.ScalarType.BadValue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The types that a setting of one value can have. */
final class SettingTypes {
    private static final Set<SettingsNode.Scalar.Type> ANY = Set.of(TEXT, NUMBER, BOOLEAN);
    /** statement_timeout is an int of milliseconds in PostgreSQL (postgresql.org/docs, "Client Connection Defaults"). */
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private SettingTypes() {}

    /** A text; numbers and booleans are taken as they are written, so that {@code 007} stays {@code 007}. */
    static SettingType<String> text() {
        return new ScalarType<>(
                "a text", ANY, false, Map.of("type", List.of("string", "number", "boolean")), (t, r) -> {
                    if (t.isBlank()) {
                        throw new BadValue("it is empty", "leave the key out for the default");
                    }
                    return t;
                });
    }

    /** A text that messages and {@code toString} never show. */
    static SettingType<Secret> secret() {
        return new ScalarType<>(
                "a text", ANY, true, Map.of("type", List.of("string", "number")), (t, r) -> new Secret(t));
    }

    static SettingType<Boolean> flag() {
        return new ScalarType<>(
                "true or false", Set.of(BOOLEAN), false, Map.of("type", "boolean"), (t, r) -> Boolean.parseBoolean(t));
    }

    static SettingType<Integer> integer(int least, int most) {
        String label = least == Integer.MIN_VALUE ? "a whole number" : "a whole number from " + least + " to " + most;
        return new ScalarType<>(label, Set.of(NUMBER), false, Map.of("type", "integer"), (t, r) -> {
            try {
                int value = Integer.parseInt(t);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw BadValue.plain();
            }
            throw BadValue.plain();
        });
    }

    /** One of the words of an enum. */
    static <E extends Enum<E> & SettingWord> SettingType<E> choice(Class<E> type, Map<String, String> refused) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(SettingWord::word).toList();
        String label = words.stream().collect(Collectors.joining(", ", "one of ", ""));
        boolean booleans = words.contains("true");
        List<Object> values = words.stream()
                .<Object>map(w -> w.equals("true") ? Boolean.TRUE : w.equals("false") ? Boolean.FALSE : w)
                .toList();
        return new ScalarType<>(
                label, booleans ? Set.of(TEXT, BOOLEAN) : Set.of(TEXT), false, Map.of("enum", values), (t, r) -> {
                    for (E constant : type.getEnumConstants()) {
                        // YAML's core schema also knows True and TRUE.
                        if (constant.word().equals(t)
                                || (booleans && constant.word().equals(t.toLowerCase(java.util.Locale.ROOT)))) {
                            return constant;
                        }
                    }
                    String why = refused.get(t);
                    throw why == null ? new BadValue("", Nearest.question(t, words)) : new BadValue(why, null);
                });
    }

    /** A time with its unit; a number alone is refused, for nobody can know whether it means seconds. */
    static SettingType<Duration> duration() {
        String pattern = "^[0-9]+(ms|s|m|h)$";
        return new ScalarType<>(
                "a time such as 500ms, 30s, 5m or 1h",
                Set.of(TEXT, NUMBER),
                false,
                Map.of("type", "string", "pattern", pattern),
                (t, r) -> {
                    int digits = 0;
                    while (digits < t.length() && t.charAt(digits) >= '0' && t.charAt(digits) <= '9') {
                        digits++;
                    }
                    if (digits == 0 || digits > 10) {
                        throw BadValue.plain();
                    }
                    long number = Long.parseLong(t.substring(0, digits));
                    Duration value =
                            switch (t.substring(digits)) {
                                case "ms" -> Duration.ofMillis(number);
                                case "s" -> Duration.ofSeconds(number);
                                case "m" -> Duration.ofMinutes(number);
                                case "h" -> Duration.ofHours(number);
                                case "" ->
                                    throw new BadValue(
                                            "the unit is missing", "did you mean " + number + "s or " + number + "ms?");
                                default -> throw BadValue.plain();
                            };
                    if (value.isZero() || value.compareTo(LONGEST) > 0) {
                        throw new BadValue("it must be more than 0 and at most 24 days", null);
                    }
                    return value;
                });
    }

    /** A path; a relative one counts from the project's root. Whether it exists is not asked here. */
    static SettingType<Path> path() {
        return new ScalarType<>("a path", Set.of(TEXT, NUMBER), false, Map.of("type", "string"), (t, r) -> {
            if (t.isBlank()) {
                throw new BadValue("it is empty", "write . for the project's folder");
            }
            try {
                return r.root().resolve(t).normalize();
            } catch (InvalidPathException e) {
                throw new BadValue(e.getReason(), null);
            }
        });
    }

    /** A path of a file that is there. */
    static SettingType<Path> file() {
        return new ScalarType<>("the path of a file", Set.of(TEXT, NUMBER), false, Map.of("type", "string"), (t, r) -> {
            try {
                Path file = r.root().resolve(t).normalize();
                if (Files.isRegularFile(file)) {
                    return file;
                }
                throw new BadValue(
                        Files.exists(file) ? "it is a directory" : "nothing is there",
                        "relative paths count from the project's folder");
            } catch (InvalidPathException e) {
                throw new BadValue(e.getReason(), null);
            }
        });
    }

    static SettingType<Glob> glob() {
        return new ScalarType<>(
                "a pattern such as **/*.sql", Set.of(TEXT, NUMBER), false, Map.of("type", "string"), (t, r) -> {
                    try {
                        return Glob.of(t);
                    } catch (IllegalArgumentException e) {
                        throw new BadValue(String.valueOf(e.getMessage()), null);
                    }
                });
    }

    static SettingType<DatabaseUrl> url() {
        return new ScalarType<>(
                "a PostgreSQL URL such as postgresql://user@host:5432/name",
                Set.of(TEXT),
                true,
                Map.of("type", "string"),
                (t, r) -> {
                    try {
                        return DatabaseUrl.parse(t);
                    } catch (IllegalArgumentException e) {
                        throw new BadValue(String.valueOf(e.getMessage()), null);
                    }
                });
    }

    static SettingType<TableName> tableName() {
        return new ScalarType<>(
                "a table name such as tb_confiture or audit.tb_confiture",
                Set.of(TEXT),
                false,
                Map.of("type", "string"),
                (t, r) -> {
                    try {
                        return TableName.parse(t);
                    } catch (IllegalArgumentException e) {
                        throw new BadValue(String.valueOf(e.getMessage()), null);
                    }
                });
    }
}

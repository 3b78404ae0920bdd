package io.confiture.assertions.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the types that PostgreSQL's grammar has words of their own for (see {@code SimpleTypename} in {@code gram.y}). */
final class BuiltInTypes {
    /** What the words stand for that nothing can follow. */
    private static final Map<String, String> PLAIN = Map.of(
            "int",
            "int4",
            "integer",
            "int4",
            "smallint",
            "int2",
            "bigint",
            "int8",
            "real",
            "float4",
            "boolean",
            "bool");

    /** The words that something can follow. */
    private static final List<String> LONGER = List.of(
            "float",
            "double",
            "decimal",
            "dec",
            "numeric",
            "bit",
            "character",
            "char",
            "nchar",
            "national",
            "varchar",
            "timestamp",
            "time",
            "interval");

    // What the server keeps of the fields of an interval: a bit for each (see utils/datetime.h).
    private static final int MONTH = 1 << 1;
    private static final int YEAR = 1 << 2;
    private static final int SECOND = 1 << 12;
    private static final List<String> CLOCK = List.of("day", "hour", "minute", "second");
    private static final List<Integer> CLOCK_BITS = List.of(1 << 3, 1 << 10, 1 << 11, SECOND);
    private static final int ALL_FIELDS = 0x7FFF;

    private final TypeReader reader;

    BuiltInTypes(TypeReader reader) {
        this.reader = reader;
    }

    /** Read one, or stay where the reader is. */
    Optional<TypeSpelling> read() {
        String word = reader.keyword();
        String plain = PLAIN.get(word);
        if (plain == null && !LONGER.contains(word)) {
            return Optional.empty();
        }
        reader.expect(word);
        return Optional.of(plain == null ? longer(word) : TypeSpelling.builtIn(plain, List.of()));
    }

    private TypeSpelling longer(String word) {
        return switch (word) {
            case "float" -> floating();
            case "double" -> {
                reader.expect("precision");
                yield TypeSpelling.builtIn("float8", List.of());
            }
            case "bit" ->
                reader.accept("varying")
                        ? TypeSpelling.builtIn("varbit", reader.modifiers())
                        : TypeSpelling.builtIn("bit", orOne(reader.modifiers()));
            case "character", "char", "nchar" -> characters();
            case "national" -> {
                if (!reader.accept("character")) {
                    reader.expect("char");
                }
                yield characters();
            }
            case "varchar" -> TypeSpelling.builtIn("varchar", reader.precision());
            case "timestamp", "time" -> zoned(word);
            case "interval" -> interval();
            default -> TypeSpelling.builtIn("numeric", reader.modifiers());
        };
    }

    private TypeSpelling floating() {
        List<String> bits = reader.precision();
        if (bits.isEmpty()) {
            return TypeSpelling.builtIn("float8", bits);
        }
        int count = 0;
        for (char c : bits.get(0).toCharArray()) {
            count = c < '0' || c > '9' || count > 53 ? 54 : count * 10 + c - '0';
        }
        if (count < 1 || count > 53) {
            reader.reject();
        }
        return TypeSpelling.builtIn(count <= 24 ? "float4" : "float8", List.of());
    }

    private TypeSpelling characters() {
        return reader.accept("varying")
                ? TypeSpelling.builtIn("varchar", reader.precision())
                : TypeSpelling.builtIn("bpchar", orOne(reader.precision()));
    }

    private static List<String> orOne(List<String> length) {
        return length.isEmpty() ? List.of("1") : length;
    }

    private TypeSpelling zoned(String word) {
        List<String> precision = reader.precision();
        boolean with = reader.accept("with");
        if (with || reader.accept("without")) {
            reader.expect("time");
            reader.expect("zone");
        }
        return TypeSpelling.builtIn(with ? word + "tz" : word, precision);
    }

    private TypeSpelling interval() {
        int fields = fields();
        List<String> modifiers = new ArrayList<>();
        boolean fraction = fields == 0 || (fields & SECOND) != 0;
        List<String> precision = fraction ? reader.precision() : List.of();
        if (fields != 0 || !precision.isEmpty()) {
            modifiers.add(String.valueOf(fields == 0 ? ALL_FIELDS : fields));
            modifiers.addAll(precision);
        }
        return TypeSpelling.builtIn("interval", modifiers);
    }

    /** Read the fields; 0 where none is named. */
    private int fields() {
        if (reader.accept("month")) {
            return MONTH;
        }
        if (reader.accept("year")) {
            if (!reader.accept("to")) {
                return YEAR;
            }
            reader.expect("month");
            return YEAR | MONTH;
        }
        int first = clockField();
        if (first < 0 || !reader.accept("to")) {
            return first < 0 ? 0 : CLOCK_BITS.get(first);
        }
        int last = clockField();
        if (last <= first) {
            reader.reject();
        }
        int fields = 0;
        for (int field = first; field <= last; field++) {
            fields |= CLOCK_BITS.get(field);
        }
        return fields;
    }

    private int clockField() {
        int field = CLOCK.indexOf(reader.keyword());
        if (field >= 0) {
            reader.expect(CLOCK.get(field));
        }
        return field;
    }
}

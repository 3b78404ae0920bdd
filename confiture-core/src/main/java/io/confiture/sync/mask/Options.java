package io.confiture.sync.mask;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a decision file gives a strategy. Immutable.
 *
 * <p>Values are texts, lists of values, or further options; where a value cannot be what is asked for, {@link
 * InvalidOptionException} says so.
 *
 * @param values a {@link String}, a {@link List} of values or an {@link Options} by name
 */
public record Options(Map<String, Object> values) {

    /** Holds nothing. */
    public static final Options NONE = new Options(Map.of());

    /** Copy the map. */
    public Options {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Return these but for one. */
    public Options without(String name) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.remove(name);
        return new Options(rest);
    }

    /** Return a text. */
    public Optional<String> text(String name) {
        Object value = values.get(name);
        if (value != null && !(value instanceof String)) {
            throw new InvalidOptionException(name, "the option " + name + " takes one value");
        }
        return Optional.ofNullable((String) value);
    }

    /** Return a text, or what stands in for it. */
    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** Return a whole number from a range, or what stands in for it. */
    public int integer(String name, int otherwise, int least, int greatest) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= greatest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below is the answer.
        }
        throw new InvalidOptionException(
                name, "the option " + name + " takes a whole number from " + least + " to " + greatest);
    }

    /** Return a number, or what stands in for it. */
    public double number(String name, double otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text.get());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below is the answer.
        }
        throw new InvalidOptionException(name, "the option " + name + " takes a number");
    }

    /** Return yes or no, or what stands in for it. */
    public boolean flag(String name, boolean otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        return switch (text.get()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidOptionException(name, "the option " + name + " takes true or false");
        };
    }

    /** Return a list of texts; empty when it is missing. */
    public List<String> texts(String name) {
        @Nullable Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new InvalidOptionException(name, "the option " + name + " takes a list of texts");
    }

    /** Return further options; none when they are missing. */
    public Options nested(String name) {
        @Nullable Object value = values.get(name);
        if (value == null) {
            return NONE;
        }
        if (value instanceof Options options) {
            return options;
        }
        throw new InvalidOptionException(name, "the option " + name + " takes keys with values");
    }
}

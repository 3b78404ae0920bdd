package io.confiture.sync.mask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes an option of a strategy.
 *
 * @param name as in decision files
 * @param type how its value is written
 * @param choices the words that it takes; empty unless the type is {@link Type#CHOICE}
 * @param defaultText what stands in when it is missing, or null when it must be there or nothing stands in
 * @param required whether it must be there
 * @param meaning what it does, for the reference page: a sentence of Markdown
 */
public record Option(
        String name,
        Type type,
        List<String> choices,
        @Nullable String defaultText,
        boolean required,
        String meaning) {

    /** How a value is written. */
    public enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        FLAG,
        CHOICE,
        TEXTS,
        /** Further options, or a list or mapping that the strategy reads itself. */
        NESTED
    }

    /** Copy the list. */
    public Option {
        choices = List.copyOf(choices);
    }

    /** Describe an option that has a default. */
    public static Option of(String name, Type type, String defaultText, String meaning) {
        return new Option(name, type, List.of(), defaultText, false, meaning);
    }

    /** Describe an option that takes one of some words; the first is the default. */
    public static Option choice(String name, List<String> choices, String meaning) {
        return new Option(name, Type.CHOICE, choices, choices.get(0), false, meaning);
    }

    /** Describe an option that must be there. */
    public static Option required(String name, Type type, String meaning) {
        return new Option(name, type, List.of(), null, true, meaning);
    }
}

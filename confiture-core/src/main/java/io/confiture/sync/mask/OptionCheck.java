package io.confiture.sync.mask;

import io.confiture.project.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Compares options with what a strategy says that it takes. */
final class OptionCheck {

    private final MaskingStrategy strategy;
    private final Options options;
    private final List<InvalidOptionException> problems = new ArrayList<>();

    private OptionCheck(MaskingStrategy strategy, Options options) {
        this.strategy = strategy;
        this.options = options;
    }

    /** Return all that is wrong, in the order of the file. */
    static List<InvalidOptionException> problems(MaskingStrategy strategy, Options options) {
        OptionCheck check = new OptionCheck(strategy, options);
        check.run();
        return List.copyOf(check.problems);
    }

    private void run() {
        List<String> known = strategy.options().stream().map(Option::name).toList();
        for (Map.Entry<String, Object> given : options.values().entrySet()) {
            strategy.options().stream()
                    .filter(option -> option.name().equals(given.getKey()))
                    .findFirst()
                    .ifPresentOrElse(this::value, () -> unknown(given.getKey(), known));
        }
        for (Option option : strategy.options()) {
            if (option.required() && !options.values().containsKey(option.name())) {
                problem(option.name(), "the strategy " + strategy.name() + " needs the option " + option.name());
            }
        }
    }

    private void unknown(String name, List<String> known) {
        String message = "the strategy " + strategy.name() + " has no option " + name;
        problem(name, known.isEmpty() ? message + "; it has none" : unknown(message, name, known));
    }

    /** Say that there is no such name, and which there are. */
    static String unknown(String message, String name, Collection<String> known) {
        String question = Nearest.question(name, known);
        return message + "; " + (question == null ? "there are " + String.join(", ", known) : question);
    }

    private void value(Option option) {
        String name = option.name();
        try {
            switch (option.type()) {
                case TEXT -> options.text(name);
                case INTEGER -> options.integer(name, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
                case NUMBER -> options.number(name, 0);
                case FLAG -> options.flag(name, false);
                case TEXTS -> options.texts(name);
                case CHOICE -> choice(option, options.text(name, ""));
                case NESTED -> {
                    // Only the strategy knows what may stand there.
                }
            }
        } catch (InvalidOptionException e) {
            problems.add(e);
        }
    }

    private void choice(Option option, String given) {
        if (!option.choices().contains(given)) {
            String question = Nearest.question(given, option.choices());
            problem(
                    option.name(),
                    "the option " + option.name() + " takes one of " + String.join(", ", option.choices())
                            + (question == null ? "" : "; " + question));
        }
    }

    private void problem(String option, String message) {
        problems.add(new InvalidOptionException(option, message));
    }
}

package io.confiture.sync.mask;

import java.util.Optional;

/** Repeats the examples of strategies. Thread-safe. */
public final class GoldenCheck {

    private final Strategies strategies;
    private final Maskings maskings;

    /** Repeat examples of these strategies, with the key of examples. */
    public GoldenCheck(Strategies strategies) {
        this.strategies = strategies;
        this.maskings = new Maskings(strategies, MaskKey.ofChecks());
    }

    /** Return what the mapping gives for an example now. */
    public String masked(MaskingStrategy strategy, GoldenVector example) {
        MaskedColumn column = new MaskedColumn("examples." + strategy.name(), example.type(), true);
        String masked = maskings.of(strategy.name(), example.options(), column, false, GoldenVector.DOMAIN)
                .mask(example.value());
        return masked == null ? "NULL" : masked;
    }

    /** Return what is wrong with a strategy's examples, in words that can follow its name; empty when all are repeated. */
    public Optional<String> difference(String name) {
        MaskingStrategy strategy = Maskings.find(strategies, name);
        for (GoldenVector example : strategy.vectors()) {
            String now;
            try {
                now = masked(strategy, example);
            } catch (MaskingException | InvalidOptionException e) {
                now = "an error: " + e.getMessage();
            }
            if (!now.equals(example.masked())) {
                return Optional.of("maps the example '" + example.value() + "' to '" + now + "', which gave '"
                        + example.masked() + "' before"
                        + strategy.doubt().map(doubt -> ": " + doubt).orElse(""));
            }
        }
        return Optional.empty();
    }
}

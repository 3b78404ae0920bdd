package io.confiture.sync.mask;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves numbers up or down a little. */
public final class NoiseStrategy implements MaskingStrategy {

    private static final int PERCENT = 10;

    /** Make it; called by the service loader. */
    public NoiseStrategy() {}

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public String summary() {
        return "Moves a number up or down by a share of it or by an amount, within bounds, and never by nothing. It keeps the"
                + " number of decimals. The same number always moves alike, so this blurs numbers and makes nobody anonymous whose"
                + " number is rare.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of(
                        "percent",
                        Option.Type.INTEGER,
                        "10",
                        "The furthest it moves, in percent of the number, from 1 to 100."),
                new Option(
                        "amount",
                        Option.Type.NUMBER,
                        List.of(),
                        null,
                        false,
                        "The furthest it moves, instead of `percent`."),
                new Option("min", Option.Type.NUMBER, List.of(), null, false, "The least that is written."),
                new Option("max", Option.Type.NUMBER, List.of(), null, false, "The most that is written."),
                Unreadable.OPTION);
    }

    @Override
    public Masking masking(MaskingRequest request) {
        Options options = request.options();
        NumberRange type = NumberRange.of(name(), request.column());
        @Nullable BigDecimal amount = decimal(options, "amount");
        if (amount != null && options.text("percent").isPresent()) {
            throw new InvalidOptionException("amount", "the options amount and percent do not fit together");
        }
        if (amount != null && amount.signum() <= 0) {
            throw new InvalidOptionException("amount", "the option amount takes a number above zero");
        }
        NumberRange range = type.within(decimal(options, "min"), decimal(options, "max"));
        return Unreadable.chosen(
                request,
                new NoiseMasking(request.random(), options.integer("percent", PERCENT, 1, 100), amount, range));
    }

    private static @Nullable BigDecimal decimal(Options options, String name) {
        // Read as a number first, for the message; then exactly.
        options.number(name, 0);
        Optional<String> text = options.text(name);
        try {
            return text.map(BigDecimal::new).orElse(null);
        } catch (NumberFormatException e) {
            throw new InvalidOptionException(name, "the option " + name + " takes a number in decimal digits");
        }
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("integer", Options.NONE, "52000", "47574"),
                new GoldenVector("numeric(10,2)", Options.NONE, "1204.50", "1184.01"),
                new GoldenVector("smallint", new Options(Map.of("amount", "5", "min", "0", "max", "120")), "37", "35"),
                new GoldenVector("double precision", Options.NONE, "1.5e-07", "1.36104750842388E-7"));
    }
}

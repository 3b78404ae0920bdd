package io.confiture.sync.plan;

import io.confiture.check.Finding;
import io.confiture.project.Nearest;
import io.confiture.sync.mask.InvalidOptionException;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.mask.MaskingStrategy;
import io.confiture.sync.mask.Maskings;
import io.confiture.sync.mask.Options;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes maskings of decisions, and knows the one option that belongs to all strategies: {@code seed}. */
final class MaskMaker {

    private static final String SEED = "seed";

    private final Strategies strategies;
    private final Maskings maskings;

    MaskMaker(Strategies strategies, MaskKey key) {
        this.strategies = strategies;
        this.maskings = new Maskings(strategies, key);
    }

    /** Return what is wrong with a decision whatever the column is. */
    List<Finding> problems(Decision.Mask mask) {
        if (strategies.find(mask.strategy()).isEmpty()) {
            String near = Nearest.question(mask.strategy(), strategies.names());
            return List.of(Finding.of(DecisionRules.STRATEGY, "there is no strategy " + mask.strategy())
                    .at(mask.location())
                    .withSuggestion(near == null ? "there are " + String.join(", ", strategies.names()) : near));
        }
        List<Finding> problems = new ArrayList<>();
        Object seed = mask.options().values().get(SEED);
        if (seed != null && !(seed instanceof String)) {
            problems.add(problem(mask, "the option seed takes one value"));
        }
        for (InvalidOptionException wrong : maskings.problems(mask.strategy(), withoutSeed(mask.options()))) {
            problems.add(problem(mask, String.valueOf(wrong.getMessage())));
        }
        return problems;
    }

    private static Finding problem(Decision.Mask mask, String message) {
        return Finding.of(DecisionRules.STRATEGY, message).at(mask.location());
    }

    /** Return what takes part in the key beside strategy and version. */
    static String domain(String domain, Options options) {
        Object seed = options.values().get(SEED);
        return seed == null ? domain : domain + " seed " + seed;
    }

    static Options withoutSeed(Options options) {
        Map<String, Object> values = new LinkedHashMap<>(options.values());
        values.remove(SEED);
        return new Options(values);
    }

    /**
     * Make the masking.
     *
     * @throws InvalidOptionException when the strategy refuses the options or the column
     */
    Masking masking(Decision.Mask mask, MaskedColumn column, boolean array, String domain) {
        return maskings.of(mask.strategy(), withoutSeed(mask.options()), column, array, domain);
    }

    /** Return the version of a strategy that there is. */
    int version(String strategy) {
        return strategies.find(strategy).map(MaskingStrategy::version).orElse(0);
    }
}

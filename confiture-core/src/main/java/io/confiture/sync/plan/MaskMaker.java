package io.confiture.sync.plan;

import io.confiture.check.Finding;
import io.confiture.project.Nearest;
import io.confiture.sync.mask.InvalidOptionException;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.mask.MaskingRequest;
import io.confiture.sync.mask.MaskingStrategy;
import io.confiture.sync.mask.Option;
import io.confiture.sync.mask.Options;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes maskings of decisions: finds the strategy, looks at the options, and gives it the column and the key. */
final class MaskMaker {

    /** The option of every strategy that takes part in the mapping's key. */
    static final String SEED = "seed";

    private final Strategies strategies;
    private final MaskKey key;

    MaskMaker(Strategies strategies, MaskKey key) {
        this.strategies = strategies;
        this.key = key;
    }

    /** Return what is wrong with a decision whatever the column is. */
    List<Finding> problems(Decision.Mask mask) {
        Optional<MaskingStrategy> strategy = strategies.find(mask.strategy());
        if (strategy.isEmpty()) {
            String near = Nearest.question(mask.strategy(), strategies.names());
            return List.of(Finding.of(DecisionRules.STRATEGY, "there is no strategy " + mask.strategy())
                    .at(mask.location())
                    .withSuggestion(near == null ? "there are " + String.join(", ", strategies.names()) : near));
        }
        List<Finding> problems = new ArrayList<>();
        List<String> known = strategy.get().options().stream().map(Option::name).toList();
        for (String name : withoutSeed(mask.options()).values().keySet()) {
            if (!known.contains(name)) {
                problems.add(Finding.of(
                                DecisionRules.STRATEGY,
                                "the strategy " + mask.strategy() + " has no option " + name)
                        .at(mask.location())
                        .withSuggestion(Nearest.question(name, known)));
            }
        }
        return problems;
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
        MaskingStrategy strategy = strategies.find(mask.strategy()).orElseThrow();
        return strategy.masking(new MaskingRequest(
                withoutSeed(mask.options()), column, key.random(strategy.name(), strategy.version(), domain)));
    }

    /** Return the version of a strategy that there is. */
    int version(String strategy) {
        return strategies.find(strategy).map(MaskingStrategy::version).orElse(0);
    }
}

package io.confiture.sync.mask;

import java.util.List;

/**
 * Makes the maskings of columns: the one way from what a decision file says to something that replaces values.
 *
 * <p>Options are checked first, so that a misspelled one never stands for "as if it were not there". What a strategy throws
 * arrives as {@link MaskingException}, without its own words: they may repeat the value.
 */
public final class Maskings {

    private final Strategies strategies;
    private final MaskKey key;

    /** Make maskings of these strategies, keyed by a secret. */
    public Maskings(Strategies strategies, MaskKey key) {
        this.strategies = strategies;
        this.key = key;
    }

    /** Return what can be found wrong without knowing the column: the name, and each option. */
    public List<InvalidOptionException> problems(String strategy, Options options) {
        return strategies
                .find(strategy)
                .map(found -> OptionCheck.problems(found, options))
                .orElseGet(() -> List.of(unknown(strategies, strategy)));
    }

    /**
     * Make the masking of a column.
     *
     * @param strategy the strategy's name
     * @param options what the decision file gives it
     * @param column the column, with the type of the elements when it is an array
     * @param array whether its values are arrays, of any number of dimensions
     * @param domain what is mapped alike: the link group or the column, and the salt where the file gives one
     * @throws InvalidOptionException when there is no such strategy, or it cannot work with the options or on the column
     */
    public Masking of(String strategy, Options options, MaskedColumn column, boolean array, String domain) {
        MaskingStrategy found = find(strategies, strategy);
        Pseudorandom random = key.random(found.name(), found.version(), domain);
        Masking masking = make(found, new MaskingRequest(options, column, random, strategies));
        return array ? GuardedMasking.of(found, new ArrayMasking(masking, column.type())) : masking;
    }

    static MaskingStrategy find(Strategies strategies, String name) {
        return strategies.find(name).orElseThrow(() -> unknown(strategies, name));
    }

    static Masking make(MaskingStrategy strategy, MaskingRequest request) {
        List<InvalidOptionException> problems = OptionCheck.problems(strategy, request.options());
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        return GuardedMasking.of(strategy, strategy.masking(request));
    }

    private static InvalidOptionException unknown(Strategies strategies, String name) {
        return new InvalidOptionException(
                null, OptionCheck.unknown("there is no masking strategy " + name, name, strategies.names()));
    }
}

package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Replaces values by a hash that others can name: HMAC with an algorithm of choice, under the secret and a salt. */
public final class SaltedHashStrategy implements MaskingStrategy {

    private final UnaryOperator<@Nullable String> environment;

    /** Make it; called by the service loader. */
    public SaltedHashStrategy() {
        this(System::getenv);
    }

    SaltedHashStrategy(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "salted_hash";
    }

    @Override
    public String summary() {
        return "Replaces a value by its HMAC, in hexadecimal digits. A salt makes the mapping another one; it comes in addition to"
                + " the secret and never stands for it. `hash` does the same several times faster.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.choice("algorithm", HmacAlgorithm.NAMES, "The hash below the HMAC."),
                Option.of("salt", Option.Type.TEXT, "", "A text that makes the mapping another one."),
                Option.of(
                        "salt_variable",
                        Option.Type.TEXT,
                        "",
                        "The environment variable that has the salt, instead of `salt`. A run without it fails; checks do"
                                + " without it."),
                Option.of("length", Option.Type.INTEGER, "all", "How many of the hexadecimal digits are written."),
                Option.of("prefix", Option.Type.TEXT, "", "A text before the digits."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        HmacAlgorithm algorithm = HmacAlgorithm.of(request.options().text("algorithm", "sha256"));
        HashForm form = HashForm.of(this, request, algorithm.digits(), algorithm.digits());
        return new SaltedHashMasking(algorithm.keyed(request.random().derive("salt\0" + salt(request))), form);
    }

    private String salt(MaskingRequest request) {
        Options options = request.options();
        String variable = options.text("salt_variable", "");
        if (variable.isEmpty()) {
            return options.text("salt", "");
        }
        if (options.text("salt").isPresent()) {
            throw new InvalidOptionException("salt_variable", "the options salt and salt_variable do not fit together");
        }
        @Nullable String salt = environment.apply(variable);
        if (salt != null && !salt.isBlank()) {
            return request.random().ofChecks() ? "" : salt;
        }
        if (request.random().ofChecks()) {
            return "";
        }
        throw new InvalidOptionException(
                "salt_variable", "the environment variable " + variable + " with the salt is not set");
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector(
                        "text",
                        Options.NONE,
                        "ann@acme.test",
                        "2294c0fba00d2c5a641da746f4245f8708bf41fc88bd6f778c4179211f230e7c"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("algorithm", "sha512", "salt", "2024", "length", "20")),
                        "Zoë",
                        "bcdae326e78c74fed108"),
                new GoldenVector(
                        "bytea",
                        new Options(Map.of("algorithm", "md5")),
                        "\\x00ff",
                        "\\xd0b44cc622fcd6a99b64f64873d7d129"));
    }
}

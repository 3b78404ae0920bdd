package io.confiture.sync.mask;

import io.confiture.project.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Masks parts of JSON documents with other strategies. */
public final class JsonStrategy implements MaskingStrategy {

    private static final List<String> WORDS = List.of("mask", "keep", "null", "drop");

    /** Make it; called by the service loader. */
    public JsonStrategy() {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String summary() {
        return "Decides about each part of a document by its path. A path is `$.a.b`, `$.a[*].b`, `$.\"a key\"`, `$.map.*` or"
                + " `$..name` (at any depth); of several paths to one value the first counts, and a deeper path counts before"
                + " one that names what it lies in. Keys are names of fields and stay; where keys are data, `drop` their object."
                + " What no path names is an error by default, and so is what is no JSON.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.required(
                        "paths",
                        Option.Type.NESTED,
                        "For each path one of `{mask: strategy}`, `{mask: {strategy: .., option: ..}}`, `{keep: reason}`,"
                                + " `{null: true}` and `{drop: true}`. `mask` holds for a value and for the elements of an"
                                + " array, `keep` for all below; what looks personal is kept with `{keep: {reason: .., reviewed: true}}`."),
                Option.choice(
                        "unlisted",
                        List.of("fail", "redact", "null", "drop"),
                        "What becomes of parts that no path names. `redact` writes `[REDACTED]`, 0, false or nothing inside;"
                                + " together with `null`, keys that do not look like names of fields are dropped."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        MaskedColumn column = request.column();
        if (!column.type().equals("json") && !column.type().equals("jsonb") && !TextTypes.isText(column)) {
            throw new InvalidOptionException(
                    null, "the strategy json gives documents, and " + column.name() + " is of type " + column.type());
        }
        List<JsonRule> rules = new ArrayList<>();
        for (Map.Entry<String, Object> entry :
                request.options().nested("paths").values().entrySet()) {
            JsonPath path = JsonPath.parse(entry.getKey());
            if (!(entry.getValue() instanceof Options decision)) {
                throw wrong(path, "takes one of " + String.join(", ", WORDS));
            }
            JsonRule.Treatment treatment = treatment(path, decision, request);
            if (path.steps().isEmpty() && treatment instanceof JsonRule.Drop) {
                throw wrong(path, "is the whole document, which cannot be dropped; drop the column instead");
            }
            rules.add(new JsonRule(path, treatment));
        }
        JsonMasking.Unlisted unlisted = JsonMasking.Unlisted.valueOf(
                request.options().text("unlisted", "fail").toUpperCase(Locale.ROOT));
        return new JsonMasking(rules, unlisted);
    }

    private static JsonRule.Treatment treatment(JsonPath path, Options decision, MaskingRequest request) {
        for (String word : decision.values().keySet()) {
            if (!WORDS.contains(word)) {
                String question = Nearest.question(word, WORDS);
                throw wrong(
                        path,
                        "has no " + word + "; "
                                + (question == null ? "it takes one of mask, keep, null, drop" : question));
            }
        }
        if (decision.values().size() != 1) {
            throw wrong(path, "takes exactly one of " + String.join(", ", WORDS));
        }
        String word = decision.values().keySet().iterator().next();
        Object value = decision.values().get(word);
        if (word.equals("mask")) {
            return mask(path, value, request);
        }
        if (word.equals("keep")) {
            return keep(
                    path,
                    value instanceof Options given ? given : new Options(Map.of("reason", value == null ? "" : value)));
        }
        if (!"true".equals(value)) {
            throw wrong(path, "takes " + word + ": true");
        }
        return word.equals("null") ? new JsonRule.SetNull() : new JsonRule.Drop();
    }

    private static JsonRule.Treatment keep(JsonPath path, Options given) {
        for (String word : given.values().keySet()) {
            if (!word.equals("reason") && !word.equals("reviewed")) {
                throw wrong(path, "is kept with " + word + "; it takes reason and reviewed");
            }
        }
        given.flag("reviewed", false);
        String reason = given.text("reason", "");
        if (reason.isBlank() || reason.equals("true")) {
            throw wrong(path, "is kept without a reason");
        }
        return new JsonRule.Keep();
    }

    private static JsonRule.Treatment mask(JsonPath path, @Nullable Object value, MaskingRequest request) {
        String name;
        Options options = Options.NONE;
        if (value instanceof Options given) {
            name = given.text("strategy").orElseThrow(() -> wrong(path, "masks without a strategy"));
            options = given.without("strategy");
        } else if (value instanceof String text) {
            name = text;
        } else {
            throw wrong(path, "masks with the name of a strategy, or with strategy and options");
        }
        try {
            MaskingStrategy strategy = Maskings.find(request.strategies(), name);
            Masking texts = null;
            Masking numbers = null;
            InvalidOptionException refusal = null;
            try {
                texts = nested(strategy, options, "text", path, request);
            } catch (InvalidOptionException e) {
                refusal = e;
            }
            try {
                numbers = nested(strategy, options, "numeric", path, request);
            } catch (InvalidOptionException e) {
                if (refusal != null) {
                    throw refusal;
                }
            }
            return new JsonRule.Mask(texts, numbers);
        } catch (InvalidOptionException e) {
            throw wrong(path, "cannot be masked: " + e.getMessage());
        }
    }

    /** Draws depend on the strategy and not on the path: the same address becomes the same wherever it stands. */
    private static Masking nested(
            MaskingStrategy strategy, Options options, String type, JsonPath path, MaskingRequest request) {
        MaskedColumn part = new MaskedColumn(request.column().name() + " " + path.text(), type, true);
        Pseudorandom random = request.random().derive(strategy.name() + " " + strategy.version());
        return Maskings.make(strategy, new MaskingRequest(options, part, random, request.strategies()));
    }

    private static InvalidOptionException wrong(JsonPath path, String what) {
        return new InvalidOptionException("paths", "the path " + path.text() + " " + what);
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector(
                        "jsonb",
                        new Options(
                                Map.of("paths", new Options(Map.of("$.email", new Options(Map.of("mask", "email")))))),
                        "{\"email\": \"ann@acme.test\"}",
                        "{\"email\":\"tkvudexn3kmae@example.com\"}"),
                new GoldenVector(
                        "jsonb",
                        new Options(Map.of(
                                "paths",
                                new Options(Map.of(
                                        "$..name",
                                        new Options(Map.of(
                                                "mask", new Options(Map.of("strategy", "name", "format", "first")))))),
                                "unlisted",
                                "redact")),
                        "{\"people\": [{\"name\": \"Ann\", \"age\": 41}]}",
                        "{\"people\":[{\"name\":\"Britni\",\"age\":0}]}"),
                new GoldenVector(
                        "json",
                        new Options(Map.of(
                                "paths",
                                new Options(Map.of("$.plan", new Options(Map.of("keep", "no person in it")))),
                                "unlisted",
                                "drop")),
                        "{\"plan\": \"gold\", \"note\": \"Ann\"}",
                        "{\"plan\":\"gold\"}"));
    }
}

package io.confiture.sync.mask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Masks documents part by part. What no rule names is never written as it was. */
final class JsonMasking implements Masking {

    /** As deep as the server reads on its default stack, and a walk on ours. */
    private static final int DEEPEST = 2_000;

    private final List<JsonRule> rules;
    private final Unlisted unlisted;
    private final JsonFactory factory;

    /** What becomes of parts that no rule names. */
    enum Unlisted {
        FAIL,
        REDACT,
        NULL,
        DROP
    }

    JsonMasking(List<JsonRule> rules, Unlisted unlisted) {
        this.rules = List.copyOf(rules);
        this.unlisted = unlisted;
        // Keys may be data: they are not to stay in tables of the parser. Texts may be as long as the server's.
        this.factory = new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .build())
                .build();
    }

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        StringWriter out = new StringWriter(value.length() + 64);
        try (JsonParser in = factory.createParser(value);
                JsonGenerator json = factory.createGenerator(out)) {
            if (in.nextToken() == null) {
                throw broken();
            }
            new JsonWalk(rules, unlisted, in, json).document();
            if (in.nextToken() != null) {
                throw broken();
            }
        } catch (IOException e) {
            // Without the cause, which shows the place in the value.
            throw broken();
        }
        return out.toString();
    }

    static boolean isNumber(String text) {
        try (JsonParser in = new JsonFactory().createParser(text)) {
            JsonToken token = in.nextToken();
            return token != null && token.isNumeric() && in.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static MaskingException broken() {
        return new MaskingException("the value is no JSON document, or one of more than " + DEEPEST + " levels");
    }

    /** Documents say too many things for more to be promised. */
    @Override
    public Cardinality cardinality() {
        return new Cardinality.Lossy();
    }

    @Override
    public int longest(int valueLength) {
        return -1;
    }

    /** A document of nothing but kept parts comes back as it was. */
    @Override
    public Extent extent() {
        return rules.stream().allMatch(rule -> rule.treatment().replaces()) ? Extent.WHOLE : Extent.PARTS;
    }
}

package io.confiture.sync.mask;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through one document and writes it again as rules say. Used once. */
final class JsonWalk {

    private final List<JsonRule> rules;
    private final JsonMasking.Unlisted unlisted;
    private final JsonParser in;
    private final JsonGenerator out;

    /** The steps down to here, as far as decision files name them: nothing of the document itself. */
    private final Deque<String> named = new ArrayDeque<>();

    JsonWalk(List<JsonRule> rules, JsonMasking.Unlisted unlisted, JsonParser in, JsonGenerator out) {
        this.rules = rules;
        this.unlisted = unlisted;
        this.in = in;
        this.out = out;
    }

    /** Where the walks along all paths stand, and the treatment of what this lies in if it holds here too. */
    private static final class Place {
        private final long[] walks;
        private final JsonRule.@Nullable Treatment inherited;

        Place(long[] walks, JsonRule.@Nullable Treatment inherited) {
            this.walks = walks;
            this.inherited = inherited;
        }

        boolean leads() {
            for (long walk : walks) {
                if (walk != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Write the document; the parser stands on its first token. */
    void document() throws IOException {
        long[] walks = new long[rules.size()];
        Arrays.fill(walks, JsonPath.ROOT);
        if (!value(null, new Place(walks, null))) {
            out.writeNull();
        }
    }

    /** Write the value that the parser stands on, after its key if it has one; return whether anything was written. */
    private boolean value(@Nullable String key, Place place) throws IOException {
        JsonRule.Treatment treatment = treatment(place);
        if (treatment instanceof JsonRule.Drop) {
            in.skipChildren();
            return false;
        }
        boolean container = in.currentToken().isStructStart();
        boolean whole = key == null && named.isEmpty();
        if (treatment == null && !(container && (whole || place.leads()))) {
            return unlisted(key);
        }
        key(key);
        if (treatment instanceof JsonRule.SetNull) {
            in.skipChildren();
            out.writeNull();
        } else if (in.currentToken() == JsonToken.START_OBJECT) {
            object(place, treatment instanceof JsonRule.Keep ? treatment : null);
        } else if (container) {
            array(place, treatment);
        } else if (treatment instanceof JsonRule.Mask mask) {
            masked(mask);
        } else if (in.currentToken().isNumeric()) {
            // As it is written: a double would round it.
            out.writeNumber(in.getText());
        } else {
            out.copyCurrentEvent(in);
        }
        return true;
    }

    private JsonRule.@Nullable Treatment treatment(Place place) {
        for (int i = 0; i < place.walks.length; i++) {
            if (rules.get(i).path().arrived(place.walks[i])) {
                return rules.get(i).treatment();
            }
        }
        return place.inherited;
    }

    private void object(Place place, JsonRule.@Nullable Treatment inherited) throws IOException {
        out.writeStartObject();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String key = in.currentName();
            in.nextToken();
            long[] walks = new long[rules.size()];
            boolean known = false;
            boolean literally = false;
            for (int i = 0; i < walks.length; i++) {
                walks[i] = rules.get(i).path().toKey(place.walks[i], key);
                known |= walks[i] != 0;
                literally |= rules.get(i).path().names(key);
            }
            if (known || looksLikeField(key)) {
                for (int i = 0; i < walks.length; i++) {
                    walks[i] |= rules.get(i).path().wandering(place.walks[i]);
                }
            }
            named.addLast(known && literally ? "." + key : ".*");
            value(key, new Place(walks, inherited));
            named.removeLast();
        }
        out.writeEndObject();
    }

    private void array(Place place, JsonRule.@Nullable Treatment inherited) throws IOException {
        out.writeStartArray();
        named.addLast("[*]");
        for (int index = 0; in.nextToken() != JsonToken.END_ARRAY; index++) {
            long[] walks = new long[rules.size()];
            for (int i = 0; i < walks.length; i++) {
                walks[i] = rules.get(i).path().toElement(place.walks[i], index);
            }
            value(null, new Place(walks, inherited));
        }
        named.removeLast();
        out.writeEndArray();
    }

    private void masked(JsonRule.Mask mask) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            out.writeNull();
            return;
        }
        boolean number = token.isNumeric();
        @Nullable Masking masking = number && mask.numbers() != null ? mask.numbers() : mask.texts();
        if (masking == null) {
            throw new MaskingException("a strategy for numbers cannot mask the text or truth value at " + place());
        }
        String masked = masking.mask(in.getText());
        if (masked == null) {
            out.writeNull();
        } else if (number && JsonMasking.isNumber(masked)) {
            out.writeNumber(masked);
        } else {
            out.writeString(masked);
        }
    }

    /** Treat a part that no rule names; its key may be data too. */
    private boolean unlisted(@Nullable String key) throws IOException {
        if (unlisted == JsonMasking.Unlisted.FAIL) {
            throw new MaskingException("no path names what the document has at " + place());
        }
        JsonToken token = in.currentToken();
        in.skipChildren();
        if (unlisted == JsonMasking.Unlisted.DROP || (key != null && !looksLikeField(key))) {
            return false;
        }
        key(key);
        if (unlisted == JsonMasking.Unlisted.NULL || token == JsonToken.VALUE_NULL) {
            out.writeNull();
        } else if (token == JsonToken.START_OBJECT) {
            out.writeStartObject();
            out.writeEndObject();
        } else if (token == JsonToken.START_ARRAY) {
            out.writeStartArray();
            out.writeEndArray();
        } else if (token.isNumeric()) {
            out.writeNumber(0);
        } else if (token.isBoolean()) {
            out.writeBoolean(false);
        } else {
            out.writeString("[REDACTED]");
        }
        return true;
    }

    private void key(@Nullable String key) throws IOException {
        if (key != null) {
            out.writeFieldName(key);
        }
    }

    private String place() {
        return "$" + String.join("", named);
    }

    private static boolean looksLikeField(String key) {
        if (key.isEmpty() || key.length() > 63 || Character.isDigit(key.charAt(0))) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c != '_' && c != '-' && (c > '~' || !Character.isLetterOrDigit(c))) {
                return false;
            }
        }
        return true;
    }
}

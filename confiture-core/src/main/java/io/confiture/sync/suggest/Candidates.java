package io.confiture.sync.suggest;

import io.confiture.sync.mask.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the maskings that could do for a kind of data in a sort of types, the most fitting first. */
final class Candidates {

    /**
     * Is a strategy with options.
     *
     * @param strategy its name
     * @param options its options
     */
    record Candidate(String strategy, Options options) {}

    private Candidates() {}

    static List<Candidate> of(PersonalKind kind, TypeClass type) {
        List<Candidate> all = new ArrayList<>();
        switch (type) {
            case TEXT -> text(kind).forEach(name -> all.add(plain(name)));
            case NUMBER -> {
                if (kind == PersonalKind.LOCATION || kind == PersonalKind.INCOME) {
                    all.add(plain("noise"));
                }
                all.add(plain("digits"));
            }
            default -> all.addAll(harmless(type));
        }
        return all;
    }

    /** Return what masks a column of which nobody knows what it holds. */
    static List<Candidate> harmless(TypeClass type) {
        return switch (type) {
            case TEXT -> List.of(plain("redact"), plain("identifier"), plain("hash"));
            case NUMBER -> List.of(plain("digits"), plain("noise"));
            case TEMPORAL -> List.of(plain("date"));
            case NETWORK -> List.of(plain("ip_address"));
            case MAC -> List.of(plain("mac"));
            case UUID -> List.of(plain("uuid"));
            case JSON -> List.of(json());
            default -> List.of();
        };
    }

    private static List<String> text(PersonalKind kind) {
        return switch (kind) {
            case EMAIL -> List.of("email", "hash");
            case PHONE -> List.of("phone", "digits");
            case NAME -> List.of("name", "identifier");
            case USERNAME, NATIONAL_ID, BANK_ACCOUNT, POSTAL_CODE, DEVICE -> List.of("identifier", "hash");
            case BIRTH -> List.of("date", "redact");
            case ADDRESS -> List.of("address", "identifier");
            case CREDIT_CARD -> List.of("credit_card", "digits");
            case IBAN -> List.of("iban", "identifier");
            case IP_ADDRESS -> List.of("ip_address");
            case MAC_ADDRESS -> List.of("mac");
            case URL -> List.of("url", "hash");
            case SECRET -> List.of("redact", "hash", "identifier");
            default -> List.of("redact", "identifier", "hash");
        };
    }

    private static Candidate plain(String strategy) {
        return new Candidate(strategy, Options.NONE);
    }

    /** Everything in it becomes NULL until somebody says which paths may stay. */
    private static Candidate json() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("paths", Options.NONE);
        options.put("unlisted", "null");
        return new Candidate("json", new Options(options));
    }
}

package io.confiture.sync.mask;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * Computes HMACs.
 *
 * @param keyed is never fed itself, so that threads share it: each value gets a copy
 * @param form says how the digits are written
 */
record SaltedHashMasking(Mac keyed, HashForm form) implements Masking {

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        try {
            Mac mac = (Mac) keyed.clone();
            return form.written(HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8))));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's own HMACs can be copied", e);
        }
    }

    @Override
    public Cardinality cardinality() {
        return form.cardinality();
    }

    @Override
    public int longest(int valueLength) {
        return form.longest();
    }
}

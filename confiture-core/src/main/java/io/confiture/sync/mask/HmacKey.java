package io.confiture.sync.mask;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes keys from a key, with HMAC-SHA256. Prints without it. Immutable. */
final class HmacKey {

    private final SecretKeySpec key;

    HmacKey(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Make 32 bytes for a purpose. */
    byte[] derive(String purpose) {
        return derive(purpose.getBytes(StandardCharsets.UTF_8));
    }

    /** Make 32 bytes for a message. */
    byte[] derive(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Make a key for a purpose; what it makes has nothing in common with what this one makes. */
    HmacKey below(String purpose) {
        return new HmacKey(derive("below\0" + purpose));
    }

    @Override
    public String toString() {
        return "***";
    }
}

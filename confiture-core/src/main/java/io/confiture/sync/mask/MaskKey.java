package io.confiture.sync.mask;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Holds the secret that values are mapped with. Prints without it. Thread-safe. */
public final class MaskKey {

    private final byte[] key;

    private MaskKey(byte[] key) {
        this.key = key;
    }

    /** Take the key of examples and checks, which everybody knows. */
    public static MaskKey ofChecks() {
        return new MaskKey(GoldenVector.KEY.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Take a secret.
     *
     * @param secret at least 16 bytes
     */
    public static MaskKey of(byte[] secret) {
        return new MaskKey(secret.clone());
    }

    /**
     * Return what a strategy maps with.
     *
     * @param strategy its name
     * @param version its version
     * @param domain the link group, or the column where it is in none
     */
    public Pseudorandom random(String strategy, int version, String domain) {
        return new Hmac(hmac(key, strategy + '\0' + version + '\0' + domain));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }

    private record Hmac(byte[] key) implements Pseudorandom {
        @Override
        public long bits(String value, int index) {
            return ByteBuffer.wrap(hmac(key, index + "\0" + value)).getLong();
        }

        @Override
        public long below(long bound, String value, int index) {
            return Long.remainderUnsigned(bits(value, index), bound);
        }

        @Override
        public long permute(long bound, long number, String tweak) {
            throw new UnsupportedOperationException("not yet");
        }

        @Override
        public Pseudorandom derive(String purpose) {
            return new Hmac(hmac(key, purpose));
        }
    }
}

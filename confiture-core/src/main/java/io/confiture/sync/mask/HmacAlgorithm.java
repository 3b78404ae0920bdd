package io.confiture.sync.mask;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Is an algorithm for HMAC.
 *
 * @param platform its name on the Java platform
 * @param digits how many hexadecimal digits it gives
 */
record HmacAlgorithm(String platform, int digits) {

    /** The names in decision files; the first is the default. */
    static final List<String> NAMES = List.of("sha256", "sha512", "sha1", "md5");

    static HmacAlgorithm of(String name) {
        return switch (name) {
            case "sha512" -> new HmacAlgorithm("HmacSHA512", 128);
            case "sha1" -> new HmacAlgorithm("HmacSHA1", 40);
            case "md5" -> new HmacAlgorithm("HmacMD5", 32);
            default -> new HmacAlgorithm("HmacSHA256", 64);
        };
    }

    /** Key it with 256 bits that are drawn. */
    Mac keyed(Pseudorandom random) {
        ByteBuffer key = ByteBuffer.allocate(32);
        for (int draw = 0; draw < 4; draw++) {
            key.putLong(random.bits("key", draw));
        }
        try {
            Mac mac = Mac.getInstance(platform);
            mac.init(new SecretKeySpec(key.array(), platform));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new InvalidOptionException("algorithm", "this Java platform has no " + platform);
        }
    }
}

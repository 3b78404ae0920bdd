package io.confiture.catalog;

import io.confiture.project.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hides values that may be passwords, so that two of them can be compared but none can be read.
 *
 * <p>A plain hash of a password can be guessed from a word list in no time; hence a slow one, salted with the place where
 * the value stands.
 */
final class Secrets {
    private static final int ITERATIONS = 10_000;
    private static final List<String> SUSPICIOUS =
            List.of("pass", "pwd", "secret", "token", "credential", "private", "api_key", "access_key", "auth");

    /** Hashes known already, under a quick hash of place and value; no value is kept. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** Tell whether an option's value is to be hidden; options of foreign data wrappers can be credentials. */
    static boolean isSecretOption(String prefix, String name) {
        if (!prefix.startsWith("fdw ")) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return SUSPICIOUS.stream().anyMatch(lower::contains);
    }

    /** Return a text that stands for the value: the same for the same value at the same place. */
    String hide(String place, String value) {
        return known.computeIfAbsent(Sha256.hex(place + '\0' + value), k -> "hidden, hash " + slowly(place, value));
    }

    private static String slowly(String place, String value) {
        PBEKeySpec spec =
                new PBEKeySpec((value + '\0').toCharArray(), place.getBytes(StandardCharsets.UTF_8), ITERATIONS, 64);
        try {
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
        }
    }
}

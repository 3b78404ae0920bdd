package io.confiture.catalog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hides values that may be passwords, so that two of them can be compared but none can be read.
 *
 * <p>A plain hash of a password can be guessed from a word list in no time; hence a slow one, salted with the place where
 * the value stands.
 */
final class Secrets {
    private static final int ITERATIONS = 20_000;
    private static final List<String> SUSPICIOUS =
            List.of("pass", "pwd", "secret", "token", "credential", "private", "api_key", "access_key", "auth");

    private Secrets() {}

    /** Tell whether an option's value is to be hidden; options of foreign data wrappers can be credentials. */
    static boolean isSecretOption(String prefix, String name) {
        if (!prefix.startsWith("fdw ")) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return SUSPICIOUS.stream().anyMatch(lower::contains);
    }

    /** Return a text that stands for the value: the same for the same value at the same place. */
    static String hide(String place, String value) {
        try {
            PBEKeySpec spec = new PBEKeySpec(
                    (value + '\0').toCharArray(), place.getBytes(StandardCharsets.UTF_8), ITERATIONS, 64);
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return "hidden, hash " + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
        }
    }
}

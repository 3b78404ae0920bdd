package io.confiture.sync.mask;

import io.confiture.project.SyncSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** Holds the secret that values are mapped with. Prints without it. Thread-safe. */
public final class MaskKey {

    private static final byte[] OF_CHECKS = GoldenVector.KEY.getBytes(StandardCharsets.UTF_8);

    private final HmacKey key;
    private final boolean ofChecks;

    private MaskKey(byte[] secret, boolean ofChecks) {
        this.key = new HmacKey(secret);
        this.ofChecks = ofChecks;
    }

    /** Take the key of examples and checks, which everybody knows. */
    public static MaskKey ofChecks() {
        return new MaskKey(OF_CHECKS, true);
    }

    /**
     * Take a secret.
     *
     * @param secret at least 16 bytes, and nothing that can be guessed
     * @throws MaskKeyException when it is too short, obviously weak, or the one of checks
     */
    public static MaskKey of(byte[] secret) {
        if (Arrays.equals(secret, OF_CHECKS)) {
            throw new MaskKeyException("the secret is the one of checks and examples, which everybody knows");
        }
        SecretText.demandStrength(secret);
        return new MaskKey(secret.clone(), false);
    }

    /**
     * Read the secret that a project's settings name: from the file where they name one, otherwise from the environment variable.
     *
     * @param settings where it is
     * @param environment the environment variables
     * @throws MaskKeyException when there is none, or it cannot be used; the message never shows it
     */
    public static MaskKey read(SyncSettings settings, Map<String, String> environment) {
        return of(SecretText.read(settings, environment));
    }

    /**
     * Return what a strategy maps with.
     *
     * @param strategy its name
     * @param version its version
     * @param domain the link group, or the column where it is in none
     */
    public Pseudorandom random(String strategy, int version, String domain) {
        return new KeyedRandom(key.below("mask\0" + strategy + '\0' + version + '\0' + domain), ofChecks);
    }

    /**
     * Sign a document, with a key of its own that tells nothing of those that values are mapped with.
     *
     * @param purpose what is signed; another purpose gives another signature
     * @param document its bytes
     * @return 64 hexadecimal digits
     */
    public String sign(String purpose, byte[] document) {
        return HexFormat.of().formatHex(key.below("sign\0" + purpose).derive(document));
    }

    @Override
    public String toString() {
        return "***";
    }
}

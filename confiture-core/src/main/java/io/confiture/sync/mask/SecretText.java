package io.confiture.sync.mask;

import io.confiture.project.SyncSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the text of a secret and says whether it is one. */
final class SecretText {

    private static final int LEAST_BYTES = 16;

    private static final int LEAST_DIFFERENT = 8;

    private static final String ADVICE = "; make one with: openssl rand -hex 32";

    private SecretText() {}

    static byte[] read(SyncSettings settings, Map<String, String> environment) {
        @Nullable Path file = settings.secretFile();
        if (file != null) {
            return decode(file(file), "the file " + file);
        }
        String name = settings.secretVariable();
        String text = environment.getOrDefault(name, "");
        if (text.isBlank()) {
            throw new MaskKeyException("there is no secret to mask with: the environment variable " + name
                    + " is not set, and the settings name no sync.secret_file" + ADVICE);
        }
        return decode(text.strip(), "the environment variable " + name);
    }

    private static String file(Path file) {
        try {
            Set<PosixFilePermission> others = EnumSet.of(
                    PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(others::contains)) {
                throw new MaskKeyException("the file " + file
                        + " with the secret can be read or written by others, so the secret is none; run: chmod 600 "
                        + file + ", and make a new secret");
            }
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new MaskKeyException("the file " + file + " with the secret is empty" + ADVICE);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new MaskKeyException(
                    "the file " + file + " with the secret is no text; it takes hexadecimal or base64");
        } catch (IOException e) {
            throw new MaskKeyException("the file " + file + " with the secret cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    /** Decode hexadecimal where all of it is, otherwise base64, also the kind for URLs. */
    private static byte[] decode(String text, String place) {
        if (text.equals(GoldenVector.KEY)) {
            throw new MaskKeyException(
                    place + " has the secret of checks and examples, which everybody knows" + ADVICE);
        }
        byte[] secret;
        try {
            boolean hex = text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit);
            secret = hex
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new MaskKeyException(place + " has a secret that is neither hexadecimal nor base64" + ADVICE);
        }
        try {
            demandStrength(secret);
        } catch (MaskKeyException e) {
            throw new MaskKeyException(place + " cannot be used: " + e.getMessage());
        }
        return secret;
    }

    static void demandStrength(byte[] secret) {
        if (secret.length < LEAST_BYTES) {
            throw new MaskKeyException("the secret has " + secret.length * 8 + " bits, and 128 are the least" + ADVICE);
        }
        boolean[] seen = new boolean[256];
        int different = 0;
        for (byte one : secret) {
            if (!seen[one & 0xff]) {
                seen[one & 0xff] = true;
                different++;
            }
        }
        if (different < LEAST_DIFFERENT) {
            throw new MaskKeyException("the secret repeats itself: anybody guesses it" + ADVICE);
        }
    }
}

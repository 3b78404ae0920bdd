package io.confiture.postgres;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Names the databases of one run: {@code confiture_<hash>_<run>_<n>}, so that a later run can tell whose they were.
 *
 * @param token 10 hexadecimal digits, random
 * @param counter makes the names of one run differ
 */
record RunName(String token, AtomicLong counter) {

    private static final String PREFIX = "confiture_";
    private static final int TOKEN_BYTES = 5;
    private static final int HASH_LENGTH = 8;
    /** Sets our advisory locks apart from those of others on the server: "cn" in the two high bytes. */
    private static final long LOCK_SPACE = 0x636EL << 48;

    static RunName random() {
        byte[] bytes = new byte[TOKEN_BYTES];
        // Must differ, need not be a secret; a SecureRandom takes 15 ms in a fresh JVM.
        ThreadLocalRandom.current().nextBytes(bytes);
        return new RunName(java.util.HexFormat.of().formatHex(bytes), new AtomicLong());
    }

    /** Return the next name for a purpose (a template's key, or a word). */
    String next(String purpose) {
        StringBuilder hash = new StringBuilder();
        for (char c : purpose.toLowerCase(Locale.ROOT).toCharArray()) {
            if (hash.length() < HASH_LENGTH && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
                hash.append(c);
            }
        }
        return PREFIX + (hash.isEmpty() ? "x" : hash) + "_" + token + "_" + counter.incrementAndGet();
    }

    /** Return the key of the advisory lock that says that this run lives. */
    long lockKey() {
        return lockKey(token);
    }

    static long lockKey(String token) {
        return LOCK_SPACE | Long.parseLong(token, 16);
    }

    /** Return the run that made a database, or null when the name is not one of ours. */
    static @Nullable String tokenOf(String database) {
        String[] parts = database.split("_", -1);
        if (parts.length != 4 || !database.startsWith(PREFIX) || parts[2].length() != 2 * TOKEN_BYTES) {
            return null;
        }
        boolean hex = parts[2].chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        boolean number = !parts[3].isEmpty() && parts[3].chars().allMatch(c -> c >= '0' && c <= '9');
        return hex && number ? parts[2] : null;
    }
}

package io.confiture.migration.layout;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a Flyway version: numbers between dots or underscores, compared one by one, missing ones as zero.
 *
 * <p>So {@code 1.10} comes after {@code 1.9}, and {@code 1}, {@code 01} and {@code 1.0} are the same. Source: flyway/flyway
 * {@code org.flywaydb.core.api.MigrationVersion}.
 */
record FlywayVersion(List<BigInteger> parts) implements Comparable<FlywayVersion> {

    /** Read a version, or return null when Flyway would refuse it. */
    static @Nullable FlywayVersion parse(String text) {
        List<BigInteger> parts = new ArrayList<>();
        int at = 0;
        while (true) {
            int end = VersionOrder.digits(text, at);
            if (end == at) {
                return null;
            }
            parts.add(new BigInteger(text.substring(at, end)));
            if (end == text.length()) {
                break;
            }
            if (text.charAt(end) != '.' && text.charAt(end) != '_') {
                return null;
            }
            at = end + 1;
        }
        while (parts.size() > 1 && parts.get(parts.size() - 1).signum() == 0) {
            parts.remove(parts.size() - 1);
        }
        return new FlywayVersion(List.copyOf(parts));
    }

    @Override
    public int compareTo(FlywayVersion other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int order = part(i).compareTo(other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger part(int i) {
        return i < parts.size() ? parts.get(i) : BigInteger.ZERO;
    }
}

package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import java.math.BigInteger;
import java.util.Comparator;

/**
 * Brings versions into the form in which two that mean the same are equal text, by the rules of the layout's tool.
 *
 * <p>Files get renamed and ledgers outlive them: {@code 1} and {@code 001} are one version to Confiture, {@code 1}, {@code 1.0} and
 * {@code 1_0} to Flyway. Taking them for two would apply a migration again.
 */
public final class VersionKey {

    private VersionKey() {}

    /** Return the form that is equal for equal versions; a text that the tool cannot read is returned as it is. */
    public static String of(Layout layout, String version) {
        return switch (layout) {
            case DBMATE, DIESEL -> version;
            case CONFITURE -> natural(version);
            case GOLANG_MIGRATE, SQLX, GOOSE -> VersionOrder.isNumber(version) ? number(version) : version;
            case FLYWAY -> flyway(version);
        };
    }

    /** Return the order in which the tool applies versions to an empty database. */
    public static Comparator<String> order(Layout layout) {
        return switch (layout) {
            case DBMATE, DIESEL -> Comparator.naturalOrder();
            case CONFITURE, GOLANG_MIGRATE, SQLX, GOOSE -> VersionOrder::natural;
            case FLYWAY -> VersionKey::compareFlyway;
        };
    }

    private static String natural(String version) {
        StringBuilder key = new StringBuilder();
        int at = 0;
        while (at < version.length()) {
            int end = VersionOrder.digits(version, at);
            if (end > at) {
                key.append(number(version.substring(at, end)));
                at = end;
            } else {
                key.append(version.charAt(at));
                at++;
            }
        }
        return key.toString();
    }

    private static String number(String digits) {
        return new BigInteger(digits).toString();
    }

    private static String flyway(String version) {
        FlywayVersion parsed = FlywayVersion.parse(version);
        return parsed == null
                ? version
                : String.join(
                        ".", parsed.parts().stream().map(BigInteger::toString).toList());
    }

    private static int compareFlyway(String one, String other) {
        FlywayVersion left = FlywayVersion.parse(one);
        FlywayVersion right = FlywayVersion.parse(other);
        return left == null || right == null ? VersionOrder.natural(one, other) : left.compareTo(right);
    }
}

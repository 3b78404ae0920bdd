package io.confiture.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Says what an empty database is made with; what is not said is pinned, so that the answer does not depend on the machine.
 *
 * @param encoding the encoding, e.g. {@code UTF8}
 * @param icuLocale an ICU locale such as {@code en-US} (PostgreSQL 15 or newer, built with ICU), or null for the pinned one:
 *     {@code C.UTF-8} of the builtin provider on 17 or newer, {@code C} before
 */
public record DatabaseSettings(String encoding, @Nullable String icuLocale) {

    /** Return UTF8 with the pinned locale. */
    public static DatabaseSettings defaults() {
        return new DatabaseSettings("UTF8", null);
    }

    /** Return the options for {@code CREATE DATABASE .. TEMPLATE template0}. */
    String options(int major) {
        String common = " TEMPLATE template0 ENCODING " + Quoting.literal(encoding) + " LC_COLLATE 'C' LC_CTYPE 'C'";
        if (icuLocale != null) {
            if (major < 15) {
                throw new PostgresException("the locale " + icuLocale + " needs PostgreSQL 15 or newer, this is "
                        + major + "; leave the locale out of the settings or use a newer server");
            }
            return common + " LOCALE_PROVIDER icu ICU_LOCALE " + Quoting.literal(icuLocale);
        }
        // The builtin C.UTF-8 is defined for UTF8 only, see CREATE DATABASE, BUILTIN_LOCALE.
        boolean builtin = major >= 17 && encoding.equalsIgnoreCase("UTF8");
        return common
                + (builtin
                        ? " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
                        : major >= 15 ? " LOCALE_PROVIDER libc" : "");
    }
}

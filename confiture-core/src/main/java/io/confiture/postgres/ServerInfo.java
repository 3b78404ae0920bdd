package io.confiture.postgres;

/**
 * Says which server this is.
 *
 * @param versionNumber {@code server_version_num}, e.g. 180004
 * @param versionText {@code server_version}, e.g. {@code 18.4}
 * @param fsync whether the server waits for the disk; decides how databases are cloned
 * @param owned whether we started it (then its settings and all its databases are ours)
 * @param provider the provider's name: {@code embedded}, {@code container} or {@code external}
 * @param address {@code host:port}, without user and password
 */
public record ServerInfo(
        int versionNumber, String versionText, boolean fsync, boolean owned, String provider, String address) {

    /** Return the major version, e.g. 18. */
    public int major() {
        return versionNumber / 10_000;
    }

    @Override
    public String toString() {
        return "PostgreSQL " + versionText + " (" + provider + ", " + address + ")";
    }
}

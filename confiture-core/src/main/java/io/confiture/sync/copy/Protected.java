package io.confiture.sync.copy;

import io.confiture.project.DatabaseUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads patterns of databases: {@code host}, {@code host/database} or {@code /database}, where {@code *} stands for anything. */
final class Protected {

    private Protected() {}

    static boolean fits(String pattern, DatabaseUrl url) {
        String user = url.user() == null ? System.getProperty("user.name") : url.user();
        return fits(pattern, url, url.database() == null ? user : url.database());
    }

    /** Say whether a pattern fits one of the hosts and the database, whatever the case of the letters. */
    static boolean fits(String pattern, DatabaseUrl url, @Nullable String database) {
        String text = pattern.strip().toLowerCase(Locale.ROOT);
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        String name = slash < 0 ? "" : text.substring(slash + 1);
        return !text.isEmpty()
                && (host.isEmpty()
                        || url.hosts().stream()
                                .anyMatch(h -> like(host, h.name().toLowerCase(Locale.ROOT))
                                        || like(host, h.toString().toLowerCase(Locale.ROOT))))
                && (name.isEmpty() || like(name, String.valueOf(database).toLowerCase(Locale.ROOT)));
    }

    /** Say whether a pattern names one of the hosts in another way: both have an address in common. */
    static boolean fitsAddress(String pattern, DatabaseUrl url, @Nullable String database) {
        String text = pattern.strip();
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        if (host.isEmpty() || host.indexOf('*') >= 0) {
            return false;
        }
        Set<InetAddress> addresses = addresses(host);
        return url.hosts().stream()
                .filter(h -> addresses(h.name()).stream().anyMatch(addresses::contains))
                .anyMatch(h -> fits(h.name() + (slash < 0 ? "" : text.substring(slash)), url, database));
    }

    private static Set<InetAddress> addresses(String host) {
        try {
            return new HashSet<>(List.of(InetAddress.getAllByName(host)));
        } catch (UnknownHostException e) {
            // A name that means nothing here is no host that we are connected to.
            return Set.of();
        }
    }

    private static boolean like(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        if (!text.startsWith(pattern.substring(0, star))) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        for (int from = star; from <= text.length(); from++) {
            if (like(rest, text.substring(from))) {
                return true;
            }
        }
        return false;
    }
}

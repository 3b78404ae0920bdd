package io.confiture.sync.mask;

import java.util.HexFormat;
import java.util.Locale;

/**
 * Replaces the parts of URLs.
 *
 * @param random draws
 * @param host what happens to hosts
 * @param path what happens to paths
 * @param query what happens to queries and fragments
 */
record UrlMasking(Pseudorandom random, Fate host, Fate path, Fate query) implements Masking {

    private static final String DOMAIN = ".example.com";

    private static final int BITS = Long.SIZE;

    private static final int TOKEN = BITS / 4;

    /** What happens to a part. */
    enum Fate {
        MASK,
        KEEP,
        DROP
    }

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        String url = value.strip();
        int scheme = url.indexOf("://");
        int rest = scheme + 3;
        if (scheme < 1 || !isScheme(url.substring(0, scheme))) {
            throw refused();
        }
        int end = first(url, rest, "/?#\\");
        int at = url.lastIndexOf('@', end - 1);
        int port = port(url, Math.max(rest, at + 1), end);
        String name = url.substring(Math.max(rest, at + 1), port);
        if (name.isEmpty() || (end < url.length() && url.charAt(end) == '\\')) {
            throw refused();
        }
        int question = first(url, end, "?#");
        int hash = first(url, question, "#");
        String masked = url.substring(0, rest).toLowerCase(Locale.ROOT)
                + host(name, at < rest ? "" : url.substring(rest, at))
                + url.substring(port, end)
                + part(path, "/", url.substring(end, question))
                + part(query, "?", url.substring(question, hash))
                + part(query, "#", url.substring(hash));
        if (masked.equals(url)) {
            throw new MaskingException("the value has none of the parts that would be masked");
        }
        return masked;
    }

    private static boolean isScheme(String text) {
        return text.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0));
    }

    private static int first(String url, int from, String signs) {
        int at = from;
        while (at < url.length() && signs.indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Return where the port begins, with its colon. */
    private static int port(String url, int from, int end) {
        int colon = end;
        while (colon > from && url.charAt(colon - 1) >= '0' && url.charAt(colon - 1) <= '9') {
            colon--;
        }
        boolean port = colon > from && end - colon <= 5 && url.charAt(colon - 1) == ':';
        return port ? colon - 1 : end;
    }

    private String host(String name, String user) {
        if (host == Fate.KEEP) {
            return name;
        }
        // A URL without a user goes by its host alone, so that all of one site stay on one site.
        return token(user.isEmpty() ? name.toLowerCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT) + '\0' + user, 'h')
                + DOMAIN;
    }

    private String part(Fate fate, String sign, String part) {
        if (part.length() <= 1) {
            return fate == Fate.DROP && !sign.equals("/") ? "" : part;
        }
        return switch (fate) {
            case MASK -> sign + token(part, sign.charAt(0));
            case KEEP -> part;
            case DROP -> sign.equals("/") ? sign : "";
        };
    }

    private String token(String text, char kind) {
        return HexFormat.of().toHexDigits(random.bits(text, kind));
    }

    private static MaskingException refused() {
        return new MaskingException("the value is no URL with a scheme and a host");
    }

    @Override
    public Cardinality cardinality() {
        // With the host kept, users are dropped and nothing stands for them.
        boolean lossy = path == Fate.DROP || query == Fate.DROP || host == Fate.KEEP;
        return lossy ? new Cardinality.Lossy() : new Cardinality.Bounded(BITS);
    }

    /** Return the length of the worst: {@code s://h/p?q#f}, of which each part of one character becomes a long one. */
    @Override
    public int longest(int valueLength) {
        int grown = host == Fate.MASK ? TOKEN + DOMAIN.length() - 1 : 0;
        grown += path == Fate.MASK ? TOKEN - 1 : 0;
        grown += query == Fate.MASK ? 2 * (TOKEN - 1) : 0;
        return valueLength + grown;
    }
}

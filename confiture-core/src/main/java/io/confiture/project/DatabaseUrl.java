package io.confiture.project;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says where a database is, read from the URL forms that people have.
 *
 * <p>{@code postgresql://} and {@code postgres://} as libpq defines them (postgresql.org/docs, "Connection URIs"), and
 * {@code jdbc:postgresql:} as the driver does. Immutable; prints without the password and without the parameters.
 *
 * @param hosts at least one; {@code localhost:5432} when the URL names none
 * @param database the database's name, or null for the one that is called like the user
 * @param user the role, or null for the driver's default
 * @param password the password, or null
 * @param parameters what stands behind the question mark, decoded, without user and password
 */
public record DatabaseUrl(
        List<Host> hosts,
        @Nullable String database,
        @Nullable String user,
        @Nullable Secret password,
        Map<String, String> parameters) {

    private static final int DEFAULT_PORT = 5432;
    // The two that the driver spells in another way than libpq; all other common ones are the same.
    private static final Map<String, String> DRIVER_NAMES =
            Map.of("application_name", "ApplicationName", "connect_timeout", "connectTimeout");

    /** Copy the collections. */
    public DatabaseUrl {
        hosts = List.copyOf(hosts);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * One server that may answer.
     *
     * @param name the host name or address; an IPv6 address without brackets
     * @param port the TCP port
     */
    public record Host(String name, int port) {
        /** Return {@code name:port}, with brackets around an IPv6 address. */
        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    /**
     * Read a URL.
     *
     * @throws IllegalArgumentException when it is not one of the forms; the message never repeats the URL
     */
    public static DatabaseUrl parse(String url) {
        for (String prefix : List.of("postgresql://", "postgres://", "jdbc:postgresql://")) {
            if (url.startsWith(prefix)) {
                return parts(url.substring(prefix.length()));
            }
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return parts("/" + url.substring("jdbc:postgresql:".length()));
        }
        throw new IllegalArgumentException("it must begin with postgresql://, postgres:// or jdbc:postgresql:");
    }

    private static DatabaseUrl parts(String rest) {
        int question = rest.indexOf('?');
        Map<String, String> parameters = question < 0 ? new LinkedHashMap<>() : query(rest.substring(question + 1));
        String front = question < 0 ? rest : rest.substring(0, question);
        int slash = front.indexOf('/');
        String database = slash < 0 ? "" : decode(front.substring(slash + 1));
        String authority = slash < 0 ? front : front.substring(0, slash);
        int at = authority.lastIndexOf('@');
        String login = at < 0 ? "" : authority.substring(0, at);
        int colon = login.indexOf(':');
        String user = decode(colon < 0 ? login : login.substring(0, colon));
        String password = colon < 0 ? null : decode(login.substring(colon + 1));
        String userParameter = parameters.remove("user");
        String passwordParameter = parameters.remove("password");
        String secret = password == null ? passwordParameter : password;
        return new DatabaseUrl(
                hosts(authority.substring(at + 1)),
                database.isEmpty() ? null : database,
                user.isEmpty() ? userParameter : user,
                secret == null ? null : new Secret(secret),
                parameters);
    }

    private static List<Host> hosts(String text) {
        List<Host> hosts = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() : comma;
            hosts.add(host(text.substring(from, end)));
            from = end + 1;
        }
        return hosts;
    }

    private static Host host(String text) {
        int close = text.startsWith("[") ? text.indexOf(']') : -1;
        if (text.startsWith("[") && close < 0) {
            throw new IllegalArgumentException("the bracket of an IPv6 address is never closed");
        }
        String name = close < 0 ? text : text.substring(1, close);
        String port = close < 0 ? "" : text.substring(close + 1);
        int colon = name.indexOf(':');
        if (close < 0 && colon >= 0) {
            port = name.substring(colon);
            name = name.substring(0, colon);
        }
        return new Host(name.isEmpty() ? "localhost" : decode(name), port.isEmpty() ? DEFAULT_PORT : port(port));
    }

    private static int port(String colonAndDigits) {
        try {
            int port = colonAndDigits.startsWith(":") ? Integer.parseInt(colonAndDigits.substring(1)) : 0;
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // The number is not repeated: an unescaped '/' or ':' in a password ends up here.
            throw new IllegalArgumentException("the port is not a number; percent-encode : / ? @ in a password", null);
        }
        throw new IllegalArgumentException("the port must be from 1 to 65535");
    }

    private static Map<String, String> query(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            } else if (!pair.isEmpty()) {
                throw new IllegalArgumentException("a parameter behind the question mark has no '='");
            }
        }
        return parameters;
    }

    // A plus is a plus in libpq's URIs, a space in URLDecoder's forms.
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a percent sign is not followed by two hexadecimal digits", null);
        }
    }

    /** Return the URL for the JDBC driver, without user and password: hand these over as properties. */
    public String jdbcUrl() {
        StringBuilder url =
                new StringBuilder("jdbc:postgresql://").append(hostList()).append('/');
        url.append(database == null ? "" : encode(database));
        char joint = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String name = DRIVER_NAMES.getOrDefault(parameter.getKey(), parameter.getKey());
            url.append(joint).append(encode(name)).append('=').append(encode(parameter.getValue()));
            joint = '&';
        }
        return url.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String hostList() {
        return String.join(",", hosts.stream().map(Host::toString).toList());
    }

    /** Return the URL as messages may show it: no password, no parameters. */
    @Override
    public String toString() {
        String login = user == null ? "" : user + (password == null ? "" : ":***") + "@";
        return "postgresql://" + login + hostList() + "/" + (database == null ? "" : database);
    }
}

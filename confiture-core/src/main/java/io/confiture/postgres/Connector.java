package io.confiture.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections to the databases of one server; the only class that knows the password. Immutable. */
final class Connector {

    private static final String NAME = "confiture";

    private final String url;
    private final Properties parsed;
    private final @Nullable String user;
    private final @Nullable String password;
    private final String application;

    private Connector(
            String url, Properties parsed, @Nullable String user, @Nullable String password, String application) {
        this.url = url;
        this.parsed = parsed;
        this.user = user;
        this.password = password;
        this.application = application;
    }

    /** Make the connector of a server on this machine. */
    static Connector local(int port, String user, String password) {
        // Neither TLS nor GSS is compiled to be used on loopback; asking for them costs a round trip each.
        return of(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable&gssEncMode=disable", user, password);
    }

    /**
     * Make the connector of a URL, in the driver's form or in libpq's.
     *
     * @throws PostgresException when the URL cannot be read; the message does not repeat it, since it may hold a password
     */
    static Connector of(String url, @Nullable String user, @Nullable String password) {
        if (url.startsWith("jdbc:")) {
            Properties parsed = Driver.parseURL(url, new Properties());
            if (parsed == null) {
                throw unreadable(null);
            }
            return new Connector(
                    url,
                    parsed,
                    user != null ? user : parsed.getProperty(PGProperty.USER.getName()),
                    password != null ? password : parsed.getProperty(PGProperty.PASSWORD.getName()),
                    NAME);
        }
        return ofLibpq(url, user, password);
    }

    /** Return a connector to the same place whose connections are called otherwise in {@code pg_stat_activity}. */
    Connector as(String name) {
        return new Connector(url, parsed, user, password, name);
    }

    private static Connector ofLibpq(String text, @Nullable String user, @Nullable String password) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw unreadable(null);
        }
        if (!("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) || uri.getHost() == null) {
            throw unreadable(null);
        }
        String info = uri.getUserInfo();
        int colon = info == null ? -1 : info.indexOf(':');
        String ownUser = info == null || info.isEmpty() ? null : colon < 0 ? info : info.substring(0, colon);
        String ownPassword = info == null || colon < 0 ? null : info.substring(colon + 1);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbc = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + (path.isEmpty() ? "/" : path) + query;
        return of(jdbc, user != null ? user : ownUser, password != null ? password : ownPassword);
    }

    private static PostgresException unreadable(@Nullable Throwable cause) {
        return new PostgresException(
                "the database URL cannot be read (not shown, it may hold a password); write"
                        + " jdbc:postgresql://host:5432/database or postgresql://user:password@host:5432/database",
                cause);
    }

    /** Return a URL without user, password and parameters, for messages. */
    static String redact(String url) {
        try {
            Connector connector = of(url, null, null);
            return connector.address() + "/" + connector.adminDatabase();
        } catch (PostgresException e) {
            return "(unreadable URL, not shown)";
        }
    }

    /** Return the database that the URL names: administrative statements are sent from there. */
    String adminDatabase() {
        String name = parsed.getProperty(PGProperty.PG_DBNAME.getName());
        return name == null || name.isEmpty() ? "postgres" : name;
    }

    /** Return {@code host:port}. */
    String address() {
        return parsed.getProperty(PGProperty.PG_HOST.getName()) + ":"
                + parsed.getProperty(PGProperty.PG_PORT.getName());
    }

    /** Connect for our own statements and the user's scripts: the text goes to the server as it is. */
    Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = source(database);
        // Only this mode leaves the splitting of statements and all question marks to the server.
        source.setPreferQueryMode(org.postgresql.jdbc.PreferQueryMode.SIMPLE);
        source.setApplicationName(application);
        source.setAssumeMinServerVersion("14");
        source.setTcpKeepAlive(true);
        // pg_dump and old scripts say SET client_encoding; without this the driver closes the connection on it.
        source.setAllowEncodingChanges(true);
        return source.getConnection();
    }

    /** Return a source with the driver's own defaults, for code under test. */
    DataSource dataSource(String database) {
        return source(database);
    }

    /** Return a URL that connects as it is: it holds user and password and must not be printed. */
    String jdbcUrl(String database) {
        PGSimpleDataSource source = source(database);
        StringBuilder result = new StringBuilder(source.getURL());
        append(result, "user", user);
        append(result, "password", password);
        return result.toString();
    }

    /** Return a URL without user and password. */
    String plainUrl(String database) {
        return source(database).getURL();
    }

    String user() {
        return user == null ? "" : user;
    }

    String password() {
        return password == null ? "" : password;
    }

    private static void append(StringBuilder url, String key, @Nullable String value) {
        if (value != null) {
            url.append(url.indexOf("?") < 0 ? '?' : '&')
                    .append(key)
                    .append('=')
                    .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private PGSimpleDataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setDatabaseName(database);
        if (user != null) {
            source.setUser(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
        return source;
    }
}

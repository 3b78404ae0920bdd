package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds the settings under which one server writes rows and the other reads them, so that a value means the same on both whatever the
 * server, the database or the role is set to.
 */
public final class CopySettings {

    private static final Map<String, String> BOTH = both();

    private CopySettings() {}

    private static Map<String, String> both() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("client_encoding", "UTF8");
        // What is not said is that of the reader: names are always qualified.
        settings.put("search_path", "");
        settings.put("DateStyle", "ISO, YMD");
        settings.put("IntervalStyle", "iso_8601");
        settings.put("TimeZone", "UTC");
        settings.put("bytea_output", "hex");
        settings.put("extra_float_digits", "1");
        settings.put("lc_monetary", "C");
        settings.put("xmloption", "content");
        settings.put("array_nulls", "on");
        settings.put("quote_all_identifiers", "off");
        settings.put("standard_conforming_strings", "on");
        // Rows that a policy hides must be an error, not missing.
        settings.put("row_security", "off");
        settings.put("synchronize_seqscans", "off");
        // Parts are ranges of places; without this each would read the whole table.
        settings.put("enable_tidscan", "on");
        // A notice of a trigger could repeat a value, and the driver would keep all of them.
        settings.put("client_min_messages", "error");
        settings.put("statement_timeout", "0");
        settings.put("transaction_timeout", "0");
        settings.put("idle_in_transaction_session_timeout", "0");
        settings.put("idle_session_timeout", "0");
        settings.put("lock_timeout", "30s");
        return settings;
    }

    /** Give a session these settings until it ends; those that a server does not know are left out. */
    public static void give(Session session) {
        new Query(session).send(sql(false));
    }

    /** Return the statement that gives the settings to the rest of a transaction, or of the session. */
    static String sql(boolean transaction) {
        String rows = BOTH.entrySet().stream()
                .map(s -> "('" + s.getKey() + "', '" + s.getValue() + "')")
                .collect(Collectors.joining(", "));
        return "SELECT pg_catalog.set_config(s.name, s.value, " + transaction + ") FROM (VALUES " + rows
                + ") s(name, value) WHERE pg_catalog.lower(s.name) IN (SELECT pg_catalog.lower(p.name) FROM pg_catalog.pg_settings p)";
    }
}

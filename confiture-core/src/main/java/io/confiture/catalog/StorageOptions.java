package io.confiture.catalog;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows the storage options ({@code WITH (...)}) whose default can be spelled out, so that
 * {@code security_invoker=false} is the same as nothing.
 *
 * <p>Only options with one fixed default are here. Where the default is a server setting (most of autovacuum), an explicit
 * value is a difference, because the setting may change. Defaults are those of {@code reloptions.c}.
 */
final class StorageOptions {
    private static final String PREFIX = "option ";
    private static final String INDEX_PREFIX = "index option ";
    private static final String TOAST_PREFIX = "toast option ";

    private static final Map<String, String> BOOLEANS = Map.ofEntries(
            Map.entry("security_invoker", "false"),
            Map.entry("security_barrier", "false"),
            Map.entry("autovacuum_enabled", "true"),
            Map.entry("user_catalog_table", "false"),
            Map.entry("fastupdate", "true"),
            Map.entry("autosummarize", "false"),
            Map.entry("deduplicate_items", "true"),
            Map.entry("vacuum_truncate", ""));

    private StorageOptions() {}

    /** Bring the option properties of an object into one form, and drop those that only repeat a default. */
    static void normalise(Draft draft, @Nullable String method, int majorVersion) {
        draft.properties
                .entrySet()
                .removeIf(e -> isDefault(e.getKey(), e.getValue(), draft.kind(), method, majorVersion));
        draft.properties.replaceAll((name, value) -> {
            String option = optionOf(name);
            return option != null && BOOLEANS.containsKey(option) ? truth(value) : value;
        });
    }

    private static boolean isDefault(
            String property, String value, ObjectKind kind, @Nullable String method, int majorVersion) {
        String option = optionOf(property);
        if (option == null) {
            return false;
        }
        String bool = BOOLEANS.get(option);
        if (bool != null) {
            // Until 17 the default of vacuum_truncate was true; since 18 it is a server setting.
            String byDefault = option.equals("vacuum_truncate") && majorVersion < 18 ? "true" : bool;
            return truth(value).equals(byDefault);
        }
        return switch (option) {
            case "fillfactor" ->
                value.equals(fillFactor(property.startsWith(PREFIX) ? kind : ObjectKind.INDEX, method));
            case "pages_per_range" -> value.equals("128");
            case "buffering" -> value.equals("auto");
            case "vacuum_index_cleanup" -> value.equals("auto");
            default -> false;
        };
    }

    private static String fillFactor(ObjectKind kind, @Nullable String method) {
        if (kind != ObjectKind.INDEX) {
            return "100";
        }
        return switch (method == null ? "btree" : method) {
            case "hash" -> "75";
            case "spgist" -> "80";
            case "btree", "gist" -> "90";
            default -> "";
        };
    }

    private static @Nullable String optionOf(String property) {
        if (property.startsWith(PREFIX)) {
            return property.substring(PREFIX.length());
        }
        if (property.startsWith(INDEX_PREFIX)) {
            return property.substring(INDEX_PREFIX.length());
        }
        return property.startsWith(TOAST_PREFIX) ? property.substring(TOAST_PREFIX.length()) : null;
    }

    /** Read a boolean as PostgreSQL's parse_bool does: unique prefixes of true, false, yes, no; on, off; 1, 0. */
    private static String truth(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return value;
        }
        if ("true".startsWith(lower) || "yes".startsWith(lower) || lower.equals("on") || lower.equals("1")) {
            return "true";
        }
        if ("false".startsWith(lower)
                || "no".startsWith(lower)
                || "off".startsWith(lower) && lower.length() > 1
                || lower.equals("0")) {
            return "false";
        }
        return value;
    }
}

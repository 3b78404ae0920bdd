package io.confiture.sync.plan;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.ObjectKind;
import io.confiture.rows.Tables;
import org.jspecify.annotations.Nullable;

/**
 * Is the type below all domains and arrays.
 *
 * @param element the type of the values, or of their elements
 * @param array whether the values are arrays
 * @param nested whether the elements are arrays again, by way of a domain
 */
public record ValueType(String element, boolean array, boolean nested) {

    private static final String ARRAY = "[]";

    /** Read a type as {@code format_type} prints it with an empty search path. */
    public static ValueType of(String printed, Tables tables) {
        String type = printed;
        boolean array = false;
        boolean nested = false;
        while (true) {
            if (type.endsWith(ARRAY)) {
                nested = array;
                array = true;
                while (type.endsWith(ARRAY)) {
                    type = type.substring(0, type.length() - ARRAY.length());
                }
            }
            String base = base(type, tables);
            if (base == null) {
                return new ValueType(type, array, nested);
            }
            type = base;
        }
    }

    /** Say whether a domain, or one below it, has a default. */
    static boolean hasDomainDefault(String printed, Tables tables) {
        CatalogObject domain = domain(printed, tables);
        if (domain == null) {
            return false;
        }
        String base = domain.property("base type");
        return domain.property("default") != null || (base != null && hasDomainDefault(base, tables));
    }

    private static @Nullable String base(String type, Tables tables) {
        CatalogObject domain = domain(type, tables);
        return domain == null ? null : domain.property("base type");
    }

    private static @Nullable CatalogObject domain(String type, Tables tables) {
        return tables.type(type).filter(t -> t.id().kind() == ObjectKind.DOMAIN).orElse(null);
    }
}

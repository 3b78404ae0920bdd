package io.confiture.catalog;

import java.util.Set;

/**
 * Gives the form in which values are compared: what means the same looks the same.
 *
 * <p>Snapshots keep what PostgreSQL printed, for people to read; only comparison and fingerprint use this form.
 */
final class CanonicalForm {
    /** The property that holds a column's place; compared as an order, not as a number. */
    static final String POSITION = "position";

    /** The property that names the extension whose table an object hangs on. */
    static final String ON_EXTENSION = "on a table of extension";

    /** The property that names the extension that an object comes with; it is listed for its grants only. */
    static final String COMES_WITH = "comes with";

    private static final Set<String> EXPRESSIONS = Set.of(
            "definition",
            "default",
            "generated",
            "using",
            "with check",
            "partition bound",
            "partition by",
            "sql body",
            "arguments");

    /** Languages in which white space between tokens has no meaning. */
    private static final Set<String> FREE_FORM_LANGUAGES = Set.of("sql", "plpgsql");

    private CanonicalForm() {}

    /** Return the form of a property that is set; the empty text of one that is not. */
    static String of(CatalogObject object, String property) {
        String value = object.properties().getOrDefault(property, "");
        if (property.equals("body")) {
            String language = object.properties().getOrDefault("language", "");
            return FREE_FORM_LANGUAGES.contains(language) ? BodyText.canonical(value) : value;
        }
        return EXPRESSIONS.contains(property) || property.startsWith("table ")
                ? ExpressionText.canonical(value)
                : value;
    }
}

package io.confiture.catalog;

/**
 * Names an object that is in the database but not in the snapshot, because no query of the reader delivers its kind or
 * because the reading role may not see it. A comparison of such a snapshot can not end in "equal".
 *
 * @param catalog the system catalog that holds the object, such as {@code pg_class}
 * @param description what {@code pg_identify_object} says about it, or what could not be read
 */
public record UnmodelledObject(String catalog, String description) {}

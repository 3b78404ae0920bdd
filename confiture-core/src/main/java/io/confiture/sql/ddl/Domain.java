package io.confiture.sql.ddl;

/**
 * Is a domain: a type with conditions.
 *
 * @param base the type behind it, which may be a domain again
 */
record Domain(TypeName base, boolean notNull, boolean hasDefault) {}

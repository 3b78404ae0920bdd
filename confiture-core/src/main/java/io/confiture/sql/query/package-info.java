/**
 * Reads the shapes of SELECT, INSERT, UPDATE, DELETE and MERGE from tokens: items, tables, joins, conditions, set operations.
 *
 * <p>Reads what valid SQL means and does not judge whether it is valid. What it does not understand it says, see
 * {@link io.confiture.sql.query.NotUnderstood}; it never guesses.
 */
@org.jspecify.annotations.NullMarked
package io.confiture.sql.query;

/**
 * Reads CREATE FUNCTION and CREATE PROCEDURE: the header, the body in each notation, and the SQL statements inside.
 *
 * <p>Bodies in SQL and PL/pgSQL are followed; what is dynamic or in another language is said to be not followed.
 */
@org.jspecify.annotations.NullMarked
package io.confiture.sql.routine;

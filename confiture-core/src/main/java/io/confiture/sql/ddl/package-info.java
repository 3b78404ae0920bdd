/**
 * Tables as the text of a script defines them: columns, types, keys, followed through CREATE, ALTER, RENAME and DROP.
 *
 * <p>Needs no database. What cannot be followed in text is told, with its reason, and never guessed.
 */
@org.jspecify.annotations.NullMarked
package io.confiture.sql.ddl;

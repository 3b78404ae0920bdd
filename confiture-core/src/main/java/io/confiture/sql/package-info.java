/** PostgreSQL's SQL as text: lexer, splitter, statements with their places, includes; no database. */
@org.jspecify.annotations.NullMarked
package io.confiture.sql;

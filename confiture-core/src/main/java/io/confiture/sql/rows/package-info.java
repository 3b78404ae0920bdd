/**
 * The rows of load files: INSERT .. VALUES and COPY .. FROM stdin, read in constant memory, with the place of every value.
 */
@org.jspecify.annotations.NullMarked
package io.confiture.sql.rows;

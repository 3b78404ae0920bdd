package io.confiture.seed.prep.level3;

/**
 * Is a column of one table as it stands at one place in a query.
 *
 * @param source the table at its place; two places of the same table are two sources
 * @param column the column
 */
record Origin(Source.Base source, String column) {}

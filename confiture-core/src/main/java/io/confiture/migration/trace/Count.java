package io.confiture.migration.trace;

/**
 * Holds what the server says about a relation at one moment of a transaction.
 *
 * @param file the file that holds it; empty when it has none. A rewrite gives it another one
 * @param scans how often this transaction read it from end to end; for an index, how often it was searched
 * @param changes how many rows this transaction inserted, updated and deleted
 * @param columns how many columns it has had so far, dropped ones included
 */
record Count(String file, long scans, long changes, int columns) {

    static final Count NONE = new Count("", 0, 0, 0);
}

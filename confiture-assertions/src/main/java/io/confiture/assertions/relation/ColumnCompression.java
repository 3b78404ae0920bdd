package io.confiture.assertions.relation;

/** Names by what method long values of a column are compressed. */
public enum ColumnCompression {
    /** PostgreSQL's own. */
    PGLZ,
    /** LZ4, where the server was built with it. */
    LZ4
}

/**
 * Judges plain seed files without a database: each file by itself, the rows of all files of an environment together, and
 * repairs what can be repaired without knowing what the rows mean.
 */
@org.jspecify.annotations.NullMarked
package io.confiture.seed.lint;

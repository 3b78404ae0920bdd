/**
 * Helps those who write migrations: the next migration's files, and what is wrong with files before any database is asked.
 *
 * <p>Touches nothing but files. It knows the layouts and the model above it; nothing there knows it.
 */
@NullMarked
package io.confiture.migration.author;

import org.jspecify.annotations.NullMarked;

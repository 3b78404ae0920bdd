/** The decision files: what becomes of every column in a copy of production, read and checked without a database. */
@NullMarked
package io.confiture.sync.rules;

import org.jspecify.annotations.NullMarked;

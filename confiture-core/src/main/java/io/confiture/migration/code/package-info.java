/**
 * Migration steps and hooks that users write in Java: what they implement, what they are given, and how it is run.
 *
 * <p>This is API for users, so it speaks of {@link java.sql.Connection}, which every Java library for databases takes. Of the
 * rooms only {@code postgres} and {@code catalog} do that otherwise; architecture-tests has this package as an exception.
 */
@NullMarked
package io.confiture.migration.code;

import org.jspecify.annotations.NullMarked;

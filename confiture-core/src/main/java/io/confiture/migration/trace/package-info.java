/**
 * What each statement of a migration does to a running database: the locks it takes, what it rewrites, what it reads from end to
 * end, how many rows it changes and how long it takes, measured on the session that runs it.
 *
 * <p>Locks are read from {@code pg_locks} while the statement's transaction is still open: PostgreSQL keeps all of them until its
 * end. What runs outside of a transaction block cannot be asked that way, and is told from the documentation, or said not to be
 * known.
 */
@NullMarked
package io.confiture.migration.trace;

import org.jspecify.annotations.NullMarked;

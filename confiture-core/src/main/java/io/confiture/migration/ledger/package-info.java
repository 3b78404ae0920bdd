/**
 * What is applied to a real database: the ledger of applied migrations, its append-only history, the journal of what is half done,
 * and the lock that keeps two runners apart. Also reads the history table of Flyway, to take over from it.
 *
 * <p>The tables are described in {@code docs/reference/ledger.md}.
 */
@NullMarked
package io.confiture.migration.ledger;

import org.jspecify.annotations.NullMarked;

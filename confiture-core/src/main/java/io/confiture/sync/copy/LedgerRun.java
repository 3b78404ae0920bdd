package io.confiture.sync.copy;

/**
 * Is a run as the target's ledger has it.
 *
 * @param name the run's name
 * @param plan the digest of its plan
 * @param source which database it read, and as of when
 * @param staged whether rows are loaded beside the tables
 * @param mixed whether it was gone on with when it could not be proved that the source's rows are the same
 */
record LedgerRun(String name, String plan, SourceIdentity source, boolean staged, boolean mixed) {}

package io.confiture.migration.trace;

import java.util.Map;

/**
 * Holds what the session's open transaction has locked.
 *
 * @param transaction tells this transaction from others of the server; empty while it holds nothing
 * @param held the relations by oid
 * @param counting whether the server counts scans
 */
record Reading(String transaction, Map<Long, Held> held, boolean counting) {}

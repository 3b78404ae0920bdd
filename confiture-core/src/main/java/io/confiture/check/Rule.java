package io.confiture.check;

/**
 * Defines what stands behind findings.
 *
 * @param id the stable name, {@code medium/rule}, for example {@code migration/round-trip}
 * @param severity the severity of its findings unless they say otherwise
 * @param title what the rule demands, in one sentence
 * @param fix what to do when it is broken
 */
public record Rule(String id, Severity severity, String title, String fix) {}

package io.confiture.seed.prep.level5;

import io.confiture.check.Rule;

/**
 * Looks for the rows that break one rule.
 *
 * @param question which question this is a part of
 * @param rule the rule
 * @param what what is wrong with the rows, to follow their number: {@code row(s) of catalog.tb_x have ..}
 * @param rows a query that gives a text column, one row for each that breaks the rule, by which it can be found
 */
record Probe(Question question, Rule rule, String what, String rows) {}

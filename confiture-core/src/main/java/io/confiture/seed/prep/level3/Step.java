package io.confiture.seed.prep.level3;

import io.confiture.sql.routine.BodyStatement;

/**
 * Is one statement that a resolver runs, itself or in a function that it calls.
 *
 * @param body the body that it stands in
 * @param statement what it says
 * @param looped whether it may run more than once
 * @param conditional whether it may not run
 */
record Step(Body body, BodyStatement statement, boolean looped, boolean conditional) {}

package io.confiture.assertions.routine;

import io.confiture.assertions.object.Navigable;

/** Leads from a database or a schema to its functions, procedures and aggregates. */
public interface RoutineNavigation<SELF> extends Navigable<SELF> {}

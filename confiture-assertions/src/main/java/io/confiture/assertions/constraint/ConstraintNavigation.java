package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;

/** Leads from a table to its constraints, indexes and statistics objects. */
public interface ConstraintNavigation<SELF> extends Navigable<SELF> {}

package io.confiture.assertions.trigger;

import io.confiture.assertions.object.Navigable;

/** Leads from a table or view to its triggers and rules. */
public interface TriggerNavigation<SELF> extends Navigable<SELF> {}

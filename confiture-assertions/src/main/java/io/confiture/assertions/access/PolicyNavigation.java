package io.confiture.assertions.access;

import io.confiture.assertions.object.Navigable;

/** Leads from a table to its row security policies. */
public interface PolicyNavigation<SELF> extends Navigable<SELF> {}

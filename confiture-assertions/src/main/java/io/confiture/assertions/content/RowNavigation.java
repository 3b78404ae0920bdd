package io.confiture.assertions.content;

import io.confiture.assertions.object.Navigable;

/** Leads from a table to its rows. */
public interface RowNavigation<SELF> extends Navigable<SELF> {}

package io.confiture.assertions.query;

import io.confiture.assertions.object.Navigable;

/** Leads from a database to what queries and statements give on it. */
public interface QueryNavigation<SELF> extends Navigable<SELF> {}

package io.confiture.assertions.type;

import io.confiture.assertions.object.Navigable;

/** Leads from a database or a schema to its types and operators. */
public interface TypeNavigation<SELF> extends Navigable<SELF> {}

package io.confiture.assertions.query;

import io.confiture.assertions.object.Navigable;

/** Is an assertion on a query. */
public interface Asked<SELF> extends Navigable<SELF> {

    /** Return the query; for the methods of these interfaces themselves. */
    Query query();
}

package io.confiture.assertions.query;

import io.confiture.assertions.object.Navigable;

/** Is an assertion on statements that ran. */
public interface Executed<SELF> extends Navigable<SELF> {

    /** Return what ran; for the methods of these interfaces themselves. */
    Execution execution();
}

package io.confiture.assertions.object;

/** Is an assertion that leads to others; what the interfaces of the rooms with such methods stand on. */
public interface Navigable<SELF> {

    /** Return what leads from here to other assertions; for the methods of these interfaces themselves. */
    Navigation navigation();

    /** Return the assertion itself, so that calls can be chained. */
    SELF self();
}

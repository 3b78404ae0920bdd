/**
 * Turns INSERT .. VALUES into COPY .. FROM stdin and back, statement by statement in their order, and measures on a real server
 * whether both load the same rows and how fast.
 */
@org.jspecify.annotations.NullMarked
package io.confiture.seed.convert;

/** Confiture's core: what a project's files say, what a database is, and whether the two agree. */
@org.jspecify.annotations.NullMarked
package io.confiture;

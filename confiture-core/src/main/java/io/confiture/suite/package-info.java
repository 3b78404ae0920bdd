/** Puts the check tree of a project together from all mediums; the only room that knows more than one of them. */
@org.jspecify.annotations.NullMarked
package io.confiture.suite;

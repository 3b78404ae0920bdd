/** A JUnit Jupiter extension that gives tests throwaway databases of a project. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.jupiter;

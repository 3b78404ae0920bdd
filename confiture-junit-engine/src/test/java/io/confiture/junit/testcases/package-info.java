/** Annotated classes that the engine's tests select; the names keep the build from running them. */
@org.jspecify.annotations.NullMarked
package io.confiture.junit.testcases;

/** The JUnit Platform engine: selects, maps and reports; it judges nothing. */
@org.jspecify.annotations.NullMarked
package io.confiture.junit;

/** Hands the database of a test to Spring's test context. For projects that have Spring; nothing else refers to it. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.spring;

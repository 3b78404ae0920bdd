/**
 * Assertions on PostgreSQL databases in AssertJ's manner. {@link io.confiture.assertions.ConfitureAssertions} is where tests begin.
 */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions;

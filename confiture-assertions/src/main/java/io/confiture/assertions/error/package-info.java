/** What failed assertions say: one factory of messages per way to fail, apart from the assertions that use them. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.error;

/** Real Maven builds of projects that use Confiture. */
@org.jspecify.annotations.NullMarked
package io.confiture.consumer;

/** What assertions on every kind of object have in common. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.object;

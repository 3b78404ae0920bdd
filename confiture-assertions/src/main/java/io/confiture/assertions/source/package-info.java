/** Where assertions ask: a database, the objects in it, what they are called, and where the project defines them. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.source;

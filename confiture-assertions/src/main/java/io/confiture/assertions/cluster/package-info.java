/** Assertions on what lives outside of schemas: extensions, languages, tablespaces, publications, event triggers, foreign servers. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.cluster;

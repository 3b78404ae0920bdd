/**
 * Throwaway PostgreSQL: servers (embedded, container, external), databases, templates, clones, sessions and the execution of
 * scripts. The only room, with {@code catalog}, that opens connections.
 *
 * <p>What was measured before these choices were made is in {@code docs/architecture.md}, "Throwaway PostgreSQL".
 */
@org.jspecify.annotations.NullMarked
package io.confiture.postgres;

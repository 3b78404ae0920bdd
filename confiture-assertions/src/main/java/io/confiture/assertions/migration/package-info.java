/** Migrations in tests: a throwaway database of a project that can be migrated, and assertions on what a migration did. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.migration;

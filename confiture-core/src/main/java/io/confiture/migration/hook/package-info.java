/**
 * Hooks: what a project runs around its migrations, as SQL files or in Java, and what Confiture brings itself.
 *
 * <p>{@link io.confiture.migration.hook.HookSet} reads and orders them without a database; {@link
 * io.confiture.migration.hook.Hooks} runs those of a phase. Knows nothing of who fires them.
 */
@NullMarked
package io.confiture.migration.hook;

import org.jspecify.annotations.NullMarked;

/**
 * The file layouts of seven migration tools, one class each, behind {@link
 * io.confiture.migration.layout.MigrationFiles}.
 *
 * <p>Each class keeps its tool's own rules for names, order, pairing and transactions, and names the page or source
 * file that they come from. The layouts know the model in the parent package; nothing there knows them.
 */
@NullMarked
package io.confiture.migration.layout;

import org.jspecify.annotations.NullMarked;

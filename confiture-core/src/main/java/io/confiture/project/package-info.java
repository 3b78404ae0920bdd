/**
 * Where things lie: the project's layout, environments and settings, read once, checked, then frozen.
 *
 * <p>{@link io.confiture.project.Project#load} is the way in. It reads at most two YAML files, opens no connection and
 * changes nothing. Every key of those files stands in one table, with its type, default and meaning; the JSON Schema and
 * the reference page are written from the same table.
 */
@NullMarked
package io.confiture.project;

import org.jspecify.annotations.NullMarked;

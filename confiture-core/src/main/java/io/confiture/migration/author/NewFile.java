package io.confiture.migration.author;

import java.nio.file.Path;

/**
 * Is a file of a new migration.
 *
 * @param file the absolute path
 * @param text what it holds at first
 */
public record NewFile(Path file, String text) {}

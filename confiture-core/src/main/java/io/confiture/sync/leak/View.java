package io.confiture.sync.leak;

import org.jspecify.annotations.Nullable;

/**
 * Is one way of reading a value.
 *
 * @param encoding what was undone, or null for the value as it is
 * @param text what is read
 */
record View(@Nullable Encoding encoding, String text) {}

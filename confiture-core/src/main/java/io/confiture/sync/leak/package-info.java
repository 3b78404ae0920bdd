/**
 * The proof that nothing leaks and that a copy is complete: canaries that are planted in a throwaway source and looked for all over
 * the target, and originals that are looked for after a real run.
 *
 * <p>No value that was looked for or found ever leaves this package: places, encodings, numbers and digests do.
 */
@NullMarked
package io.confiture.sync.leak;

import org.jspecify.annotations.NullMarked;

/** The command line: parses, calls, prints; it holds no logic. */
@org.jspecify.annotations.NullMarked
package io.confiture.cli;

package io.confiture.postgres;

import java.util.List;

/**
 * The settings of servers that we own: for speed, since their data is of no use after a crash, and for the same behaviour
 * everywhere. Never used on a server that is not ours.
 */
final class ServerTuning {

    private static final List<String> COMMON = List.of(
            // Nothing waits for the disk.
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            // Would hold templates busy and change statistics while tests look.
            "autovacuum=off",
            "shared_buffers=64MB",
            // A schema of thousands of tables is built in one transaction, which holds a lock on each.
            "max_locks_per_transaction=256",
            // Statements of tests are small; compiling them never pays.
            "jit=off",
            // Results must not depend on the machine's zone.
            "timezone=UTC",
            "log_timezone=UTC");

    private static final List<String> LOCAL = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            // Goes with the data directory when everything is killed; /dev/shm may be too small in containers.
            "dynamic_shared_memory_type=mmap",
            // Errors of the user's statements are reported to the client; this log is for our own start.
            "log_min_messages=log",
            "log_line_prefix=",
            "log_checkpoints=off",
            "logging_collector=off");

    private ServerTuning() {}

    /** Return what holds for the embedded server. */
    static List<String> settings() {
        return java.util.stream.Stream.concat(COMMON.stream(), LOCAL.stream()).toList();
    }

    /** Return what holds in a container too. */
    static List<String> common() {
        return COMMON;
    }
}

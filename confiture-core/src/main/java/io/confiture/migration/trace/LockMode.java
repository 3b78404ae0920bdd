package io.confiture.migration.trace;

import java.util.Optional;
import java.util.Set;

/**
 * Names PostgreSQL's table-level lock modes, weakest first.
 *
 * <p>Source: PostgreSQL documentation, "Explicit Locking", table "Conflicting Lock Modes".
 */
public enum LockMode {
    /** SELECT. */
    ACCESS_SHARE("AccessShareLock"),
    /** SELECT FOR UPDATE and its like. */
    ROW_SHARE("RowShareLock"),
    /** INSERT, UPDATE, DELETE, MERGE. */
    ROW_EXCLUSIVE("RowExclusiveLock"),
    /** VACUUM, ANALYZE, CREATE INDEX CONCURRENTLY, VALIDATE CONSTRAINT. */
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
    /** CREATE INDEX. */
    SHARE("ShareLock"),
    /** CREATE TRIGGER, ADD FOREIGN KEY. */
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
    /** REFRESH MATERIALIZED VIEW CONCURRENTLY. */
    EXCLUSIVE("ExclusiveLock"),
    /** DROP TABLE, TRUNCATE, most of ALTER TABLE. */
    ACCESS_EXCLUSIVE("AccessExclusiveLock");

    private final String serverName;

    LockMode(String serverName) {
        this.serverName = serverName;
    }

    /** Find a mode by the name that {@code pg_locks} has for it. */
    static Optional<LockMode> of(String serverName) {
        for (LockMode mode : values()) {
            if (mode.serverName.equals(serverName)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /** Say whether two sessions cannot hold these modes on one table at the same time. */
    public boolean conflictsWith(LockMode other) {
        return conflicts().contains(other);
    }

    private Set<LockMode> conflicts() {
        return switch (this) {
            case ACCESS_SHARE -> Set.of(ACCESS_EXCLUSIVE);
            case ROW_SHARE -> Set.of(EXCLUSIVE, ACCESS_EXCLUSIVE);
            case ROW_EXCLUSIVE -> Set.of(SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE_UPDATE_EXCLUSIVE ->
                Set.of(SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE ->
                Set.of(ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE_ROW_EXCLUSIVE ->
                Set.of(ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case EXCLUSIVE ->
                Set.of(
                        ROW_SHARE,
                        ROW_EXCLUSIVE,
                        SHARE_UPDATE_EXCLUSIVE,
                        SHARE,
                        SHARE_ROW_EXCLUSIVE,
                        EXCLUSIVE,
                        ACCESS_EXCLUSIVE);
            case ACCESS_EXCLUSIVE -> Set.of(values());
        };
    }

    /** Say whether others can read nothing while it is held. */
    public boolean blocksReaders() {
        return conflictsWith(ACCESS_SHARE);
    }

    /** Say whether others can change no row while it is held. */
    public boolean blocksWriters() {
        return conflictsWith(ROW_EXCLUSIVE);
    }

    /** Say whether this is held against more than another mode; SHARE and SHARE UPDATE EXCLUSIVE are told apart by their order. */
    boolean strongerThan(LockMode other) {
        return compareTo(other) > 0;
    }

    /** Return the mode as SQL writes it, {@code ACCESS EXCLUSIVE}. */
    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}

package io.confiture.migration.run;

/** Says which migrations a database has already, although the ledger does not know. */
public sealed interface BaselineRequest {

    /** Those up to a version, itself included. */
    record Through(String version) implements BaselineRequest {}

    /** Those that Flyway's own history says succeeded; that table is only read. */
    record FromFlyway() implements BaselineRequest {}
}

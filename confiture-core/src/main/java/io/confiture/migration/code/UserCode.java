package io.confiture.migration.code;

/** Is a call into code of users. */
@FunctionalInterface
public interface UserCode {

    /** Call it with what it may use. */
    void run(MigrationContext context) throws Exception;
}

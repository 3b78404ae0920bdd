package io.confiture.migration.code;

/**
 * Is a migration in Java that can be taken back.
 *
 * <p>A type of its own, so that Confiture knows of a missing way back before it changes anything.
 */
public interface ReversibleJavaMigration extends JavaMigration {

    /**
     * Take back what {@link #up} did.
     *
     * @param context the connection to work with, and the placeholders
     * @throws Exception whatever goes wrong: nothing is taken back then, as long as the migration is transactional
     */
    void down(MigrationContext context) throws Exception;
}

package io.confiture.migration.code;

import io.confiture.project.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Is a migration that is written in Java, for what SQL cannot say well.
 *
 * <p>Name the class in {@code META-INF/services/io.confiture.migration.code.JavaMigration}, give it a public constructor without
 * parameters, and it takes its place among the SQL files by its version. An object is made each time the migrations are
 * looked up, so the constructor and the methods other than {@link #up} must do nothing that costs or changes anything.
 * Implement {@link ReversibleJavaMigration} when there is a way back.
 */
public interface JavaMigration {

    /** Return the version, of the same form as those of the SQL files: {@code 004}, {@code 20260103120000}. */
    String version();

    /** Return the words behind the version, as in {@code backfill_slugs}. */
    String name();

    /**
     * Apply the migration.
     *
     * @param context the connection to work with, and the placeholders
     * @throws Exception whatever goes wrong: the migration has failed then, and its transaction is rolled back
     */
    void up(MigrationContext context) throws Exception;

    /** Return whether it runs in one transaction, together with its row in the ledger; otherwise it commits by itself. */
    default boolean transactional() {
        return true;
    }

    /** Return why there is no way back; empty when nothing is said about that, and the missing way back is then at fault. */
    default String irreversible() {
        return "";
    }

    /**
     * Return the end of the path of the migrations directory that this belongs to, as in {@code shop/db/migrations}.
     *
     * <p>Empty, the default, means every project whose tests or commands see this class.
     */
    default String directory() {
        return "";
    }

    /**
     * Return what tells this version of the code from another, or null when the code may change at will.
     *
     * <p>The default is the SHA-256 of the class file. Another compiler may write another file for the same source: return a
     * word of your own when a released migration must survive that.
     *
     * @return a text of at most 64 characters, or null
     */
    default @Nullable String checksum() {
        String file = getClass().getName();
        try (InputStream in = getClass().getResourceAsStream(file.substring(file.lastIndexOf('.') + 1) + ".class")) {
            if (in == null) {
                return null;
            }
            return HexFormat.of().formatHex(Sha256.start().digest(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the class file of " + file + " cannot be read", e);
        }
    }
}

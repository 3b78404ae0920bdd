package io.confiture.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Gives the directory in which Confiture keeps what may outlive a run: the same as the embedded server's. */
public final class UserCache {

    private UserCache() {}

    /**
     * Return a directory of the cache, made when it is not there.
     *
     * @param name what it is for
     * @throws IOException when no directory can be made that only this user can write to
     */
    public static Path directory(String name) throws IOException {
        return Files.createDirectories(directory((Path) null).resolve(name));
    }

    /** Return the cache itself. */
    static Path directory(@Nullable Path configured) throws IOException {
        Path ours = Files.createTempFile("confiture-owner", null);
        try {
            return CacheDirectory.find(Platform.current(), configured, ServerUser.root(ours), ours);
        } catch (PostgresException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            Files.delete(ours);
        }
    }
}

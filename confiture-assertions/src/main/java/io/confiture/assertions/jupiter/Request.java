package io.confiture.assertions.jupiter;

import io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime;
import io.confiture.suite.DatabaseState;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Asks for a database. Equal ones are answered with the same.
 *
 * @param owner of what it is a part: it is dropped when that ends
 * @param directory the folder of the project, absolute
 * @param environment null for the project's default
 */
record Request(
        ExtensionContext owner,
        Lifetime lifetime,
        Path directory,
        @Nullable String environment,
        DatabaseState state,
        String name) {

    /** Return what it is kept under. Owners are told apart, since a store shows what those around it have. */
    Key key() {
        return new Key(owner.getUniqueId(), directory, environment, state, name);
    }

    /** Is what equal requests have in common. */
    record Key(String owner, Path directory, @Nullable String environment, DatabaseState state, String name) {}
}

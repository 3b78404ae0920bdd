package io.confiture.catalog;

import io.confiture.project.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the catalog of one database at one moment, as values. Safe to share between threads.
 *
 * @param serverVersionNum the server's version as PostgreSQL numbers it: 180004
 * @param objects all objects, sorted by id; will not be modified
 * @param unmodelled objects that were seen but are not described by {@code objects}; empty in the good case
 */
public record CatalogSnapshot(int serverVersionNum, List<CatalogObject> objects, List<UnmodelledObject> unmodelled) {

    /** Keep copies of the lists that nobody can change. */
    public CatalogSnapshot {
        objects = List.copyOf(objects);
        unmodelled = List.copyOf(unmodelled);
    }

    /** Find an object by its id. */
    public Optional<CatalogObject> find(ObjectId id) {
        int at =
                Collections.binarySearch(objects.stream().map(CatalogObject::id).toList(), id);
        return at < 0 ? Optional.empty() : Optional.of(objects.get(at));
    }

    /**
     * Return the SHA-256 of the canonical form, in hexadecimal. Two snapshots have the same fingerprint exactly when
     * {@link CatalogDiff} finds them {@link Verdict#EQUAL}, whatever the order in which their objects were created.
     */
    public String fingerprint() {
        MessageDigest digest = Sha256.start();
        for (CatalogObject object : objects) {
            ObjectId id = object.id();
            feed(digest, id.kind().name());
            feed(digest, id.schema());
            feed(digest, id.parent());
            feed(digest, id.name());
            for (Map.Entry<String, String> property : object.properties().entrySet()) {
                feed(digest, property.getKey());
                feed(digest, CanonicalForm.of(object, property.getKey()));
            }
            digest.update((byte) 1);
        }
        for (UnmodelledObject object : unmodelled) {
            feed(digest, object.catalog());
            feed(digest, object.description());
        }
        return Sha256.hex(digest);
    }

    private static void feed(MessageDigest digest, @Nullable String text) {
        if (text != null) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) 0);
    }
}

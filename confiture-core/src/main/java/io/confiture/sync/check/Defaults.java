package io.confiture.sync.check;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.ObjectId;
import io.confiture.catalog.ObjectKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the defaults of columns. */
final class Defaults {

    private Defaults() {}

    /** Return the column's default as PostgreSQL prints it, or null when it has none of its own. */
    static @Nullable String of(Subject subject, Schema schema) {
        return object(subject, schema).map(o -> o.property("default")).orElse(null);
    }

    /** Find the column in the catalog. */
    static Optional<CatalogObject> object(Subject subject, Schema schema) {
        return schema.snapshot()
                .find(new ObjectId(
                        ObjectKind.COLUMN,
                        subject.relation().schema(),
                        subject.column(),
                        subject.relation().name()));
    }

    /** Say whether a default gives each row another value. */
    static boolean isUnique(@Nullable String text) {
        return text != null
                && (text.startsWith("nextval(")
                        || text.equals("gen_random_uuid()")
                        || text.equals("uuidv4()")
                        || text.equals("uuidv7()")
                        || text.endsWith("uuid_generate_v4()"));
    }
}

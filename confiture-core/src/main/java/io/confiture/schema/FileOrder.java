package io.confiture.schema;

import io.confiture.project.NameOrder;
import io.confiture.project.SortMode;
import java.util.Comparator;

/** Compares schema files: by the {@code order} of the entry that brought them, then by name. */
final class FileOrder implements Comparator<SchemaFile> {
    private final NameOrder names;

    FileOrder(SortMode mode) {
        this.names = new NameOrder(mode);
    }

    @Override
    public int compare(SchemaFile a, SchemaFile b) {
        return a.order() != b.order() ? Integer.compare(a.order(), b.order()) : names.compare(a.name(), b.name());
    }
}

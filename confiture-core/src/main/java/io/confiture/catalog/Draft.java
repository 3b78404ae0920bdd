package io.confiture.catalog;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what one row, or several, say about an object while a snapshot is put together. */
final class Draft {
    final Map<String, String> properties = new HashMap<>();
    final Map<String, String> secrets = new HashMap<>();
    final Map<String, String> covers = new HashMap<>();

    @Nullable
    ObjectKind kind;

    @Nullable
    String schema;

    @Nullable
    String parent;

    @Nullable
    String name;

    String catalog = "";
    long key;
    int subkey;
    long of;
    long ofDomain;

    @Nullable
    String extension;

    @Nullable
    String aclOwner;

    @Nullable
    String aclType;

    String @Nullable [] acl;
    String @Nullable [] initialAcl;

    @Nullable
    String unreadable;

    @Nullable
    String keys;

    long rows;

    ObjectId id() {
        ObjectKind is = kind;
        String called = name;
        if (is == null || called == null) {
            throw new IllegalStateException("a query on " + catalog + " delivers no kind or no name");
        }
        return new ObjectId(is, schema, called, parent);
    }

    ObjectKind kind() {
        return id().kind();
    }

    /** Return one number for oid and column number; a column number fits 16 bits (MaxAttrNumber is 32767). */
    long fullKey() {
        return fullKey(key, subkey);
    }

    static long fullKey(long key, int subkey) {
        return key << 16 | subkey;
    }
}

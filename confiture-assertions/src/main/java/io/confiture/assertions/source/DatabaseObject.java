package io.confiture.assertions.source;

import io.confiture.catalog.ObjectKind;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Is an object of a database that was found by its name. Its properties are asked of the server when an assertion needs them.
 *
 * @param source its database
 * @param kind what it is
 * @param noun what to call its kind in messages, such as {@code table}
 * @param schema its schema, or null for what lives outside of schemas
 * @param name its name as stored; a function's with the types of its arguments
 * @param parent the table of a column, index, constraint, trigger, rule or policy; otherwise null
 * @param oid 0 for one that does not exist: only soft assertions go on with such a one, and find nothing wrong with it
 * @param number the number of a column in its table, otherwise 0
 */
public record DatabaseObject(
        DatabaseSource source,
        ObjectKind kind,
        String noun,
        @Nullable String schema,
        String name,
        @Nullable DatabaseObject parent,
        long oid,
        int number) {

    /** Tell whether it does not exist. */
    public boolean absent() {
        return oid == 0;
    }

    /** Return the object that a column, index or the like belongs to. */
    public DatabaseObject owner() {
        if (parent == null) {
            throw new IllegalStateException(this + " belongs to no other object");
        }
        return parent;
    }

    /**
     * Ask about it.
     *
     * @param sql gives one row; its first parameter is the oid
     * @param more the parameters after the first
     */
    public Answer ask(String sql, Object... more) {
        Object[] parameters =
                Stream.concat(Stream.of((Object) oid), Stream.of(more)).toArray();
        return source.askOne(sql, parameters)
                .orElseThrow(() -> new IllegalStateException(this + " is gone since it was found"));
    }

    /** Say where the project defines it, as {@code file:line:column}; of a part that is not found, where its table is. */
    public Optional<String> definedAt() {
        Optional<String> own = source.definitions().of(this).map(Object::toString);
        return own.isPresent() || parent == null ? own : parent.definedAt();
    }

    /** Return the name with the schema or the table's name before it: {@code shop.users}, {@code shop.users.bio}. */
    public String qualifiedName() {
        if (parent != null) {
            return parent.qualifiedName() + "." + name;
        }
        return schema == null ? name : schema + "." + name;
    }

    /** Return what it is and what it is called: {@code table shop.users}. */
    @Override
    public String toString() {
        return noun + " " + qualifiedName();
    }
}

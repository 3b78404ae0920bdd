package io.confiture.assertions.type;

import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Is the function that does a cast.
 *
 * @param name null where no function does it
 */
record CastFunction(@Nullable String schema, @Nullable String name) {

    static CastFunction of(DatabaseObject cast) {
        Answer function = cast.ask("""
            select n.nspname::text as schema, p.proname::text as name
            from pg_catalog.pg_cast c
            left join pg_catalog.pg_proc p on p.oid = c.castfunc
            left join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            where c.oid = ?\
            """);
        return new CastFunction(function.text("schema"), function.text("name"));
    }

    /** Tell whether it has a name; without a schema's before it any schema will do. */
    boolean isNamed(String text) {
        ObjectName wanted = ObjectName.parse(text);
        return wanted.name().equals(name)
                && (wanted.schema() == null || wanted.schema().equals(schema));
    }

    /** Return its name with its schema's before it; null where no function does the cast. */
    @Nullable
    String qualifiedName() {
        return name == null ? null : schema + "." + name;
    }
}

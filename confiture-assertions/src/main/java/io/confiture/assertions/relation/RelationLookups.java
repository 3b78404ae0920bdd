package io.confiture.assertions.relation;

import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;

/** Says how relations, their columns and their partitions are found. */
final class RelationLookups {
    private RelationLookups() {}

    /** Tables, partitioned ones and partitions among them. */
    static final Lookup TABLE = Lookup.of("table", ObjectKind.TABLE, relations("c.relkind in ('r', 'p')"));

    static final Lookup VIEW = Lookup.of("view", ObjectKind.VIEW, relations("c.relkind = 'v'"));

    static final Lookup MATERIALIZED_VIEW =
            Lookup.of("materialized view", ObjectKind.MATERIALIZED_VIEW, relations("c.relkind = 'm'"));

    static final Lookup FOREIGN_TABLE =
            Lookup.of("foreign table", ObjectKind.FOREIGN_TABLE, relations("c.relkind = 'f'"));

    static final Lookup SEQUENCE = Lookup.of("sequence", ObjectKind.SEQUENCE, relations("c.relkind = 'S'"));

    /** All that share one space of names in a schema, indexes and composite types among them. */
    static final Lookup RELATION = Lookup.of("relation", ObjectKind.TABLE, relations("true"));

    /** What can inherit and be inherited from, or be a partition. */
    static final Lookup ANY_TABLE = Lookup.of("table", ObjectKind.TABLE, relations("c.relkind in ('r', 'p', 'f')"));

    /** Columns that have not been dropped; system columns are not among them. */
    static final Lookup COLUMN = Lookup.of("column", ObjectKind.COLUMN, """
        select a.attrelid::bigint as oid, a.attnum::int as number, null as schema, a.attname as name,
               a.attrelid::bigint as parent, true as visible, false as system
        from pg_catalog.pg_attribute a where a.attnum > 0 and not a.attisdropped\
        """);

    /** Partitions; one that is being detached is none any more. */
    static final Lookup PARTITION = heirs("partition", "c.relispartition and not i.inhdetachpending");

    /** Tables that were made with INHERITS; partitions are not among them. */
    static final Lookup INHERITING = heirs("inheriting table", "not c.relispartition");

    /** Find a relation that is known by its oid, as what it is. */
    static DatabaseObject exactly(DatabaseSource source, long oid) {
        Answer relation = source.askOne("""
                        select n.nspname as schema, c.relname as name, c.relkind::text as kind
                        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                        where c.oid = ?\
                        """, oid)
                .orElseThrow(() -> new IllegalStateException("the relation " + oid + " is gone since it was found"));
        ObjectKind kind = kind(String.valueOf(relation.text("kind")));
        return new DatabaseObject(
                source,
                kind,
                kind.toString(),
                relation.text("schema"),
                String.valueOf(relation.text("name")),
                null,
                oid,
                0);
    }

    private static ObjectKind kind(String relkind) {
        return switch (relkind) {
            case "v" -> ObjectKind.VIEW;
            case "m" -> ObjectKind.MATERIALIZED_VIEW;
            case "f" -> ObjectKind.FOREIGN_TABLE;
            case "S" -> ObjectKind.SEQUENCE;
            case "i", "I" -> ObjectKind.INDEX;
            case "c" -> ObjectKind.COMPOSITE_TYPE;
            default -> ObjectKind.TABLE;
        };
    }

    private static String relations(String condition) {
        return """
            select c.oid::bigint as oid, 0 as number, n.nspname as schema, c.relname as name, null::bigint as parent,
                   pg_catalog.pg_table_is_visible(c.oid) as visible,
                   n.nspname in ('pg_catalog', 'information_schema', 'pg_toast') as system
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where %s\
            """.formatted(condition);
    }

    /** Say how tables are found below a table; those of another schema have its name before theirs. */
    private static Lookup heirs(String noun, String condition) {
        return Lookup.of(noun, ObjectKind.TABLE, """
            select c.oid::bigint as oid, 0 as number, null as schema,
                   case when c.relnamespace = p.relnamespace then '' else n.nspname || '.' end || c.relname as name,
                   p.oid::bigint as parent, true as visible, false as system
            from pg_catalog.pg_inherits i join pg_catalog.pg_class p on p.oid = i.inhparent
            join pg_catalog.pg_class c on c.oid = i.inhrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where p.relkind in ('r', 'p', 'f') and %s\
            """.formatted(condition));
    }
}

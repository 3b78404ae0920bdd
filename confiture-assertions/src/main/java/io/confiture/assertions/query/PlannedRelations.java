package io.confiture.assertions.query;

import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.ObjectName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the tables and indexes that a name means in a plan, in which partitions stand for what they are parts of. */
final class PlannedRelations {
    private static final String FIND = """
        with recursive found as (
            select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relname = ? and (? = '' or n.nspname = ?) and c.relkind = any (?)
            union
            select h.inhrelid from found f join pg_catalog.pg_inherits h on h.inhparent = f.oid)
        select n.nspname as schema, c.relname as name
        from found f join pg_catalog.pg_class c on c.oid = f.oid join pg_catalog.pg_namespace n on n.oid = c.relnamespace\
        """;
    private static final String NAMES = """
        select c.relname as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind = any (?) and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
        order by c.relname collate "C\"\
        """;
    static final String[] INDEXES = {"i", "I"};
    static final String[] TABLES = {"r", "p", "m", "f"};

    private final DatabaseSource source;
    private final String[] kinds;

    PlannedRelations(DatabaseSource source, String... kinds) {
        this.source = source;
        this.kinds = kinds;
    }

    /** Find what a name means and its partitions, each with its schema; a name without a schema means those of all schemas. */
    Set<Found> find(String name) {
        ObjectName parsed = ObjectName.parse(name);
        String schema = parsed.schema() == null ? "" : parsed.schema();
        return source.ask(FIND, parsed.name(), schema, schema, kinds).stream()
                .map(answer -> new Found(text(answer, "schema"), text(answer, "name")))
                .collect(Collectors.toSet());
    }

    /** Return the names of all that are not PostgreSQL's own. */
    List<String> names() {
        return source.ask(NAMES, (Object) kinds).stream()
                .map(answer -> text(answer, "name"))
                .toList();
    }

    private static String text(Answer answer, String column) {
        return String.valueOf(answer.text(column));
    }

    /** Is a table or an index. */
    record Found(String schema, String name) {

        /** Tell whether a node reads this table. */
        boolean table(PlanNode node) {
            return name.equals(node.text("Relation Name")) && schema.equals(node.text("Schema"));
        }

        /** Tell whether a node reads this index, whose schema is that of its table, as far as the node says it. */
        boolean index(PlanNode node) {
            String other = node.text("Schema");
            return name.equals(node.text("Index Name")) && (other.isEmpty() || other.equals(schema));
        }
    }
}

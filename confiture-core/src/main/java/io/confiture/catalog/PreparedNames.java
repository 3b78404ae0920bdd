package io.confiture.catalog;

import io.confiture.postgres.Session;
import io.confiture.project.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names the reader's queries as prepared statements of a session.
 *
 * <p>The server spends more time on planning the queries than on answering them while a database is small. A statement without
 * parameters is planned once per session. The name is a digest of the text, so a name that is there stands for this very
 * query; one that is not (a new session, or a script deallocated it) is prepared again.
 */
final class PreparedNames {

    /** How all names begin; sessions are told to keep such statements when they are reset. */
    static final String PREFIX = Session.KEPT_PREFIX + "catalog_";

    /** Lists those that a session has. */
    static final String LIST =
            "select name from pg_catalog.pg_prepared_statements where from_sql and starts_with(name, '" + PREFIX + "')";

    private static final int LENGTH = 20;

    private final List<String> names;
    private final List<String> texts;

    PreparedNames(List<CatalogQuery> queries) {
        texts = queries.stream().map(CatalogQuery::sql).toList();
        names = texts.stream().map(PreparedNames::name).toList();
    }

    /** Return the statement that prepares what is not there yet; empty when all is there. */
    String prepareAllBut(Set<String> there) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!there.contains(names.get(i))) {
                missing.add("prepare " + names.get(i) + " as " + texts.get(i));
            }
        }
        return String.join(";\n", missing);
    }

    /** Return the statements that ask the queries, in their order. */
    String executeAll() {
        return String.join(";\n", names.stream().map(n -> "execute " + n).toList());
    }

    private static String name(String sql) {
        return PREFIX + Sha256.hex(sql).substring(0, LENGTH);
    }
}

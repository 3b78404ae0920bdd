package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks for rows of tables that are not copied, and that would point to nothing when those they refer to are replaced. */
final class Outsiders {

    private Outsiders() {}

    /** Return a finding for each foreign key of such rows. */
    static List<Finding> of(Query target, Selected selected) {
        List<Finding> findings = new ArrayList<>();
        for (List<@Nullable String> row : target.rows("""
                WITH picked AS MATERIALIZED (%s)
                SELECT n.nspname, c.relname, k.conname, c.relkind, pn.nspname, pc.relname,
                       (SELECT string_agg(quote_ident(a.attname) || ' IS NOT NULL', ' AND ')
                        FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey))
                FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_class pc ON pc.oid = k.confrelid JOIN pg_namespace pn ON pn.oid = pc.relnamespace
                WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid IN (SELECT oid FROM picked)
                  AND k.conrelid NOT IN (SELECT oid FROM picked)
                ORDER BY 1, 2, 3""".formatted(selected.all()))) {
            Relation table = new Relation(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
            Relation to = new Relation(Objects.requireNonNull(row.get(4)), Objects.requireNonNull(row.get(5)));
            String from = ("p".equals(row.get(3)) ? "" : "ONLY ") + table.sql();
            if (pointsThere(target, "SELECT EXISTS (SELECT FROM " + from + " WHERE " + row.get(6) + ")")) {
                findings.add(Finding.of(
                                CopyRules.REFERENCE,
                                table + " is not copied, and has rows that refer to " + to + " (" + row.get(2) + ")")
                        .withSuggestion("copy " + table + " too, or empty it in the target before"));
            }
        }
        return findings;
    }

    /** A table that may not be read counts as one that has such rows. */
    private static boolean pointsThere(Query target, String question) {
        try {
            return !"f".equals(target.value(question));
        } catch (PostgresException e) {
            if ("42501".equals(e.sqlState())) {
                return true;
            }
            throw e;
        }
    }
}

package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.Query;
import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for rows whose references lead nowhere, after files that switched the checking of foreign keys off.
 *
 * <p>PostgreSQL checks foreign keys with triggers. {@code SET session_replication_role = replica} and {@code ALTER TABLE .. DISABLE
 * TRIGGER ALL} stop these, and nothing is checked afterwards.
 */
final class UncheckedReferences {

    /** Each foreign key with a query that counts its orphans; keys with a PERIOD are compared in another way and left out. */
    private static final String KEYS = """
            SELECT c.conname, c.conrelid::pg_catalog.regclass, pg_catalog.format(
              'SELECT count(*) FROM %s f WHERE %s AND NOT EXISTS (SELECT FROM %s p WHERE %s)',
              c.conrelid::pg_catalog.regclass,
              (SELECT pg_catalog.string_agg(pg_catalog.format('f.%I IS NOT NULL', a.attname), ' AND ')
               FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)),
              c.confrelid::pg_catalog.regclass,
              (SELECT pg_catalog.string_agg(pg_catalog.format('f.%I = p.%I', a.attname, b.attname), ' AND ')
               FROM ROWS FROM (pg_catalog.unnest(c.conkey), pg_catalog.unnest(c.confkey)) AS k(own, other)
               JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own
               JOIN pg_catalog.pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.other))
            FROM pg_catalog.pg_constraint c
            WHERE c.contype = 'f' AND c.conparentid = 0 AND c.convalidated
              AND pg_catalog.pg_get_constraintdef(c.oid) NOT LIKE '%PERIOD %'
            ORDER BY 1, 2""";

    private UncheckedReferences() {}

    /** Return the first statement that may switch the checks off. */
    static Optional<SourceLocation> switchedOff(ScriptReading reading) {
        return reading.statements().stream()
                .filter(UncheckedReferences::mentions)
                .findFirst()
                .map(Statement::location);
    }

    /** A mention in vain costs a look at the rows and finds nothing. */
    private static boolean mentions(Statement statement) {
        if (statement.kind().is("INSERT") || statement.kind().is("COPY")) {
            return false;
        }
        String text = statement.text().toLowerCase(Locale.ROOT);
        return text.contains("session_replication_role") || (text.contains("disable") && text.contains("trigger"));
    }

    /** Return a finding for each foreign key that does not hold. */
    static List<Finding> orphans(Query query, SourceLocation place) {
        List<Finding> findings = new ArrayList<>();
        for (List<@Nullable String> key : query.rows(KEYS)) {
            String rows = String.valueOf(query.value(String.valueOf(key.get(2))));
            if (!rows.equals("0")) {
                findings.add(Finding.of(
                                SeedRules.COMMITS,
                                rows + " rows of " + key.get(1) + " refer to rows that do not exist (foreign key "
                                        + key.get(0)
                                        + "), and nothing has checked it: this statement switched that off")
                        .at(place));
            }
        }
        return findings;
    }
}

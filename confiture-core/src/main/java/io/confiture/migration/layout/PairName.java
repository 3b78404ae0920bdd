package io.confiture.migration.layout;

import io.confiture.migration.Side;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is a file name of the shape {@code version_name.up.sql}, taken apart.
 *
 * @param stem the name without {@code .up.sql}
 * @param name the words behind the version, without dialect and flags
 * @param dialect the database it is for, as {@code postgres}; null when it names none
 * @param autocommit whether popx's {@code .autocommit} flag asks for no transaction
 * @param single whether the file has no side in its name ({@code 1_name.sql})
 */
record PairName(
        Path file,
        Side side,
        String stem,
        String version,
        String name,
        @Nullable String dialect,
        boolean autocommit,
        boolean single) {

    private static final String POSTGRES = "postgres";

    /** The names that pop knows for databases, and the one that it makes of them. */
    private static final Map<String, String> DIALECTS = Map.ofEntries(
            Map.entry("postgres", POSTGRES),
            Map.entry("postgresql", POSTGRES),
            Map.entry("pg", POSTGRES),
            Map.entry("pgx", POSTGRES),
            Map.entry("cockroach", "cockroach"),
            Map.entry("cockroachdb", "cockroach"),
            Map.entry("crdb", "cockroach"),
            Map.entry("mysql", "mysql"),
            Map.entry("mariadb", "mariadb"),
            Map.entry("sqlite", "sqlite3"),
            Map.entry("sqlite3", "sqlite3"));

    /** Take the stem apart; version is what stands before the first underscore, empty when there is none. */
    static PairName of(Path file, Side side, String stem, boolean single) {
        int cut = stem.indexOf('_');
        String version = cut < 0 ? "" : stem.substring(0, cut);
        String name = cut < 0 ? stem : stem.substring(cut + 1);
        boolean autocommit = name.endsWith(".autocommit");
        if (autocommit) {
            name = name.substring(0, name.length() - ".autocommit".length());
        }
        int dot = name.lastIndexOf('.');
        String dialect = dot < 0 ? null : DIALECTS.get(name.substring(dot + 1));
        if (dialect != null) {
            name = name.substring(0, dot);
        }
        return new PairName(file, side, stem, version, name, dialect, autocommit, single);
    }

    /** Say whether the name carries what only pop and popx know. */
    boolean isPop() {
        return dialect != null || autocommit;
    }

    /** Say whether it is for PostgreSQL alone. */
    boolean isPostgres() {
        return POSTGRES.equals(dialect);
    }

    /** Say whether it is for another database. */
    boolean isForeign() {
        return dialect != null && !isPostgres();
    }
}

package io.confiture.assertions.pgtap;

import io.confiture.assertions.TestDatabase;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * pgTAP itself, where its SQL file is on this machine: the one that the variable {@code CONFITURE_TEST_PGTAP} names, or the one of
 * Debian's package postgresql-N-pgtap. It is SQL and PL/pgSQL only, so any server runs it.
 */
final class PgTap {
    static final String MISSING =
            "pgTAP is not on this machine: install postgresql-15-pgtap, or set CONFITURE_TEST_PGTAP to its"
                    + " pgtap--<version>.sql";

    private PgTap() {}

    /** Find its SQL file. */
    static Optional<Path> file() {
        String named = System.getenv("CONFITURE_TEST_PGTAP");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        TreeSet<Path> found = new TreeSet<>();
        for (int major = 14; major <= 18; major++) {
            Path folder = Path.of("/usr/share/postgresql/" + major + "/extension");
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (DirectoryStream<Path> scripts = Files.newDirectoryStream(folder, "pgtap--[0-9].[0-9].[0-9].sql")) {
                scripts.forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.last());
    }

    /** Put pgTAP into the schema {@code tap} of a database. */
    static void install(TestDatabase database, Path file) {
        try {
            database.run("set search_path = tap;\n" + Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tell whether this version has an assertion. */
    static boolean has(TestDatabase database, String name) {
        try (Session session = database.database().connect()) {
            return new Query(session)
                            .value("select 1 from pg_proc where pronamespace = 'tap'::regnamespace and proname = "
                                    + Query.literal(name))
                    != null;
        }
    }

    /** Ask pgTAP, in a transaction that is rolled back. */
    static Twin.Said ask(TestDatabase database, String call) {
        int last = call.lastIndexOf(";\n");
        String before = last < 0 ? "" : call.substring(0, last + 1);
        String question = last < 0 ? call : call.substring(last + 2);
        try (Session session = database.database().connect()) {
            Query query = new Query(session);
            query.send("begin; set local search_path = public, tap; select no_plan(); " + before);
            List<List<@Nullable String>> rows = query.rows("select " + question);
            StringBuilder said = new StringBuilder();
            rows.forEach(row -> said.append(row.get(0)).append('\n'));
            query.send("rollback");
            return new Twin.Said(said.toString());
        }
    }
}

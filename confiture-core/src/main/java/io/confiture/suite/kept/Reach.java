package io.confiture.suite.kept;

import io.confiture.project.Project;
import io.confiture.sql.Diagnostic;
import io.confiture.sql.SqlIncludes;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.SqlSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds out what a file reaches beyond itself: the files that it includes, and things outside of the project that the server
 * would read for it.
 *
 * <p>Looks for words and not for statements, since code in bodies and texts counts too: a word in a comment costs a run of the
 * checks, one that is overlooked would cost the truth.
 */
final class Reach {

    /** Functions, wrappers and languages with which SQL reads what is neither in the database nor in the project. */
    private static final List<String> OUTSIDE = List.of(
            "pg_read_file",
            "pg_read_binary_file",
            "pg_read_server_files",
            "pg_ls_",
            "pg_stat_file",
            "lo_import",
            "dblink",
            "postgres_fdw",
            "file_fdw",
            "http_get",
            "plperlu",
            "plpythonu",
            "plpython3u",
            "pltclu",
            "plsh");

    private static final List<Diagnostic.Kind> INCLUDES =
            List.of(Diagnostic.Kind.INCLUDE_UNREADABLE, Diagnostic.Kind.INCLUDE_OUTSIDE, Diagnostic.Kind.INCLUDE_CYCLE);

    /** How much of the end of a chunk is looked at again with the next one, so that nothing hides on the border. */
    private static final int OVERLAP = 4096;

    private final Project project;
    private final SortedSet<Path> included = new TreeSet<>();
    private final Set<Path> followed = new HashSet<>();
    private Path last = Path.of("");
    private String tail = "";

    Reach(Project project) {
        this.project = project;
    }

    /**
     * Look at the next part of a file.
     *
     * @throws IOException if answers depend on more than can be known, saying on what
     */
    void look(Path file, byte[] bytes, int length) throws IOException {
        String start = file.equals(last) ? tail : "";
        // All that is looked for is ASCII, in whose place no other character of UTF-8 has a byte.
        String text = start + new String(bytes, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        for (String word : OUTSIDE) {
            if (text.contains(word)) {
                throw new IOException(project.nameOf(file) + " has " + word + ", which reads outside of the project");
            }
        }
        if (copiesFromFile(text)) {
            throw new IOException(project.nameOf(file) + " has a COPY from a file or program of the server");
        }
        if (text.contains("\\i") && followed.add(file)) {
            follow(file);
        }
        last = file;
        tail = text.substring(Math.max(0, text.length() - OVERLAP));
    }

    /** Return the files that were found to be included, all of them readable. */
    SortedSet<Path> included() {
        return included;
    }

    private void follow(Path file) throws IOException {
        try {
            SqlScript script = SqlScript.parse(SqlSource.read(file, project.nameOf(file)));
            SqlIncludes all = SqlIncludes.resolve(script, project.root(), project.root());
            for (Diagnostic diagnostic : all.diagnostics()) {
                if (INCLUDES.contains(diagnostic.kind())) {
                    throw new IOException(diagnostic.location() + ": " + diagnostic.message());
                }
            }
            all.scripts().forEach(s -> included.add(s.source().file()));
        } catch (SqlSourceException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Say whether there is a {@code copy}, and a {@code from} with a constant or {@code program} before the next semicolon. */
    private static boolean copiesFromFile(String text) {
        for (int at = text.indexOf("copy"); at >= 0; at = text.indexOf("copy", at + 1)) {
            int end = text.indexOf(';', at);
            int until = end < 0 ? text.length() : end;
            for (int from = text.indexOf("from", at);
                    from >= 0 && from < until;
                    from = text.indexOf("from", from + 1)) {
                String next = text.substring(from + "from".length(), until).stripLeading();
                if (next.startsWith("'")
                        || next.startsWith("e'")
                        || next.startsWith("u&'")
                        || next.startsWith("$")
                        || next.startsWith("program")) {
                    return true;
                }
            }
        }
        return false;
    }
}

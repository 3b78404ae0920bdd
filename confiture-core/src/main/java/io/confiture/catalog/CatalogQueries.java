package io.confiture.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the queries of the {@code .sql} files beside this class, and gives those that a server, a role and a database need.
 *
 * <p>A file holds several queries. Each begins with a line {@code -- <role> <name> of <catalog> [counting <catalog>] [when
 * <gate>]}. A line that ends in {@code -- since 15}, {@code -- until 16}, {@code -- when <gate>}, {@code -- superuser} or
 * {@code -- not superuser} is kept only where that holds. A gate is a column of {@code gates.sql}.
 */
final class CatalogQueries {
    private static final String GATES = "gates.sql";
    private static final String ROLES = "roles.sql";
    private static final List<String> FILES = List.of(
            "members.sql",
            "namespaces.sql",
            "relations.sql",
            "relation-parts.sql",
            "types.sql",
            "routines.sql",
            "text.sql",
            "foreign-data.sql",
            "attachments.sql",
            "probe.sql");

    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    CatalogQueries(boolean withRoles) {
        FILES.forEach(f -> lines.put(f, read(f)));
        if (withRoles) {
            lines.put(ROLES, read(ROLES));
        }
        lines.put(GATES, read(GATES));
    }

    /** Return the query that tells which gates are open. */
    CatalogQuery gates(Target target) {
        return parse(GATES, target).get(0);
    }

    /** Return what is to be asked, in this order. */
    List<CatalogQuery> of(Target target) {
        List<CatalogQuery> queries = new ArrayList<>();
        lines.keySet().stream().filter(f -> !f.equals(GATES)).forEach(f -> queries.addAll(parse(f, target)));
        return List.copyOf(queries);
    }

    private List<CatalogQuery> parse(String file, Target target) {
        List<CatalogQuery> queries = new ArrayList<>();
        Header header = null;
        StringBuilder sql = new StringBuilder();
        for (String line : lines.getOrDefault(file, List.of())) {
            if (line.startsWith("-- ")) {
                finish(header, sql, target, queries);
                header = Header.parse(line);
            } else if (!line.isBlank() && target.keeps(line)) {
                sql.append(withoutCondition(line).strip()).append('\n');
            }
        }
        finish(header, sql, target, queries);
        return queries;
    }

    private static void finish(@Nullable Header header, StringBuilder sql, Target target, List<CatalogQuery> queries) {
        if (header != null && (header.gate == null || target.gates.contains(header.gate))) {
            queries.add(new CatalogQuery(
                    header.name,
                    header.role,
                    header.catalog,
                    header.counting,
                    sql.toString().strip()));
        }
        sql.setLength(0);
    }

    private static String withoutCondition(String line) {
        int at = line.lastIndexOf(" -- ");
        return at < 0 ? line : line.substring(0, at);
    }

    private static List<String> read(String file) {
        try (InputStream in = CatalogQueries.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + file + " beside " + CatalogQueries.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can not read " + file + " of the jar", e);
        }
    }

    /**
     * What the queries are for.
     *
     * @param majorVersion of the server
     * @param superuser whether the role may see everything
     * @param gates the open gates
     */
    record Target(int majorVersion, boolean superuser, Set<String> gates) {

        boolean keeps(String line) {
            int at = line.lastIndexOf(" -- ");
            if (at < 0) {
                return true;
            }
            String[] words = line.substring(at + 4).split(" ", -1);
            if (words[0].equals("superuser")) {
                return superuser;
            }
            if (words[0].equals("not")) {
                return !superuser;
            }
            boolean keeps = true;
            for (int i = 0; i + 1 < words.length; i += 2) {
                keeps &= holds(words[i], words[i + 1]);
            }
            return keeps;
        }

        private boolean holds(String condition, String value) {
            return switch (condition) {
                case "since" -> majorVersion >= Integer.parseInt(value);
                case "until" -> majorVersion <= Integer.parseInt(value);
                case "when" -> gates.contains(value);
                default -> throw new IllegalStateException("unknown condition in a query: " + condition);
            };
        }
    }

    private record Header(
            CatalogQuery.Role role,
            String name,
            String catalog,
            @Nullable String counting,
            @Nullable String gate) {

        /** Read a header; null for a line that is only a comment. */
        static @Nullable Header parse(String line) {
            String[] words = line.substring(3).split(" ", -1);
            if (words.length < 4 || !words[2].equals("of")) {
                return null;
            }
            return new Header(
                    CatalogQuery.Role.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    words[1],
                    words[3],
                    after(words, "counting"),
                    after(words, "when"));
        }

        private static @Nullable String after(String[] words, String key) {
            for (int i = 4; i + 1 < words.length; i += 2) {
                if (words[i].equals(key)) {
                    return words[i + 1];
                }
            }
            return null;
        }
    }
}

package io.confiture.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Loads the queries from the {@code .sql} files beside this class, in the variant that a server and a role allow.
 *
 * <p>A file holds several queries. Each begins with a line {@code -- <role> <name> of <catalog> [counting <catalog>]}. A
 * line that ends in {@code -- since 15}, {@code -- until 16}, {@code -- superuser} or {@code -- not superuser} is kept
 * only where that holds.
 */
final class CatalogQueries {
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

    private CatalogQueries() {}

    static List<CatalogQuery> load(int majorVersion, boolean superuser, boolean withRoles) {
        List<CatalogQuery> queries = new ArrayList<>();
        for (String file : FILES) {
            queries.addAll(parse(read(file), majorVersion, superuser));
        }
        if (withRoles) {
            queries.addAll(parse(read("roles.sql"), majorVersion, superuser));
        }
        return List.copyOf(queries);
    }

    private static List<CatalogQuery> parse(String text, int majorVersion, boolean superuser) {
        List<CatalogQuery> queries = new ArrayList<>();
        String @Nullable [] header = null;
        StringBuilder sql = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith("-- ")) {
                if (header != null) {
                    queries.add(query(header, sql));
                }
                String[] words = line.substring(3).split(" ", -1);
                header = words.length >= 4 && words[2].equals("of") ? words : null;
                sql = new StringBuilder();
            } else if (!line.isBlank() && applies(line, majorVersion, superuser)) {
                sql.append(withoutCondition(line).strip()).append('\n');
            }
        }
        if (header != null) {
            queries.add(query(header, sql));
        }
        return queries;
    }

    private static CatalogQuery query(String[] header, StringBuilder sql) {
        return new CatalogQuery(
                header[1],
                CatalogQuery.Role.valueOf(header[0].toUpperCase(Locale.ROOT)),
                header[3],
                header.length > 5 ? header[5] : null,
                sql.toString().strip());
    }

    private static boolean applies(String line, int majorVersion, boolean superuser) {
        int at = line.lastIndexOf(" -- ");
        if (at < 0) {
            return true;
        }
        String[] words = line.substring(at + 4).split(" ", -1);
        return switch (words[0]) {
            case "superuser" -> superuser;
            case "not" -> !superuser;
            default -> inRange(words, majorVersion);
        };
    }

    private static boolean inRange(String[] words, int majorVersion) {
        boolean holds = true;
        for (int i = 0; i + 1 < words.length; i += 2) {
            int bound = Integer.parseInt(words[i + 1]);
            holds &= words[i].equals("since") ? majorVersion >= bound : majorVersion <= bound;
        }
        return holds;
    }

    private static String withoutCondition(String line) {
        int at = line.lastIndexOf(" -- ");
        return at < 0 ? line : line.substring(0, at);
    }

    private static String read(String file) {
        try (InputStream in = CatalogQueries.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + file + " beside " + CatalogQueries.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("can not read " + file + " of the jar", e);
        }
    }
}

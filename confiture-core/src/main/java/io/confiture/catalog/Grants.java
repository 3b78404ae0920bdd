package io.confiture.catalog;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads PostgreSQL's access control lists ({@code alice=r*w/bob}) and says in words what differs from the default.
 *
 * <p>The result holds one property per grantee. A grantee whose privileges are what PostgreSQL gives by default has none,
 * so that "never touched" and "the default spelled out" are the same. The owner is called the owner, so that a change of
 * owner is one difference and not two. The letters are those of the manual, "Privileges", table 5.1.
 */
final class Grants {
    private static final String ORDER = "rawdDxtmXUCcTsA";
    private static final Map<Character, String> WORDS = Map.ofEntries(
            Map.entry('r', "SELECT"),
            Map.entry('a', "INSERT"),
            Map.entry('w', "UPDATE"),
            Map.entry('d', "DELETE"),
            Map.entry('D', "TRUNCATE"),
            Map.entry('x', "REFERENCES"),
            Map.entry('t', "TRIGGER"),
            Map.entry('m', "MAINTAIN"),
            Map.entry('X', "EXECUTE"),
            Map.entry('U', "USAGE"),
            Map.entry('C', "CREATE"),
            Map.entry('c', "CONNECT"),
            Map.entry('T', "TEMPORARY"),
            Map.entry('s', "SET"),
            Map.entry('A', "ALTER SYSTEM"));

    private static final String PREFIX = "grants to ";
    private static final String OWNER = PREFIX + "its owner";
    private static final String PUBLIC = PREFIX + "PUBLIC";

    private Grants() {}

    /** Return the properties for a list; none for null, which stands for the default. */
    static Map<String, String> properties(
            String @Nullable [] acl, String owner, ObjectKind kind, @Nullable String type, int majorVersion) {
        if (acl == null) {
            return Map.of();
        }
        Map<String, String> byGrantee = byGrantee(acl, owner);
        String ownerDefault = words(ownerDefault(kind, type, majorVersion));
        String publicDefault = words(publicDefault(kind, type));
        settle(byGrantee, OWNER, ownerDefault);
        settle(byGrantee, PUBLIC, publicDefault);
        return byGrantee;
    }

    /** Tell whether two lists give the same privileges, whatever their order. */
    static boolean same(String @Nullable [] one, String @Nullable [] other, String owner) {
        return one == null || other == null
                ? one == other
                : byGrantee(one, owner).equals(byGrantee(other, owner));
    }

    private static void settle(Map<String, String> byGrantee, String who, String byDefault) {
        String has = byGrantee.getOrDefault(who, "");
        if (has.equals(byDefault)) {
            byGrantee.remove(who);
        } else if (has.isEmpty()) {
            byGrantee.put(who, "none");
        }
    }

    private static Map<String, String> byGrantee(String[] acl, String owner) {
        Map<String, Map<String, String>> privileges = new TreeMap<>();
        for (String item : acl) {
            Item parsed = Item.parse(item);
            String who = parsed.grantee.equals(owner)
                    ? OWNER
                    : parsed.grantee.isEmpty() ? PUBLIC : PREFIX + "role " + parsed.grantee;
            String by = parsed.grantor.equals(owner) ? "" : " by " + parsed.grantor;
            privileges.computeIfAbsent(who, w -> new TreeMap<>()).merge(by, parsed.letters, String::concat);
        }
        Map<String, String> texts = new TreeMap<>();
        privileges.forEach((who, byGrantor) -> texts.put(
                who,
                byGrantor.entrySet().stream()
                        .filter(e -> !e.getValue().isEmpty())
                        .map(e -> words(e.getValue()) + e.getKey())
                        .collect(Collectors.joining("; "))));
        texts.values().removeIf(String::isEmpty);
        return texts;
    }

    private static String words(String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ORDER.length(); i++) {
            int at = letters.indexOf(ORDER.charAt(i));
            if (at >= 0) {
                text.append(text.isEmpty() ? "" : ", ").append(WORDS.get(ORDER.charAt(i)));
                if (letters.startsWith("*", at + 1)) {
                    text.append(" with grant option");
                }
            }
        }
        letters.chars().filter(c -> c != '*' && ORDER.indexOf(c) < 0).forEach(c -> text.append(
                        text.isEmpty() ? "" : ", ")
                .append("privilege ")
                .append((char) c));
        return text.toString();
    }

    private static String ownerDefault(ObjectKind kind, @Nullable String type, int majorVersion) {
        if (type != null) {
            return switch (type) {
                case "r" -> tables(majorVersion);
                case "S" -> "rwU";
                case "f" -> "X";
                case "T" -> "U";
                case "n" -> "UC";
                case "L" -> "rw";
                default -> "";
            };
        }
        return switch (kind) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> tables(majorVersion);
            case SEQUENCE -> "rwU";
            case FUNCTION, PROCEDURE, AGGREGATE -> "X";
            case ENUM_TYPE, COMPOSITE_TYPE, DOMAIN, RANGE_TYPE, BASE_TYPE, SHELL_TYPE -> "U";
            case LANGUAGE, FOREIGN_DATA_WRAPPER, FOREIGN_SERVER -> "U";
            case SCHEMA -> "UC";
            case DATABASE -> "CcT";
            case LARGE_OBJECT -> "rw";
            default -> "";
        };
    }

    private static String tables(int majorVersion) {
        return majorVersion >= 17 ? "rawdDxtm" : "rawdDxt";
    }

    private static String publicDefault(ObjectKind kind, @Nullable String type) {
        if (type != null) {
            return type.equals("f") ? "X" : type.equals("T") ? "U" : "";
        }
        return switch (kind) {
            case FUNCTION, PROCEDURE, AGGREGATE -> "X";
            case ENUM_TYPE, COMPOSITE_TYPE, DOMAIN, RANGE_TYPE, BASE_TYPE, SHELL_TYPE, LANGUAGE -> "U";
            case DATABASE -> "cT";
            default -> "";
        };
    }

    /** One entry of a list: {@code grantee=letters/grantor}; names with other characters than letters are quoted. */
    private record Item(String grantee, String letters, String grantor) {

        static Item parse(String text) {
            int equals = afterName(text, 0);
            int slash = text.indexOf('/', equals);
            if (equals >= text.length() || slash < 0) {
                throw new IllegalArgumentException("not an access control item of PostgreSQL: " + Arrays.asList(text));
            }
            return new Item(
                    unquote(text.substring(0, equals)),
                    text.substring(equals + 1, slash),
                    unquote(text.substring(slash + 1)));
        }

        private static int afterName(String text, int from) {
            boolean quoted = false;
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == '=' && !quoted) {
                    return i;
                }
            }
            return text.length();
        }

        private static String unquote(String name) {
            return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        }
    }
}

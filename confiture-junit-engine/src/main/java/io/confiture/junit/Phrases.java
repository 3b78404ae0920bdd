package io.confiture.junit;

import static java.util.stream.Collectors.joining;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives each check of a project a name made of words, such as {@code migrations 003_add_bio: round trip}.
 *
 * <p>Build tools know tests by class and name only, so the name is unique in the project: Surefire up to 3.5 takes two
 * tests of one name for one that ran twice. It has none of the characters that Surefire's {@code -Dtest=Class#pattern},
 * Gradle's {@code --tests} or Eclipse read as syntax. It depends on the tree alone, never on what was selected.
 */
final class Phrases {
    private static final String SYNTAX = "/\\#+!,()[]*?.%";

    private final Map<List<Segment>, String> byPath;

    private Phrases(Map<List<Segment>, String> byPath) {
        this.byPath = byPath;
    }

    /** Name all checks below {@code root}; {@code prefix} is put before each and may be empty. */
    static Phrases of(CheckGroup root, String prefix) {
        Map<List<Segment>, String> drafts = new LinkedHashMap<>();
        collect(root, List.of(), prefix.isEmpty() ? List.of() : List.of(words(prefix)), words(root), drafts);
        return new Phrases(unique(drafts));
    }

    /** Return the name of the check at this path of segments below the project. */
    String at(List<Segment> path) {
        String phrase = byPath.get(path);
        if (phrase == null) {
            throw new IllegalArgumentException("no check at " + path);
        }
        return phrase;
    }

    Collection<String> all() {
        return byPath.values();
    }

    List<List<Segment>> paths(String phrase) {
        return byPath.entrySet().stream()
                .filter(entry -> entry.getValue().equals(phrase))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void collect(
            CheckGroup group,
            List<Segment> path,
            List<String> groups,
            String projectName,
            Map<List<Segment>, String> drafts) {
        for (CheckNode child : group.children()) {
            List<Segment> childPath = append(path, child.segment());
            if (child instanceof CheckGroup inner) {
                collect(inner, childPath, append(groups, words(inner)), projectName, drafts);
            } else if (child instanceof Check check) {
                String where = groups.isEmpty() ? projectName : String.join(" ", groups);
                drafts.put(childPath, where + ": " + words(check));
            }
        }
    }

    /** Mark each of several equal names by its place in the tree, so that none depends on the order of files. */
    private static Map<List<Segment>, String> unique(Map<List<Segment>, String> drafts) {
        Map<String, Integer> counts = new HashMap<>();
        drafts.values().forEach(draft -> counts.merge(draft, 1, Integer::sum));
        Set<String> taken = new HashSet<>();
        Map<List<Segment>, String> names = new HashMap<>();
        drafts.forEach((path, draft) -> {
            String name = draft;
            int mark =
                    path.stream().map(Segment::toString).collect(joining("/")).hashCode();
            if (counts.getOrDefault(draft, 0) > 1) {
                name = draft + " " + Integer.toHexString(mark);
            }
            while (!taken.add(name)) {
                name = draft + " " + Integer.toHexString(++mark);
            }
            names.put(path, name);
        });
        return names;
    }

    private static String words(CheckNode node) {
        String words = words(node.displayName());
        return words.isEmpty()
                ? node.segment().type() + " " + words(node.segment().value())
                : words;
    }

    /** Leave out what tools read as syntax, and the ending that every file has. */
    private static String words(String name) {
        String base = name.endsWith(".sql") ? name.substring(0, name.length() - ".sql".length()) : name;
        StringBuilder words = new StringBuilder();
        base.codePoints()
                .map(c -> SYNTAX.indexOf(c) >= 0 || Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> c != ' ' || (words.length() > 0 && words.charAt(words.length() - 1) != ' '))
                .forEach(words::appendCodePoint);
        return words.toString().strip();
    }

    static <T> List<T> append(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}

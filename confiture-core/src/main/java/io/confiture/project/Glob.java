package io.confiture.project;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A file pattern: the {@code glob} of {@link java.nio.file.FileSystem#getPathMatcher}, except that <code>**&#47;</code>
 * also stands for no directory at all.
 *
 * <p>Java's own {@code **&#47;*.sql} does not match {@code a.sql}, which everybody means. A pattern is matched against the
 * whole path below the directory it was given for, so {@code old/*} means that directory's own {@code old} and no other.
 * Immutable and thread-safe.
 */
public final class Glob {
    private static final int MOST_WILD_DIRECTORIES = 6;

    private final String pattern;
    private final List<PathMatcher> matchers;

    private Glob(String pattern, List<PathMatcher> matchers) {
        this.pattern = pattern;
        this.matchers = matchers;
    }

    /**
     * Compile a pattern, with {@code /} between directories on every system.
     *
     * @throws IllegalArgumentException when it is not a pattern
     */
    public static Glob of(String pattern) {
        if (pattern.isBlank() || pattern.startsWith("/")) {
            throw new IllegalArgumentException(
                    pattern.isBlank()
                            ? "it is empty"
                            : "it counts from the entry's own path, so it cannot begin with /");
        }
        List<String> forms = new ArrayList<>();
        forms.add("");
        int from = 0;
        int wild = 0;
        for (int at = pattern.indexOf("**/"); at >= 0; at = pattern.indexOf("**/", from)) {
            String before = pattern.substring(from, at);
            boolean component = at == 0 || pattern.charAt(at - 1) == '/';
            from = at + 3;
            List<String> longer = new ArrayList<>();
            for (String form : forms) {
                longer.add(form + before + "**/");
                if (component) {
                    longer.add(form + before);
                }
            }
            forms = longer;
            if (++wild > MOST_WILD_DIRECTORIES) {
                throw new IllegalArgumentException("it has more than " + MOST_WILD_DIRECTORIES + " times **/");
            }
        }
        String rest = pattern.substring(from);
        try {
            return new Glob(
                    pattern,
                    forms.stream()
                            .map(form -> FileSystems.getDefault().getPathMatcher("glob:" + form + rest))
                            .toList());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription(), e);
        }
    }

    /** Tell whether the pattern fits a path relative to the directory that the pattern was given for. */
    public boolean matches(Path relative) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(relative));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    /** Return the pattern as it was written. */
    @Override
    public String toString() {
        return pattern;
    }
}

package io.confiture.sql;

import io.confiture.sql.MetaCommand.Treatment;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Knows psql's commands: what each reads, and what is done with it here. */
final class MetaRules {
    /** Send the statement before them, without a {@code ;}. */
    private static final Set<String> SENDING =
            Set.of("\\g", "\\gx", "\\gset", "\\gexec", "\\gdesc", "\\crosstabview", "\\watch");

    private static final Set<String> WHOLE_LINE =
            Set.of("\\!", "\\copy", "\\h", "\\help", "\\ef", "\\ev", "\\sf", "\\sf+", "\\sv", "\\sv+");

    /** Take the rest of the line when it starts with a pipe. */
    private static final Set<String> PIPING = Set.of("\\g", "\\gx", "\\o", "\\out", "\\w", "\\write");

    private static final Set<String> HARMLESS = Set.of(
            "\\echo",
            "\\qecho",
            "\\warn",
            "\\restrict",
            "\\unrestrict",
            "\\timing",
            "\\pset",
            "\\x",
            "\\a",
            "\\t",
            "\\T",
            "\\H",
            "\\html",
            "\\f",
            "\\C",
            "\\errverbose",
            "\\conninfo",
            "\\l",
            "\\l+",
            "\\list",
            "\\list+",
            "\\z",
            "\\sf",
            "\\sf+",
            "\\sv",
            "\\sv+",
            "\\h",
            "\\help",
            "\\?",
            "\\copyright",
            "\\p",
            "\\print",
            "\\g",
            "\\gx",
            "\\crosstabview");

    private static final Set<String> INCLUDES = Set.of("\\i", "\\include", "\\ir", "\\include_relative");

    private static final String VARIABLES = "sets a psql variable, and psql variables are not known here";
    private static final String CONDITION = "decides which statements run, and psql's conditions are not known here";
    private static final String CONNECTION = "would connect to another database";
    private static final String EDITOR = "opens an editor";
    private static final String WRITES = "writes a file";
    private static final String LARGE_OBJECT = "moves large objects to or from files";

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("\\c", CONNECTION),
            Map.entry("\\connect", CONNECTION),
            Map.entry("\\!", "runs a command of the operating system"),
            Map.entry(
                    "\\copy", "reads or writes a file on the side of psql; use COPY .. FROM stdin with the data below"),
            Map.entry("\\o", WRITES),
            Map.entry("\\out", WRITES),
            Map.entry("\\w", WRITES),
            Map.entry("\\write", WRITES),
            Map.entry("\\gexec", "runs what the query returns as SQL, which no file shows"),
            Map.entry("\\gset", VARIABLES),
            Map.entry("\\gdesc", "describes the statement instead of running it"),
            Map.entry("\\watch", "runs the statement again and again"),
            Map.entry("\\if", CONDITION),
            Map.entry("\\elif", CONDITION),
            Map.entry("\\else", CONDITION),
            Map.entry("\\endif", CONDITION),
            Map.entry("\\set", VARIABLES),
            Map.entry("\\unset", VARIABLES),
            Map.entry("\\prompt", VARIABLES),
            Map.entry("\\getenv", VARIABLES),
            Map.entry("\\setenv", "changes the environment of psql"),
            Map.entry("\\cd", "changes the directory that \\i reads from"),
            Map.entry("\\encoding", "reads the file in another encoding than UTF-8"),
            Map.entry("\\password", "asks for a password"),
            Map.entry("\\e", EDITOR),
            Map.entry("\\edit", EDITOR),
            Map.entry("\\ef", EDITOR),
            Map.entry("\\ev", EDITOR),
            Map.entry("\\s", WRITES),
            Map.entry("\\lo_import", LARGE_OBJECT),
            Map.entry("\\lo_export", LARGE_OBJECT),
            Map.entry("\\lo_unlink", LARGE_OBJECT),
            Map.entry("\\lo_list", LARGE_OBJECT),
            Map.entry("\\bind", "sends the statement with parameters"),
            Map.entry("\\.", "ends COPY data, but no COPY .. FROM stdin stands before it"));

    /** Variables that steer psql's own behaviour in ways that make no difference to what is sent. */
    private static final Set<String> HARMLESS_VARIABLES = Set.of(
            "ON_ERROR_STOP",
            "ON_ERROR_ROLLBACK",
            "QUIET",
            "ECHO",
            "ECHO_HIDDEN",
            "VERBOSITY",
            "SHOW_CONTEXT",
            "FETCH_COUNT",
            "HISTFILE",
            "HISTSIZE",
            "HISTCONTROL",
            "COMP_KEYWORD_CASE",
            "PROMPT1",
            "PROMPT2",
            "PROMPT3",
            "HIDE_TABLEAM",
            "HIDE_TOAST_COMPRESSION",
            "SHOW_ALL_RESULTS",
            "WATCH_INTERVAL",
            "IGNOREEOF");

    private static final Set<String> UTF8 = Set.of("utf8", "utf-8", "unicode");

    private MetaRules() {}

    /** Tell whether psql, after this name, takes the rest of the line whatever it holds; unknown names do too. */
    static boolean takesWholeLine(String name, int argument, String text) {
        boolean pipe = PIPING.contains(name) && argument < text.length() && text.charAt(argument) == '|';
        return pipe || WHOLE_LINE.contains(name) || !known(name);
    }

    static boolean sends(String name) {
        return SENDING.contains(name);
    }

    static boolean quits(String name) {
        return name.equals("\\q") || name.equals("\\quit");
    }

    static boolean resets(String name) {
        return name.equals("\\r") || name.equals("\\reset");
    }

    private static boolean describes(String name) {
        return name.startsWith("\\d");
    }

    private static boolean known(String name) {
        return HARMLESS.contains(name)
                || INCLUDES.contains(name)
                || (REFUSED.containsKey(name) && !name.equals("\\."))
                || quits(name)
                || resets(name)
                || describes(name);
    }

    /**
     * Return why a command is refused, or an empty string if it is not.
     *
     * @param inStatement whether a statement has begun before it and not ended
     */
    static String refusal(String name, String argument, boolean inStatement) {
        if (sends(name) && !inStatement) {
            return "would run the statement before it once more";
        } else if (name.equals("\\g") || name.equals("\\gx")) {
            boolean output = !argument.isEmpty() && !argument.startsWith("(");
            return output ? "writes the result to a file or program" : "";
        } else if (INCLUDES.contains(name)) {
            return include(argument, inStatement);
        } else if (resets(name)) {
            return inStatement ? "throws the statement before it away" : "";
        } else if (harmlessSetting(name, argument) || HARMLESS.contains(name) || describes(name) || quits(name)) {
            return "";
        } else {
            return REFUSED.getOrDefault(name, "is no command that is known here");
        }
    }

    private static boolean harmlessSetting(String name, String argument) {
        return switch (name) {
            case "\\set", "\\unset" -> argument.isEmpty() || HARMLESS_VARIABLES.contains(firstWord(argument));
            case "\\encoding" ->
                argument.isEmpty() || UTF8.contains(unquote(argument).toLowerCase(Locale.ROOT));
            case "\\s" -> argument.isEmpty();
            default -> false;
        };
    }

    private static String include(String argument, boolean inStatement) {
        String path = unquote(argument);
        if (inStatement) {
            return "stands in the middle of a statement";
        } else if (path.isEmpty()) {
            return "names no file";
        } else if (path.startsWith("/") || path.startsWith("~") || path.startsWith("|")) {
            return "names no file by a path relative to the project";
        } else if (argument.indexOf('`') >= 0 || (!argument.startsWith("'") && argument.indexOf(':') >= 0)) {
            return "names its file by a psql variable, a command or a drive";
        }
        return "";
    }

    static Treatment treatment(String name, String refusal) {
        return !refusal.isEmpty() ? Treatment.REFUSED : INCLUDES.contains(name) ? Treatment.INCLUDE : Treatment.IGNORED;
    }

    private static String firstWord(String argument) {
        int end = 0;
        while (end < argument.length() && !Scan.space(argument.charAt(end))) {
            end++;
        }
        return argument.substring(0, end);
    }

    /** Return an argument without its quotes; what stands after the first argument is dropped, as psql does. */
    static String unquote(String argument) {
        if (argument.isEmpty() || (argument.charAt(0) != '\'' && argument.charAt(0) != '"')) {
            return firstWord(argument);
        }
        int end = argument.indexOf(argument.charAt(0), 1);
        return argument.substring(1, end < 0 ? argument.length() : end);
    }
}

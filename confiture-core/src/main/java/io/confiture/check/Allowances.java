package io.confiture.check;

import io.confiture.project.Nearest;
import io.confiture.project.SourceLocation;
import io.confiture.sql.Comment;
import io.confiture.sql.Piece;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds the {@code -- confiture:allow <rule> <reason>} comments of some scripts.
 *
 * <p>An allowance covers the one statement or psql command that follows it, or that stands before it on its line.
 */
final class Allowances {

    private static final String MARK = "confiture:allow";

    static final Rule REASON = new Rule(
            "check/allow",
            Severity.ERROR,
            "An allowance names a rule and a reason.",
            "Write: -- confiture:allow <rule> <reason>");

    static final Rule DIRECTIVE = new Rule(
            "check/directive",
            Severity.ERROR,
            "A comment that speaks to Confiture says something that it knows.",
            "Correct the word, or begin the comment with another.");

    private static final String OWN = "confiture:";

    /** All words that some room reads: a misspelled one would be silently without effect. */
    private static final List<String> KNOWN =
            List.of("allow", "expects", "hook", "idempotent", "irreversible", "lossy", "no-transaction");

    static final Rule UNUSED = new Rule(
            "check/unused-allow",
            Severity.WARNING,
            "An allowance stands beside what it allows.",
            "Correct the rule's name, or remove the comment.");

    private final List<Allowance> allowances;
    private final List<Finding> problems;
    private final Set<Allowance> used = new HashSet<>();

    private Allowances(List<Allowance> allowances, List<Finding> problems) {
        this.allowances = allowances;
        this.problems = problems;
    }

    static Allowances of(List<SqlScript> scripts) {
        List<Allowance> allowances = new ArrayList<>();
        List<Finding> problems = new ArrayList<>();
        for (SqlScript script : scripts) {
            for (Comment comment : script.comments()) {
                String text = comment.text().strip();
                if (text.startsWith(MARK)) {
                    read(script, comment, text.substring(MARK.length()).strip(), allowances, problems);
                } else if (text.startsWith(OWN)) {
                    directive(comment, text.substring(OWN.length()), problems);
                }
            }
        }
        return new Allowances(allowances, problems);
    }

    /** Return what is wrong with the allowances themselves. */
    List<Finding> problems() {
        return problems;
    }

    /** Say whether a rule is allowed to be broken by what begins at an offset of a source. */
    boolean allows(Rule rule, SqlSource source, int offset) {
        List<Allowance> fitting = allowances.stream()
                .filter(a -> a.rule().equals(rule.id()) && a.covers(source, offset))
                .toList();
        used.addAll(fitting);
        return !fitting.isEmpty();
    }

    /** Return how many allowances were asked for so far. */
    int used() {
        return used.size();
    }

    /** Return the allowances of rules that only a later check can find broken. */
    List<Allowance> later(Set<String> rules) {
        return allowances.stream().filter(a -> rules.contains(a.rule())).toList();
    }

    /**
     * Return a note for each allowance that nobody asked for: what it allows does not happen there, or is no rule at all.
     *
     * @param later the rules of which it cannot be said yet
     */
    List<Finding> unused(Set<String> later) {
        return allowances.stream()
                .filter(a -> !used.contains(a) && !later.contains(a.rule()))
                .map(Allowance::unused)
                .toList();
    }

    private static void directive(Comment comment, String text, List<Finding> problems) {
        int end = 0;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        String word = text.substring(0, end);
        if (!word.isEmpty() && !KNOWN.contains(word)) {
            problems.add(Finding.of(DIRECTIVE, "confiture:" + word + " means nothing")
                    .at(comment.location())
                    .withExcerpt(comment.source().excerpt(comment.start()))
                    .withSuggestion(Nearest.question(word, KNOWN)));
        }
    }

    private static void read(
            SqlScript script, Comment comment, String words, List<Allowance> allowances, List<Finding> problems) {
        int blank = words.indexOf(' ');
        if (blank < 0) {
            problems.add(Finding.of(REASON, "an allowance without a " + (words.isEmpty() ? "rule" : "reason"))
                    .at(comment.location())
                    .withExcerpt(comment.source().excerpt(comment.start())));
            return;
        }
        int covered = covered(script, comment);
        if (covered < 0) {
            problems.add(Finding.of(REASON, "an allowance that no statement follows")
                    .at(comment.location())
                    .withExcerpt(comment.source().excerpt(comment.start())));
            return;
        }
        allowances.add(
                new Allowance(words.substring(0, blank), words.substring(blank).strip(), covered, comment));
    }

    private static int covered(SqlScript script, Comment comment) {
        SourceLocation place = comment.location();
        int next = -1;
        for (Piece piece : script.pieces()) {
            boolean sent = piece instanceof io.confiture.sql.Statement || piece instanceof io.confiture.sql.MetaCommand;
            if (!sent) {
                continue;
            }
            int end = Math.max(piece.start(), piece.end() - 1);
            if (piece.start() < comment.start() && script.source().location(end).line() == place.line()) {
                return piece.start();
            }
            if (piece.start() > comment.start() && next < 0) {
                next = piece.start();
            }
        }
        return next;
    }
}

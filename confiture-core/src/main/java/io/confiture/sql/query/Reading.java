package io.confiture.sql.query;

import java.util.ArrayList;
import java.util.List;

/** Holds what the readers of one statement share: its tokens, each other, and what is not understood. */
final class Reading {
    /** Deeper than people nest, and far from what a thread's stack holds. */
    private static final int DEEPEST = 300;

    final Tokens tokens;
    final ExpressionReader expressions;
    final QueryReader queries;
    final CommandReader commands;
    private final List<NotUnderstood> problems = new ArrayList<>();
    private int depth;

    Reading(Tokens tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionReader(this);
        this.queries = new QueryReader(this);
        this.commands = new CommandReader(this);
    }

    Span span(int from, int to) {
        return new Span(tokens, from, Math.max(from, to));
    }

    void problem(String reason, int token) {
        problems.add(new NotUnderstood(reason, tokens.location(token)));
    }

    /** Go one level deeper; false, and said, when that is too deep. */
    boolean enter(int token) {
        if (depth >= DEEPEST) {
            problem("nested deeper than " + DEEPEST + " levels", token);
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }

    List<NotUnderstood> problems() {
        return List.copyOf(problems);
    }
}

package io.confiture.sql.routine;

import io.confiture.sql.TokenKind;
import io.confiture.sql.query.Span;
import io.confiture.sql.query.SqlReading;
import io.confiture.sql.query.Tokens;
import io.confiture.sql.routine.BodyStatement.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes statements of parts of a PL/pgSQL body, and collects them. */
final class BodyCollector {
    private final Tokens t;
    private final List<BodyStatement> found = new ArrayList<>();
    private boolean conditional;
    private boolean looped;

    BodyCollector(Tokens tokens) {
        this.t = tokens;
    }

    List<BodyStatement> statements() {
        return List.copyOf(found);
    }

    /** Tell about the blocks around what comes next. */
    void inside(boolean inCondition, boolean inLoop) {
        conditional = inCondition;
        looped = inLoop;
    }

    String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(t.kind(i).identifier() ? t.name(i) : t.text(i));
        }
        return text.toString();
    }

    /** Take an expression: what could follow SELECT. An empty range is none. */
    void expression(Role role, List<String> targets, int from, int to) {
        if (from < to) {
            add(role, SqlReading.ofExpression(t.slice(from, to)), targets, null, from, to);
        }
    }

    /** Take a query. */
    void query(Role role, List<String> targets, int from, int to) {
        add(role, SqlReading.of(t.slice(from, to)), targets, null, from, to);
    }

    /** Take an SQL statement, with the INTO of PL/pgSQL. */
    void statement(int from, int to) {
        Into into = Into.find(t, from, to);
        if (into == null) {
            add(Role.STATEMENT, SqlReading.of(t.slice(from, to)), List.of(), null, from, to);
        } else {
            Tokens rest = t.slice(from, to).without(into.from() - from, into.to() - from);
            add(Role.STATEMENT, SqlReading.of(rest), targets(into.names(), into.to()), null, from, to);
        }
    }

    /** Take EXECUTE: the text's expression begins at {@code from}. */
    void dynamic(int from, int to, int statement) {
        Into into = Into.find(t, from, to);
        int using = t.find(from, to, "using");
        int end = Math.min(into == null ? to : into.from(), using < 0 ? to : using);
        List<String> targets = into == null ? List.of() : targets(into.names(), into.to());
        if (using >= 0) {
            expression(Role.EXPRESSION, List.of(), using + 1, into != null && into.from() > using ? into.from() : to);
        }
        Optional<Tokens> constant = end - from == 1 ? t.content(from) : Optional.empty();
        if (constant.isPresent()) {
            for (BodyStatement inner : SqlBody.statements(constant.get())) {
                // $1 is here what USING gives, which is followed nowhere.
                String open = using < 0 ? null : "the values of USING";
                found.add(new BodyStatement(
                        Role.STATEMENT, inner.reading(), targets, conditional, looped, open, inner.span()));
            }
            return;
        }
        SqlReading text = from < end ? SqlReading.ofExpression(t.slice(from, end)) : null;
        add(Role.DYNAMIC, text, targets, "dynamic SQL (EXECUTE)", statement, to);
    }

    /** Take what a FOR loop goes over. */
    void loop(List<String> targets, int from, int to, int statement) {
        int range = from;
        while (range < to && !t.isOperator(range, "..")) {
            range = t.after(range);
        }
        if (t.isWord(from, "execute")) {
            dynamic(from + 1, to, statement);
        } else if (range < to) {
            expression(Role.EXPRESSION, List.of(), from, range);
            int by = t.find(range, to, "by");
            expression(Role.EXPRESSION, List.of(), range + 1, by < 0 ? to : by);
            expression(Role.EXPRESSION, List.of(), by < 0 ? to : by + 1, to);
        } else if (t.kind(from) == TokenKind.LEFT_PAREN
                || t.isWord(from, "select", "with", "values", "table", "insert", "update", "delete", "merge")) {
            query(Role.LOOP, targets, from, to);
        } else if (t.kind(from).identifier() && t.after(from + 1) >= to) {
            // A cursor, whose query stands where it is declared.
            expression(Role.EXPRESSION, List.of(), from + 1, to);
        } else {
            unknown("a FOR loop of unknown form", statement, to);
        }
    }

    void unknown(String reason, int from, int to) {
        found.add(new BodyStatement(
                Role.UNKNOWN, null, List.of(), conditional, looped, reason, new Span(t, Math.max(0, from), to)));
    }

    /** Read a list of variables. */
    List<String> targets(int from, int to) {
        List<String> targets = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i = t.after(i)) {
            if (i == to || t.kind(i) == TokenKind.COMMA) {
                targets.add(text(start, i));
                start = i + 1;
            }
        }
        return List.copyOf(targets);
    }

    private void add(
            Role role,
            @Nullable SqlReading reading,
            List<String> targets,
            @Nullable String notFollowed,
            int from,
            int to) {
        found.add(new BodyStatement(role, reading, targets, conditional, looped, notFollowed, new Span(t, from, to)));
    }
}

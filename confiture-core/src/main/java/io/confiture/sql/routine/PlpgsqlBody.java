package io.confiture.sql.routine;

import io.confiture.sql.TokenKind;
import io.confiture.sql.query.Tokens;
import io.confiture.sql.routine.BodyStatement.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Walks the blocks of a PL/pgSQL body and takes each SQL statement, query and expression out of it.
 *
 * <p>Cuts where PL/pgSQL itself cuts (pl_gram.y): a query ends at the {@code ;}, THEN or LOOP that is first outside of
 * parentheses.
 */
final class PlpgsqlBody {
    private enum Block {
        BEGIN,
        HANDLERS,
        IF,
        CASE,
        LOOP
    }

    private final Tokens t;
    private final BodyCollector out;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private int i;

    PlpgsqlBody(Tokens tokens) {
        this.t = tokens;
        this.out = new BodyCollector(tokens);
    }

    List<BodyStatement> statements() {
        while (i < t.size()) {
            int before = i;
            step();
            // Whatever the text is, this ends.
            i = Math.max(i, before + 1);
        }
        if (!blocks.isEmpty()) {
            out.unknown("a block that is never closed", t.size() - 1, t.size());
        }
        return out.statements();
    }

    private void step() {
        out.inside(
                blocks.stream().anyMatch(b -> b != Block.BEGIN), blocks.stream().anyMatch(b -> b == Block.LOOP));
        int assigned = assignment();
        if (t.kind(i) == TokenKind.SEMICOLON) {
            i++;
        } else if (t.isOperator(i, "<<")) {
            i += 3;
        } else if (t.kind(i) == TokenKind.OPERATOR && t.text(i).equals("#")) {
            option();
        } else if (assigned > 0) {
            int end = end();
            out.expression(Role.ASSIGNMENT, List.of(out.text(i, assigned)), assigned + 1, end);
            i = end;
        } else {
            word();
        }
    }

    private void word() {
        switch (t.kind(i) == TokenKind.IDENTIFIER ? t.name(i) : "") {
            case "declare" -> declare();
            case "begin" -> open(Block.BEGIN);
            case "exception" -> {
                blocks.poll();
                open(Block.HANDLERS);
            }
            case "loop" -> open(Block.LOOP);
            case "else" -> i++;
            case "if" -> condition(Block.IF, "then");
            case "elsif", "elseif" -> {
                blocks.poll();
                condition(Block.IF, "then");
            }
            case "while" -> condition(Block.LOOP, "loop");
            case "case" -> condition(Block.CASE, "when");
            case "when" -> when();
            case "for" -> loop();
            case "foreach" -> {
                i = Math.max(i, until("array"));
                condition(Block.LOOP, "loop");
            }
            case "end" -> {
                blocks.poll();
                i = end();
            }
            case "exit", "continue" -> {
                int end = end();
                int when = t.find(i, end, "when");
                out.expression(Role.EXPRESSION, List.of(), when < 0 ? end : when + 1, end);
                i = end;
            }
            default -> simple();
        }
    }

    private void simple() {
        int end = end();
        switch (t.kind(i) == TokenKind.IDENTIFIER ? t.name(i) : "") {
            case "return" -> returned(end);
            case "perform" -> out.expression(Role.PERFORM, List.of(), i + 1, end);
            case "execute" -> out.dynamic(i + 1, end, i);
            case "assert" -> out.expression(Role.EXPRESSION, List.of(), i + 1, end);
            case "raise" -> raise(end);
            case "open" -> open(end);
            case "fetch", "move", "close", "get", "null", "commit", "rollback" -> {}
            default -> out.statement(i, end);
        }
        i = end;
    }

    private void returned(int end) {
        if (t.isWord(i + 1, "query") && t.isWord(i + 2, "execute")) {
            out.dynamic(i + 3, end, i);
        } else if (t.isWord(i + 1, "query")) {
            out.query(Role.RETURN_QUERY, List.of(), i + 2, end);
        } else {
            out.expression(Role.RETURN, List.of(), t.isWord(i + 1, "next") ? i + 2 : i + 1, end);
        }
    }

    /** RAISE 'text', a, b USING option = c: the expressions begin after the first comma, and after USING. */
    private void raise(int end) {
        int using = t.find(i, end, "using");
        int stop = using < 0 ? end : using;
        int comma = i;
        while (comma < stop && t.kind(comma) != TokenKind.COMMA) {
            comma = t.after(comma);
        }
        out.expression(Role.EXPRESSION, List.of(), comma + 1, stop);
        out.expression(Role.EXPRESSION, List.of(), stop + 1, end);
    }

    private void open(int end) {
        int query = t.find(i, end, "for");
        if (query > 0 && t.isWord(query + 1, "execute")) {
            out.dynamic(query + 2, end, i);
        } else if (query > 0) {
            out.query(Role.CURSOR, List.of(out.text(i + 1, i + 2)), query + 1, end);
        } else {
            out.expression(Role.EXPRESSION, List.of(), i + 2, end);
        }
    }

    private void when() {
        int then = until("then");
        // In a handler the names of conditions stand here.
        if (blocks.peek() != Block.HANDLERS) {
            out.expression(Role.EXPRESSION, List.of(), i + 1, then);
        }
        i = then + 1;
    }

    private void condition(Block block, String stop) {
        int end = until(stop);
        out.expression(Role.EXPRESSION, List.of(), i + 1, end);
        blocks.push(block);
        // WHEN is read as such next.
        i = stop.equals("when") ? end : end + 1;
    }

    private void loop() {
        int in = until("in");
        int end = until("loop");
        List<String> targets = out.targets(i + 1, Math.min(in, end));
        int start = t.isWord(in + 1, "reverse") ? in + 2 : in + 1;
        out.loop(targets, start, end, i);
        blocks.push(Block.LOOP);
        i = end + 1;
    }

    private void declare() {
        i++;
        while (i < t.size() && !t.isWord(i, "begin")) {
            int end = end();
            if (!t.isWord(i, "declare")) {
                new Declaration(t, out).read(i, end);
            } else {
                end = i;
            }
            i = end + 1;
        }
    }

    private void open(Block block) {
        blocks.push(block);
        i++;
    }

    /** Step over {@code #variable_conflict use_column} and its like, which no semicolon ends. */
    private void option() {
        i += t.isWord(i + 1, "print_strict_params", "variable_conflict", "option") ? 3 : 1;
    }

    /** Return where {@code :=} or {@code =} stands when this is an assignment; -1 when it is not. */
    private int assignment() {
        int at = i;
        if (!t.kind(at).identifier()) {
            return -1;
        }
        at++;
        while (t.kind(at) == TokenKind.DOT || t.kind(at) == TokenKind.LEFT_BRACKET) {
            at = t.kind(at) == TokenKind.DOT ? at + 2 : t.after(at);
        }
        return t.isOperator(at, ":=") || t.isOperator(at, "=") ? at : -1;
    }

    private int until(String word) {
        for (int at = i + 1; at < t.size(); at = skip(at)) {
            if (t.isWord(at, word)) {
                return at;
            } else if (t.kind(at) == TokenKind.SEMICOLON) {
                return at;
            }
        }
        return t.size();
    }

    private int end() {
        int at = i;
        while (at < t.size() && t.kind(at) != TokenKind.SEMICOLON) {
            at = skip(at);
        }
        return at;
    }

    /** Step over parentheses, but not over CASE: the one of a statement holds statements. */
    private int skip(int at) {
        return t.kind(at) == TokenKind.LEFT_PAREN || t.kind(at) == TokenKind.LEFT_BRACKET ? t.after(at) : at + 1;
    }
}

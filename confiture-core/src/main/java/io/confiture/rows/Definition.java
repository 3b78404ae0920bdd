package io.confiture.rows;

import io.confiture.sql.Cursor;
import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads constraints, indexes and partition bounds as PostgreSQL prints them ({@code pg_get_constraintdef} and the like). */
final class Definition {

    private final String text;
    private final Cursor cursor;

    private Definition(String text) {
        this.text = text;
        this.cursor = new Cursor(Lexer.of(text));
    }

    /** Return the key that a PRIMARY KEY, UNIQUE or EXCLUDE constraint is. */
    static Optional<Key> key(String text, List<String> columns) {
        return new Definition(text).key(columns);
    }

    /** Return the expression of a CHECK constraint. */
    static Optional<String> check(String text) {
        Definition definition = new Definition(text);
        return definition.cursor.accept("check") ? Optional.of(definition.parenthesis()) : Optional.empty();
    }

    /** Return the foreign key of a FOREIGN KEY constraint. */
    static Optional<Reference> reference(String text) {
        Definition definition = new Definition(text);
        return definition.cursor.accept("foreign") ? Optional.of(definition.foreignKey()) : Optional.empty();
    }

    /** Return the key that an index demands, if it is unique. */
    static Optional<Key> uniqueIndex(String text, List<String> columns) {
        Definition definition = new Definition(text);
        definition.cursor.accept("create");
        return definition.cursor.accept("unique") ? Optional.of(definition.indexed(columns)) : Optional.empty();
    }

    /** Return the columns of a partition key such as {@code RANGE (created_at, id)}, or none when it has an expression. */
    static List<String> partitionKey(String text, List<String> columns) {
        Definition definition = new Definition(text);
        definition.cursor.advance();
        List<String> names = definition.names();
        return columns.containsAll(names) ? names : List.of();
    }

    /**
     * Return values of the key's columns that lead to a partition.
     *
     * @param bound such as {@code FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')}
     * @return null when the bound takes whatever no other does, or any hash
     */
    static @Nullable Map<String, String> place(String bound, List<String> key) {
        Definition definition = new Definition(bound);
        if (!definition.cursor.seek("from", "in")) {
            return null;
        }
        boolean range = definition.cursor.at("from");
        definition.cursor.advance();
        List<@Nullable String> values = definition.constants();
        Map<String, String> place = new TreeMap<>();
        for (int i = 0; i < Math.min(key.size(), values.size()); i++) {
            String value = values.get(i);
            if (value != null) {
                place.put(key.get(i), value);
            }
            if (!range) {
                break;
            }
        }
        return place;
    }

    private Optional<Key> key(List<String> columns) {
        if (cursor.accept("exclude")) {
            cursor.seek("using");
            return Optional.of(new Key(mentioned(columns), false, true, true));
        }
        boolean primary = cursor.accept("primary");
        if (!primary && !cursor.accept("unique")) {
            return Optional.empty();
        }
        cursor.accept("key");
        boolean distinct = !cursor.accept("nulls");
        cursor.skip("not", "distinct");
        List<String> names = names();
        // A key WITHOUT OVERLAPS is an exclusion in its last column.
        boolean wide = !columns.containsAll(names) || text.contains("WITHOUT OVERLAPS");
        names.retainAll(columns);
        return Optional.of(new Key(names, primary, distinct && !primary, wide));
    }

    private Key indexed(List<String> columns) {
        cursor.seek("using");
        cursor.advance();
        cursor.advance();
        int from = cursor.token().start();
        cursor.skipParens();
        int to = cursor.atEnd() ? text.length() : cursor.token().start();
        String list = text.substring(from, to);
        boolean distinct = !(cursor.accept("nulls") && cursor.accept("not"));
        List<String> names = new Definition(list).mentioned(columns);
        return new Key(names, false, distinct, !new Definition(list).names().equals(names));
    }

    private Reference foreignKey() {
        cursor.accept("key");
        List<String> columns = names();
        cursor.accept("references");
        List<String> parts = new ArrayList<>();
        parts.add(cursor.token().name());
        cursor.advance();
        while (cursor.at(TokenKind.DOT)) {
            cursor.advance();
            parts.add(cursor.token().name());
            cursor.advance();
        }
        List<String> target = names();
        boolean deferrable = false;
        while (!cursor.atEnd()) {
            boolean not = cursor.accept("not");
            deferrable |= !not && cursor.at("deferrable");
            cursor.advance();
        }
        String schema = parts.size() > 1 ? parts.get(0) : "public";
        return new Reference(columns, new Relation(schema, parts.get(parts.size() - 1)), target, deferrable);
    }

    /** Read {@code (a, b)}: the first word of each member. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        int depth = 0;
        boolean first = false;
        while (!cursor.atEnd()) {
            Lexer token = cursor.token();
            if (token.kind() == TokenKind.LEFT_PAREN) {
                depth++;
                first = depth == 1;
            } else if (token.kind() == TokenKind.RIGHT_PAREN) {
                depth--;
            } else if (depth == 1 && first) {
                boolean period = token.isWord("period");
                names.add(token.name());
                first = false;
                // PERIOD valid_at, since 18; a column may have that name too.
                if (period) {
                    cursor.advance();
                    if (!cursor.token().kind().identifier()) {
                        continue;
                    }
                    names.set(names.size() - 1, cursor.token().name());
                }
            }
            first |= depth == 1 && token.kind() == TokenKind.COMMA;
            cursor.advance();
            if (depth == 0) {
                break;
            }
        }
        return names;
    }

    /** Return those columns that are named anywhere in the rest. */
    private List<String> mentioned(List<String> columns) {
        List<String> found = new ArrayList<>();
        while (!cursor.atEnd()) {
            String name = cursor.token().name();
            if (cursor.token().kind().identifier() && columns.contains(name) && !found.contains(name)) {
                found.add(name);
            }
            cursor.advance();
        }
        return found;
    }

    /** Read {@code ('a', 1, MINVALUE)}: null for what is no constant. */
    private List<@Nullable String> constants() {
        List<@Nullable String> values = new ArrayList<>();
        String sign = "";
        cursor.advance();
        while (!cursor.atEnd() && !cursor.at(TokenKind.RIGHT_PAREN)) {
            Lexer token = cursor.token();
            if (token.kind().string()) {
                values.add(Constants.content(token));
            } else if (token.kind() == TokenKind.NUMBER) {
                values.add(sign + token.text());
            } else if (token.isWord("true") || token.isWord("false")) {
                values.add(token.name());
            } else if (token.kind() == TokenKind.IDENTIFIER) {
                values.add(null);
            }
            sign = token.kind() == TokenKind.OPERATOR && token.text().equals("-") ? "-" : "";
            cursor.advance();
        }
        return values;
    }

    private String parenthesis() {
        int from = cursor.token().start();
        cursor.skipParens();
        int to = cursor.atEnd() ? text.length() : cursor.token().start();
        return text.substring(from, to).strip();
    }
}

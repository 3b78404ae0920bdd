package io.confiture.sql.query;

import io.confiture.sql.TokenKind;
import java.util.Set;

/** Knows the keywords that cannot be a column, and how far the name of a type reaches. */
final class Words {
    /** The reserved words of PostgreSQL 18, and those reserved but for functions and types, without constants. */
    private static final Set<String> RESERVED = Set.of(
            "all",
            "analyse",
            "analyze",
            "and",
            "any",
            "array",
            "as",
            "asc",
            "asymmetric",
            "authorization",
            "between",
            "binary",
            "both",
            "case",
            "cast",
            "check",
            "collate",
            "collation",
            "column",
            "concurrently",
            "constraint",
            "create",
            "cross",
            "default",
            "deferrable",
            "desc",
            "distinct",
            "do",
            "else",
            "end",
            "except",
            "exists",
            "false",
            "fetch",
            "for",
            "foreign",
            "freeze",
            "from",
            "full",
            "grant",
            "group",
            "having",
            "ilike",
            "in",
            "initially",
            "inner",
            "intersect",
            "into",
            "is",
            "isnull",
            "join",
            "lateral",
            "leading",
            "left",
            "like",
            "limit",
            "natural",
            "not",
            "notnull",
            "null",
            "offset",
            "on",
            "only",
            "or",
            "order",
            "outer",
            "overlaps",
            "placing",
            "primary",
            "references",
            "returning",
            "right",
            "row",
            "select",
            "similar",
            "some",
            "symmetric",
            "table",
            "tablesample",
            "then",
            "to",
            "trailing",
            "true",
            "union",
            "unique",
            "using",
            "variadic",
            "verbose",
            "when",
            "where",
            "window",
            "with");

    private static final Set<String> VALUES = Set.of(
            "current_catalog",
            "current_date",
            "current_role",
            "current_schema",
            "current_time",
            "current_timestamp",
            "current_user",
            "localtime",
            "localtimestamp",
            "session_user",
            "system_user",
            "user");

    private static final Set<String> FIELDS = Set.of("year", "month", "day", "hour", "minute", "second");

    private Words() {}

    /** Tell whether a token is a keyword that names no column: unquoted, and not behind a dot. */
    static boolean reserved(Tokens t, int i) {
        return t.kind(i) == TokenKind.IDENTIFIER && RESERVED.contains(t.name(i)) && t.kind(i - 1) != TokenKind.DOT;
    }

    /** Tell whether a token is a value by itself: {@code current_date} and its like. */
    static boolean value(Tokens t, int i) {
        return t.kind(i) == TokenKind.IDENTIFIER && VALUES.contains(t.name(i)) && t.kind(i - 1) != TokenKind.DOT;
    }

    /** Tell whether a token names a field of an interval. */
    static boolean field(Tokens t, int i) {
        return t.kind(i) == TokenKind.IDENTIFIER && FIELDS.contains(t.name(i));
    }

    /** Return the index after a name with its qualification. */
    static int chainEnd(Tokens t, int from, int to) {
        int i = from + 1;
        while (i + 1 < to && t.kind(i) == TokenKind.DOT && t.kind(i + 1).identifier()) {
            i += 2;
        }
        return i;
    }

    /** Return the index after the name of a type. */
    static int typeEnd(Tokens t, int from, int to) {
        int i = t.isWord(from, "setof") ? from + 1 : from;
        int first = i;
        if (i >= to || !t.kind(i).identifier()) {
            return i;
        }
        i = chainEnd(t, i, to);
        boolean pair = (t.isWord(first, "double") && t.isWord(i, "precision"))
                || (t.isWord(first, "character", "char", "nchar", "bit", "national") && t.isWord(i, "varying"))
                || (t.isWord(first, "national") && t.isWord(i, "character", "char"));
        if (pair && i < to) {
            i += t.isWord(i + 1, "varying") ? 2 : 1;
        }
        boolean interval = t.isWord(first, "interval");
        while (interval && i < to && (field(t, i) || (t.isWord(i, "to") && field(t, i + 1)))) {
            i++;
        }
        if (i < to && t.kind(i) == TokenKind.LEFT_PAREN && t.partner(i) > 0) {
            i = t.after(i);
        }
        if (i + 2 < to && t.isWord(i, "with", "without") && t.isWord(i + 1, "time") && t.isWord(i + 2, "zone")) {
            i += 3;
        }
        while (i < to && (t.kind(i) == TokenKind.LEFT_BRACKET || t.isWord(i, "array"))) {
            i = t.after(i);
        }
        return Math.min(i, to);
    }
}

package io.confiture.sql.routine;

import io.confiture.sql.query.Span;
import io.confiture.sql.query.Tokens;

/** Is what a routine runs, as it is written. */
public sealed interface BodyText {

    /** Is {@code AS '...'}: the tokens inside of the string. */
    record Quoted(Tokens tokens) implements BodyText {}

    /** Is {@code BEGIN ATOMIC .. END}: the tokens between. */
    record Atomic(Tokens tokens) implements BodyText {}

    /** Is {@code RETURN expression}: the tokens of the expression. */
    record Return(Tokens tokens) implements BodyText {}

    /** Is something that cannot be read: {@code AS U&'..'}, an object file's name, or no body at all. */
    record Unreadable(String reason, Span span) implements BodyText {}
}

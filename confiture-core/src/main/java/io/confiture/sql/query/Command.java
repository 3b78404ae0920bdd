package io.confiture.sql.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is a statement that reads or changes rows, or one of which only the tables are known. */
public sealed interface Command
        permits Query, Command.Insert, Command.Update, Command.Delete, Command.Merge, Command.Other {

    /** Return the common tables of the WITH before it. */
    List<CommonTable> with();

    /** Return the tokens. */
    Span span();

    /**
     * Is an INSERT.
     *
     * @param columns the column list, empty when there is none
     * @param source the query or VALUES; null for DEFAULT VALUES
     * @param conflict what follows ON CONFLICT, or null
     * @param returning the items of RETURNING, mostly none
     */
    record Insert(
            List<CommonTable> with,
            FromItem.Table target,
            List<Name> columns,
            @Nullable Query source,
            @Nullable Conflict conflict,
            List<SelectItem> returning,
            Span span)
            implements Command {}

    /**
     * Is ON CONFLICT.
     *
     * @param target the expressions of the conflict target, with its WHERE
     * @param assignments those of DO UPDATE SET; empty for DO NOTHING
     * @param where the condition of DO UPDATE, or null
     */
    record Conflict(
            List<Expression> target,
            List<Assignment> assignments,
            @Nullable Expression where,
            Span span) {}

    /** Is {@code column = value} of a SET clause; {@code (a, b) = (x, y)} is two of them. */
    record Assignment(Name column, Expression value) {}

    /** Is an UPDATE. */
    record Update(
            List<CommonTable> with,
            FromItem.Table target,
            List<Assignment> assignments,
            List<FromItem> from,
            @Nullable Expression where,
            List<SelectItem> returning,
            Span span)
            implements Command {}

    /** Is a DELETE. */
    record Delete(
            List<CommonTable> with,
            FromItem.Table target,
            List<FromItem> using,
            @Nullable Expression where,
            List<SelectItem> returning,
            Span span)
            implements Command {}

    /** Is a MERGE. */
    record Merge(
            List<CommonTable> with,
            FromItem.Table target,
            FromItem source,
            Expression on,
            List<MergeAction> actions,
            List<SelectItem> returning,
            Span span)
            implements Command {}

    /**
     * Is one WHEN of a MERGE.
     *
     * @param matched whether it is for rows that have a partner in the target
     * @param condition what follows AND, or null
     * @param assignments those of UPDATE SET; empty for others
     * @param columns the column list of INSERT, empty when there is none
     * @param values the values of INSERT, empty for others
     */
    record MergeAction(
            boolean matched,
            @Nullable Expression condition,
            List<Assignment> assignments,
            List<Name> columns,
            List<Expression> values,
            Span span) {}

    /**
     * Is any other statement.
     *
     * @param keyword its first word, in lower case
     * @param targets the tables that it names: of TRUNCATE, LOCK, COPY, CREATE TABLE, REFRESH and their like
     * @param role what becomes of the targets
     * @param query the query inside of it, as of CREATE TABLE AS, or null
     */
    record Other(
            List<CommonTable> with,
            String keyword,
            List<FromItem.Table> targets,
            TableReference.Role role,
            @Nullable Query query,
            Span span)
            implements Command {}
}

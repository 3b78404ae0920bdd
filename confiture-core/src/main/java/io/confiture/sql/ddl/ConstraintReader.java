package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.ConstraintDraft.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads constraints: the rules ColConstraint and TableConstraint of PostgreSQL's grammar. */
final class ConstraintReader {
    private static final String[] BEGIN_COLUMN = {
        "constraint",
        "not",
        "null",
        "unique",
        "primary",
        "check",
        "default",
        "generated",
        "references",
        "deferrable",
        "initially",
        "collate",
        "storage",
        "compression",
        "options",
        "enforced"
    };

    private final Tokens tokens;
    private final Tables tables;

    ConstraintReader(Tokens tokens, Tables tables) {
        this.tokens = tokens;
        this.tables = tables;
    }

    /** Read what follows a column's type, change the column, and return the constraints, up to a comma or parenthesis. */
    List<ConstraintDraft> ofColumn(ColumnDraft column) {
        List<ConstraintDraft> found = new ArrayList<>();
        ConstraintDraft last = null;
        String name = null;
        while (!atElementEnd()) {
            SourceLocation location = tokens.location();
            ConstraintDraft constraint = null;
            if (tokens.accept("constraint")) {
                name = tokens.takeName();
                continue;
            } else if (tokens.accept("not", "null")) {
                column.notNull = true;
                constraint = name == null ? null : over(Kind.NOT_NULL, location, column);
                tokens.accept("no", "inherit");
            } else if (tokens.accept("primary", "key")) {
                constraint = over(Kind.PRIMARY, location, column);
            } else if (tokens.accept("unique")) {
                constraint = over(Kind.UNIQUE, location, column);
                nulls(constraint);
            } else if (tokens.accept("check")) {
                constraint = check(location);
            } else if (tokens.accept("references")) {
                constraint = over(Kind.FOREIGN, location, column);
                references(constraint);
            } else if (tokens.accept("default")) {
                column.hasDefault = !expression();
            } else if (tokens.accept("generated")) {
                generated().accept(column);
            } else if (last == null || !timing(last)) {
                tokens.skip();
            }
            if (constraint != null) {
                constraint.name = name;
                found.add(constraint);
                last = constraint;
            }
            name = null;
        }
        return found;
    }

    private static ConstraintDraft over(Kind kind, SourceLocation location, ColumnDraft column) {
        ConstraintDraft constraint = new ConstraintDraft(kind, location);
        constraint.columns.add(column.name);
        return constraint;
    }

    /** Tell whether a constraint of the table begins here, and not a column of that name. */
    boolean atTableConstraint() {
        return tokens.at("constraint")
                || tokens.at("primary", "key")
                || (tokens.at("unique")
                        && (tokens.next(TokenKind.LEFT_PAREN)
                                || tokens.at("unique", "nulls")
                                || tokens.at("unique", "using")))
                || (tokens.at("check") && tokens.next(TokenKind.LEFT_PAREN))
                || tokens.at("foreign", "key")
                || (tokens.at("exclude") && (tokens.next(TokenKind.LEFT_PAREN) || tokens.at("exclude", "using")))
                || tokens.at("not", "null");
    }

    /** Read a constraint of the table up to a comma or parenthesis; null when it is none that is known. */
    @Nullable
    ConstraintDraft ofTable(TableDraft table) {
        SourceLocation location = tokens.location();
        String name = tokens.accept("constraint") ? tokens.takeName() : null;
        ConstraintDraft constraint = body(table, location);
        while (!atElementEnd()) {
            if (constraint == null || !timing(constraint)) {
                tokens.skip();
            }
        }
        if (constraint != null && name != null) {
            constraint.name = name;
        }
        return constraint;
    }

    private @Nullable ConstraintDraft body(TableDraft table, SourceLocation location) {
        if (tokens.accept("primary", "key")) {
            return key(table, new ConstraintDraft(Kind.PRIMARY, location));
        } else if (tokens.accept("unique")) {
            ConstraintDraft constraint = new ConstraintDraft(Kind.UNIQUE, location);
            nulls(constraint);
            return key(table, constraint);
        } else if (tokens.accept("check")) {
            return check(location);
        } else if (tokens.accept("foreign", "key")) {
            ConstraintDraft constraint = new ConstraintDraft(Kind.FOREIGN, location);
            constraint.columns.addAll(tokens.names());
            if (tokens.accept("references")) {
                references(constraint);
            }
            return constraint;
        } else if (tokens.accept("exclude")) {
            return new ConstraintDraft(Kind.EXCLUDE, location);
        } else if (tokens.accept("not", "null")) {
            ConstraintDraft constraint = new ConstraintDraft(Kind.NOT_NULL, location);
            constraint.columns.add(tokens.takeName());
            return constraint;
        }
        return null;
    }

    /** Read the columns of a key, or the unique index that becomes one. */
    private ConstraintDraft key(TableDraft table, ConstraintDraft constraint) {
        if (tokens.accept("using", "index")) {
            String index = tokens.takeName();
            ConstraintDraft existing = table.constraint(index);
            constraint.name = index;
            if (existing != null) {
                constraint.columns.addAll(existing.columns);
                constraint.nullsNotDistinct = existing.nullsNotDistinct;
                table.constraints.remove(existing);
            }
        } else {
            constraint.columns.addAll(tokens.names());
        }
        return constraint;
    }

    private void nulls(ConstraintDraft constraint) {
        if (tokens.accept("nulls", "not", "distinct")) {
            constraint.nullsNotDistinct = true;
        } else {
            tokens.accept("nulls", "distinct");
        }
    }

    private ConstraintDraft check(SourceLocation location) {
        ConstraintDraft constraint = new ConstraintDraft(Kind.CHECK, location);
        int open = tokens.mark();
        int from = tokens.offset();
        constraint.columns.addAll(identifiers());
        tokens.back(open);
        tokens.skipParens();
        constraint.expression = inside(tokens.text(from, tokens.previousEnd()));
        constraint.noInherit = tokens.accept("no", "inherit");
        return constraint;
    }

    private static String inside(String text) {
        boolean both = text.length() >= 2 && text.startsWith("(") && text.endsWith(")");
        return both ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** Return the names in a parenthesis that may be columns: what is no function, no type, no qualification. */
    private List<String> identifiers() {
        List<String> names = new ArrayList<>();
        int depth = 0;
        boolean type = false;
        while (!tokens.atEnd()) {
            if (tokens.at(TokenKind.LEFT_PAREN)) {
                depth++;
            } else if (tokens.at(TokenKind.RIGHT_PAREN) && --depth == 0) {
                return names;
            } else if (tokens.atIdentifier()
                    && !type
                    && !tokens.next(TokenKind.LEFT_PAREN)
                    && !tokens.next(TokenKind.DOT)
                    && !names.contains(tokens.name())) {
                names.add(tokens.name());
            }
            type = tokens.at(TokenKind.OPERATOR) && tokens.name().equals("::");
            tokens.advance();
        }
        return names;
    }

    private void references(ConstraintDraft constraint) {
        TableName target = tokens.qualifiedName();
        constraint.target = target;
        constraint.targetColumns.addAll(tokens.names());
        while (!atElementEnd()) {
            if (tokens.accept("match")) {
                tokens.advance();
            } else if (tokens.accept("on", "delete") || tokens.accept("on", "update")) {
                action();
            } else {
                return;
            }
        }
    }

    private void action() {
        if (!tokens.accept("no", "action") && !tokens.accept("set", "null") && !tokens.accept("set", "default")) {
            tokens.advance();
        }
        tokens.skipParens();
    }

    /** Read when the constraint is checked; false, nothing read, for anything else. */
    private boolean timing(ConstraintDraft constraint) {
        if (tokens.accept("not", "deferrable")) {
            constraint.deferrable = false;
            constraint.initiallyDeferred = false;
        } else if (tokens.accept("deferrable")) {
            constraint.deferrable = true;
        } else if (tokens.accept("initially", "deferred")) {
            constraint.deferrable = true;
            constraint.initiallyDeferred = true;
        } else if (tokens.accept("initially", "immediate")) {
            constraint.initiallyDeferred = false;
        } else if (tokens.accept("no", "inherit")) {
            constraint.noInherit = true;
        } else {
            return false;
        }
        return true;
    }

    /** Read what follows GENERATED and return what it does to the column. */
    Consumer<ColumnDraft> generated() {
        boolean always = tokens.accept("always");
        if (!always) {
            tokens.accept("by", "default");
        }
        tokens.accept("as");
        boolean identity = tokens.accept("identity");
        tokens.skipParens();
        return column -> {
            column.identity |= identity;
            column.identityAlways |= identity && always;
            column.notNull |= identity;
            column.expression |= !identity;
        };
    }

    /** Step over the expression of a DEFAULT; returns whether it is NULL, which is no default at all. */
    boolean expression() {
        boolean nothing = onlyNull();
        int cases = 0;
        boolean first = true;
        boolean continues = false;
        while (!atElementEnd()) {
            if (!first && !continues && cases == 0 && tokens.atAny(BEGIN_COLUMN)) {
                break;
            }
            if (tokens.at("case")) {
                cases++;
            } else if (tokens.at("end")) {
                cases--;
            }
            // After a dot or an operator, and between IS and FROM, these words begin no constraint.
            continues = tokens.at(TokenKind.OPERATOR) || tokens.at(TokenKind.DOT) || tokens.at("is");
            first = false;
            tokens.skip();
        }
        return nothing;
    }

    /** Tell whether NULL stands here, also cast or in parentheses, and nothing is done with it. */
    private boolean onlyNull() {
        int mark = tokens.mark();
        tokens.accept("cast");
        while (tokens.accept(TokenKind.LEFT_PAREN)) {
            tokens.accept("cast");
        }
        boolean nothing = tokens.accept("null");
        boolean closing = nothing;
        while (closing) {
            closing = tokens.accept(TokenKind.RIGHT_PAREN);
        }
        boolean cast = tokens.at("as")
                || (tokens.at(TokenKind.OPERATOR) && tokens.name().equals("::"));
        nothing &= cast || atElementEnd() || tokens.atAny(BEGIN_COLUMN);
        tokens.back(mark);
        return nothing;
    }

    boolean atElementEnd() {
        return tokens.atEnd() || tokens.at(TokenKind.COMMA) || tokens.at(TokenKind.RIGHT_PAREN);
    }

    /** Change when a constraint is checked, as ALTER CONSTRAINT says. */
    void retime(ConstraintDraft constraint) {
        while (!atElementEnd()) {
            if (!timing(constraint)) {
                tokens.skip();
            }
        }
    }

    /** Add a constraint to its table, named and with its target found. */
    void add(TableDraft table, ConstraintDraft constraint) {
        if (constraint.kind == Kind.CHECK) {
            constraint.columns.removeIf(column -> table.column(column) == null);
        }
        resolve(constraint);
        table.add(constraint, tables.names());
    }

    /** Find the table that a foreign key was written with, and the columns that it means. */
    private void resolve(ConstraintDraft constraint) {
        TableName written = constraint.target;
        if (constraint.kind != Kind.FOREIGN || written == null || constraint.targetId != 0) {
            return;
        }
        TableDraft target = tables.find(written);
        if (target != null) {
            constraint.targetId = target.id;
            ConstraintDraft primary = target.primaryKey();
            if (constraint.targetColumns.isEmpty() && primary != null) {
                constraint.targetColumns.addAll(primary.columns);
            }
        } else {
            TableName full = tables.created(written);
            constraint.target = full == null ? written : full;
        }
    }
}

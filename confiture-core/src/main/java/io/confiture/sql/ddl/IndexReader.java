package io.confiture.sql.ddl;

import io.confiture.project.TableName;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.ConstraintDraft.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is said of unique indexes. */
final class IndexReader {
    private final Tokens tokens;
    private final Tables tables;

    IndexReader(Tokens tokens, Tables tables) {
        this.tokens = tokens;
        this.tables = tables;
    }

    /** Read CREATE UNIQUE INDEX from behind these words; adds a key where it is over plain columns and all rows. */
    void create() {
        tokens.accept("concurrently");
        boolean unlessThere = tokens.accept("if", "not", "exists");
        ConstraintDraft index = new ConstraintDraft(Kind.INDEX, tokens.location());
        if (!tokens.at("on")) {
            index.name = tokens.takeName();
        }
        tokens.accept("on");
        boolean only = tokens.accept("only");
        TableName written = tokens.qualifiedName();
        TableDraft table = written == null ? null : tables.find(written);
        if (table == null || (unlessThere && index.name != null && table.constraint(index.name) != null)) {
            return;
        }
        if (tokens.accept("using")) {
            tokens.advance();
        }
        List<String> columns = columns();
        boolean whole = columns != null;
        while (!tokens.atEnd()) {
            index.nullsNotDistinct |= tokens.at("nulls", "not", "distinct");
            whole &= !tokens.at("where");
            tokens.skip();
        }
        if (whole && columns != null) {
            index.columns.addAll(columns);
            add(table, index, only);
        }
    }

    private void add(TableDraft table, ConstraintDraft index, boolean only) {
        table.add(index, tables.names());
        for (TableDraft heir : only ? List.<TableDraft>of() : tables.heirs(table)) {
            if (heir.partition) {
                add(heir, Heirs.inherited(index), false);
            }
        }
    }

    /** Read the columns; null when one of them is an expression. */
    private @Nullable List<String> columns() {
        if (!tokens.accept(TokenKind.LEFT_PAREN)) {
            return null;
        }
        List<String> names = new ArrayList<>();
        boolean plain = true;
        while (!tokens.atEnd() && !tokens.at(TokenKind.RIGHT_PAREN)) {
            boolean wrapped = tokens.accept(TokenKind.LEFT_PAREN);
            plain &= tokens.atIdentifier()
                    && (!wrapped || tokens.next(TokenKind.RIGHT_PAREN))
                    && !tokens.next(TokenKind.LEFT_PAREN)
                    && !tokens.next(TokenKind.DOT);
            names.add(tokens.takeName());
            if (wrapped) {
                within();
            }
            while (!tokens.atEnd() && !tokens.at(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_PAREN)) {
                tokens.skip();
            }
            tokens.accept(TokenKind.COMMA);
        }
        tokens.advance();
        return plain ? names : null;
    }

    /** Step behind the end of a parenthesis that is already open. */
    private void within() {
        while (!tokens.atEnd() && !tokens.at(TokenKind.RIGHT_PAREN)) {
            tokens.skip();
        }
        tokens.advance();
    }

    /** Read DROP INDEX from behind these words. */
    void drop() {
        tokens.accept("concurrently");
        tokens.accept("if", "exists");
        TableName written = tokens.qualifiedName();
        while (written != null) {
            String name = written.name();
            TableDraft table = tables.findByIndex(written);
            if (table != null) {
                table.constraints.removeIf(c -> c.kind == Kind.INDEX && c.isNamed(name));
            }
            tokens.accept(TokenKind.COMMA);
            written = tokens.at("cascade") || tokens.at("restrict") ? null : tokens.qualifiedName();
        }
    }

    /** Read RENAME TO behind the name of an index; an index and its constraint have one name. */
    void rename(TableName written) {
        TableDraft table = tables.findByIndex(written);
        ConstraintDraft index = table == null ? null : table.constraint(written.name());
        if (index != null && tokens.accept("rename", "to")) {
            index.name = tokens.takeName();
        }
    }
}

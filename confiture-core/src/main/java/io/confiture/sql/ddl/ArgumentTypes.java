package io.confiture.sql.ddl;

import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the types of a routine's arguments: of those that tell it from others of its name. */
final class ArgumentTypes {
    private final Tokens tokens;
    private final TypeReader.Schemas schemas;

    ArgumentTypes(Tokens tokens, TypeReader.Schemas schemas) {
        this.tokens = tokens;
        this.schemas = schemas;
    }

    /** Read the parenthesis that opens here; null when there is none, or not every type can be read. */
    @Nullable
    List<TypeName> read() {
        int open = tokens.mark();
        if (!tokens.accept(TokenKind.LEFT_PAREN)) {
            return null;
        }
        List<TypeName> types = new ArrayList<>();
        boolean known = true;
        while (known && !tokens.atEnd() && !tokens.at(TokenKind.RIGHT_PAREN)) {
            known = argument(types);
            while (!tokens.atEnd() && !tokens.at(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_PAREN)) {
                tokens.skip();
            }
            tokens.accept(TokenKind.COMMA);
        }
        tokens.back(open);
        tokens.skipParens();
        return known ? types : null;
    }

    private boolean argument(List<TypeName> types) {
        boolean out = mode();
        int start = tokens.mark();
        TypeName type = type();
        if (type == null) {
            // What looked like a type is the argument's name.
            tokens.back(start);
            tokens.advance();
            out |= mode();
            type = type();
        }
        if (type != null && !out) {
            types.add(type);
        }
        return type != null;
    }

    /** Step over a mode; tells whether callers do not give the argument. */
    private boolean mode() {
        if (tokens.accept("in")) {
            tokens.accept("out");
            return false;
        }
        return !tokens.acceptAny("inout", "variadic") && tokens.accept("out");
    }

    private @Nullable TypeName type() {
        TypeName type = tokens.atIdentifier() ? TypeReader.read(tokens, schemas) : null;
        boolean ended = tokens.atEnd()
                || tokens.at(TokenKind.COMMA)
                || tokens.at(TokenKind.RIGHT_PAREN)
                || tokens.at("default")
                || (tokens.at(TokenKind.OPERATOR)
                        && (tokens.name().equals("=") || tokens.name().equals(":=")));
        return type == null || !ended ? null : type.withoutModifiers();
    }
}

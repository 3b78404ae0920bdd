package io.confiture.sql.ddl;

import io.confiture.project.TableName;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a type where one is expected: the rule Typename of PostgreSQL's grammar. */
final class TypeReader {
    private static final Set<String> FIELDS = Set.of("year", "month", "day", "hour", "minute", "second");

    /** Finds the schema of a type that is not PostgreSQL's own. */
    interface Schemas {
        /** Return the schema where a name is found, null when no statement defines it. */
        @Nullable
        String find(@Nullable String schema, String name);
    }

    private TypeReader() {}

    /** Read a type and leave the tokens after it; null, nothing read, when no type can begin here. */
    static @Nullable TypeName read(Tokens tokens, Schemas schemas) {
        if (!tokens.atIdentifier()) {
            return null;
        }
        TypeName type = tokens.at(TokenKind.IDENTIFIER) && !tokens.next(TokenKind.DOT) ? word(tokens, schemas) : null;
        if (type == null) {
            type = named(tokens, schemas);
        }
        return array(tokens) ? new TypeName(type.schema(), type.name(), type.modifiers(), true) : type;
    }

    /** Read one of the types that the grammar itself knows; null, nothing read, for others. */
    private static @Nullable TypeName word(Tokens tokens, Schemas schemas) {
        String word = tokens.name();
        switch (word) {
            case "double" -> {
                return tokens.accept("double", "precision") ? builtin("double precision") : null;
            }
            case "national", "character", "char", "nchar", "varchar" -> {
                return characters(tokens);
            }
            case "bit" -> {
                tokens.advance();
                boolean varying = tokens.accept("varying");
                List<String> length = modifiers(tokens);
                return varying
                        ? builtin("bit varying", length)
                        : builtin("bit", length.isEmpty() ? List.of("1") : length);
            }
            case "timestamp", "time" -> {
                tokens.advance();
                List<String> precision = modifiers(tokens);
                boolean zone = tokens.accept("with", "time", "zone");
                if (!zone) {
                    tokens.accept("without", "time", "zone");
                }
                return builtin(word + (zone ? " with time zone" : " without time zone"), precision);
            }
            case "interval" -> {
                return interval(tokens);
            }
            case "float" -> {
                tokens.advance();
                List<String> bits = modifiers(tokens);
                return builtin(!bits.isEmpty() && small(bits.get(0)) ? "real" : "double precision");
            }
            case "numeric", "decimal", "dec" -> {
                tokens.advance();
                List<String> digits = modifiers(tokens);
                return builtin("numeric", digits.size() == 1 ? List.of(digits.get(0), "0") : digits);
            }
            case "int", "integer", "smallint", "bigint", "real", "boolean" -> {
                tokens.advance();
                return builtin(BuiltinTypes.canonical(word));
            }
            default -> {
                return null;
            }
        }
    }

    private static TypeName characters(Tokens tokens) {
        tokens.accept("national");
        boolean varying = tokens.takeName().equals("varchar") | tokens.accept("varying");
        List<String> length = modifiers(tokens);
        return varying
                ? builtin("character varying", length)
                : builtin("character", length.isEmpty() ? List.of("1") : length);
    }

    private static TypeName interval(Tokens tokens) {
        tokens.advance();
        List<String> precision = modifiers(tokens);
        if (!precision.isEmpty() || !tokens.at(TokenKind.IDENTIFIER) || !FIELDS.contains(tokens.name())) {
            return builtin("interval", precision);
        }
        StringBuilder fields = new StringBuilder(tokens.takeName());
        if (tokens.accept("to")) {
            fields.append(" to ").append(tokens.takeName());
        }
        List<String> all = new ArrayList<>(List.of(fields.toString()));
        all.addAll(modifiers(tokens));
        return builtin("interval", all);
    }

    private static TypeName named(Tokens tokens, Schemas schemas) {
        boolean quoted = tokens.atQuotedIdentifier();
        TableName written = tokens.qualifiedName();
        String schema = written == null ? null : written.schema();
        String name = written == null ? "" : written.name();
        List<String> modifiers = modifiers(tokens);
        if (schema == null || schema.equals("pg_catalog")) {
            TypeName builtin = catalogType(name, quoted || schema != null, modifiers);
            if (builtin != null) {
                return builtin;
            }
        }
        return new TypeName(schemas.find(schema, name), name, modifiers, false);
    }

    /** Find a type by its name in pg_type, where {@code char} is a byte and {@code bpchar} what SQL calls character. */
    private static @Nullable TypeName catalogType(String name, boolean internal, List<String> modifiers) {
        if (name.equals("char") && internal) {
            return builtin("\"char\"");
        } else if (name.equals("bpchar") && !modifiers.isEmpty()) {
            return builtin("character", modifiers);
        } else if (name.startsWith("_")) {
            String element = BuiltinTypes.find(name.substring(1));
            return element == null ? null : new TypeName(null, element, List.of(), true);
        }
        String known = BuiltinTypes.find(name);
        return known == null ? null : builtin(known, modifiers);
    }

    private static TypeName builtin(String name) {
        return builtin(name, List.of());
    }

    private static TypeName builtin(String name, List<String> modifiers) {
        return new TypeName(null, name, modifiers, false);
    }

    /** A float of at most 24 bits is a real. */
    private static boolean small(String bits) {
        return bits.length() == 1 || (bits.length() == 2 && bits.compareTo("24") <= 0);
    }

    private static List<String> modifiers(Tokens tokens) {
        List<String> all = new ArrayList<>();
        if (!tokens.accept(TokenKind.LEFT_PAREN)) {
            return all;
        }
        while (!tokens.atEnd() && !tokens.at(TokenKind.RIGHT_PAREN)) {
            int from = tokens.offset();
            while (!tokens.atEnd() && !tokens.at(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_PAREN)) {
                tokens.skip();
            }
            all.add(tokens.text(from, tokens.previousEnd()));
            tokens.accept(TokenKind.COMMA);
        }
        tokens.advance();
        return all;
    }

    private static boolean array(Tokens tokens) {
        boolean array = tokens.accept("array");
        while (tokens.at(TokenKind.LEFT_BRACKET)) {
            array = true;
            tokens.skipParens();
        }
        return array;
    }
}

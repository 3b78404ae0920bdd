package io.confiture.sql.ddl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the kinds of objects whose definitions are found in text: objects of one kind never share a name in one place. */
public enum DefinedKind {
    /** Tables, foreign tables, views, materialized views, sequences and indexes, whose names must differ. */
    RELATION(Place.SCHEMA),
    /** Enums, domains, composite types, ranges and base types. */
    TYPE(Place.SCHEMA),
    /** Functions, procedures and aggregates; their arguments belong to their names. */
    ROUTINE(Place.SCHEMA),
    COLLATION(Place.SCHEMA),
    CONVERSION(Place.SCHEMA),
    STATISTICS(Place.SCHEMA),
    TEXT_SEARCH_CONFIGURATION(Place.SCHEMA),
    TEXT_SEARCH_DICTIONARY(Place.SCHEMA),
    TEXT_SEARCH_PARSER(Place.SCHEMA),
    TEXT_SEARCH_TEMPLATE(Place.SCHEMA),
    COLUMN(Place.RELATION),
    CONSTRAINT(Place.RELATION),
    TRIGGER(Place.RELATION),
    POLICY(Place.RELATION),
    RULE(Place.RELATION),
    SCHEMA(Place.DATABASE),
    EXTENSION(Place.DATABASE),
    /** Users and groups as well. */
    ROLE(Place.DATABASE),
    LANGUAGE(Place.DATABASE),
    ACCESS_METHOD(Place.DATABASE),
    EVENT_TRIGGER(Place.DATABASE),
    PUBLICATION(Place.DATABASE),
    SUBSCRIPTION(Place.DATABASE),
    FOREIGN_SERVER(Place.DATABASE),
    FOREIGN_DATA_WRAPPER(Place.DATABASE);

    /** Says within what names of a kind differ. */
    enum Place {
        SCHEMA,
        RELATION,
        DATABASE
    }

    /** What stands after CREATE, ALTER and DROP. */
    private static final List<Words> WORDS = List.of(
            new Words(RELATION, "view"),
            new Words(RELATION, "materialized", "view"),
            new Words(RELATION, "sequence"),
            new Words(RELATION, "index"),
            new Words(TYPE, "type"),
            new Words(TYPE, "domain"),
            new Words(ROUTINE, "function"),
            new Words(ROUTINE, "procedure"),
            new Words(ROUTINE, "aggregate"),
            new Words(ROUTINE, "routine"),
            new Words(COLLATION, "collation"),
            new Words(CONVERSION, "conversion"),
            new Words(STATISTICS, "statistics"),
            new Words(TEXT_SEARCH_CONFIGURATION, "text", "search", "configuration"),
            new Words(TEXT_SEARCH_DICTIONARY, "text", "search", "dictionary"),
            new Words(TEXT_SEARCH_PARSER, "text", "search", "parser"),
            new Words(TEXT_SEARCH_TEMPLATE, "text", "search", "template"),
            new Words(TRIGGER, "trigger"),
            new Words(POLICY, "policy"),
            new Words(RULE, "rule"),
            new Words(SCHEMA, "schema"),
            new Words(EXTENSION, "extension"),
            new Words(ROLE, "role"),
            new Words(ROLE, "user"),
            new Words(ROLE, "group"),
            new Words(LANGUAGE, "language"),
            new Words(ACCESS_METHOD, "access", "method"),
            new Words(EVENT_TRIGGER, "event", "trigger"),
            new Words(PUBLICATION, "publication"),
            new Words(SUBSCRIPTION, "subscription"),
            new Words(FOREIGN_SERVER, "server"),
            new Words(FOREIGN_DATA_WRAPPER, "foreign", "data", "wrapper"));

    private final Place place;

    DefinedKind(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }

    /** Step over the words that name a kind, if they stand here; null, nothing read, for tables and all else. */
    static @Nullable DefinedKind read(Tokens tokens) {
        if (tokens.at("user", "mapping")) {
            return null;
        }
        for (Words words : WORDS) {
            if (tokens.accept(words.first, words.more.toArray(String[]::new))) {
                return words.kind;
            }
        }
        return null;
    }

    private record Words(DefinedKind kind, String first, List<String> more) {
        Words(DefinedKind kind, String first, String... more) {
            this(kind, first, List.of(more));
        }
    }
}

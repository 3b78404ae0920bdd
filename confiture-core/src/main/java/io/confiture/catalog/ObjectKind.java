package io.confiture.catalog;

import java.util.Locale;

/** Names every kind of object that a snapshot can hold, in the order in which snapshots and reports list them. */
public enum ObjectKind {
    DATABASE,
    ROLE,
    SCHEMA,
    EXTENSION,
    LANGUAGE,
    ACCESS_METHOD,
    COLLATION,
    CONVERSION,
    ENUM_TYPE,
    COMPOSITE_TYPE,
    /** A column of a composite type. */
    ATTRIBUTE,
    DOMAIN,
    RANGE_TYPE,
    BASE_TYPE,
    SHELL_TYPE,
    TABLE,
    FOREIGN_TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    /** A column of a table, foreign table, view or materialized view. */
    COLUMN,
    SEQUENCE,
    CONSTRAINT,
    INDEX,
    TRIGGER,
    RULE,
    POLICY,
    STATISTICS,
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    OPERATOR,
    OPERATOR_CLASS,
    OPERATOR_FAMILY,
    CAST,
    TRANSFORM,
    TEXT_SEARCH_PARSER,
    TEXT_SEARCH_TEMPLATE,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_CONFIGURATION,
    FOREIGN_DATA_WRAPPER,
    FOREIGN_SERVER,
    USER_MAPPING,
    PUBLICATION,
    SUBSCRIPTION,
    EVENT_TRIGGER,
    DEFAULT_PRIVILEGES,
    LARGE_OBJECT;

    private final String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    /** Say the kind in words: {@code materialized view}. */
    @Override
    public String toString() {
        return words;
    }

    /** Tell whether objects of this kind hold rows in columns whose order a later ADD COLUMN can only append to. */
    boolean hasAppendedColumns() {
        return this == TABLE || this == FOREIGN_TABLE;
    }

    /** Tell whether names of this kind end in a list of argument types. */
    boolean hasArguments() {
        return this == FUNCTION || this == PROCEDURE || this == AGGREGATE || this == OPERATOR;
    }
}

package io.confiture.migration.precondition;

import java.util.Optional;

/** Names what can be said in a precondition besides its type. */
enum Argument {
    TABLE("table", Form.TEXT),
    SCHEMA("schema", Form.TEXT),
    COLUMN("column", Form.TEXT),
    EXPECTED_TYPE("expected_type", Form.TEXT),
    CONSTRAINT("constraint", Form.TEXT),
    REFERENCES_TABLE("references_table", Form.TEXT),
    REFERENCES_COLUMN("references_column", Form.TEXT),
    REFERENCES_SCHEMA("references_schema", Form.TEXT),
    INDEX("index", Form.TEXT),
    EXPECTED_COUNT("expected_count", Form.COUNT),
    MIN_COUNT("min_count", Form.COUNT),
    SQL("sql", Form.QUERY),
    DESCRIPTION("description", Form.TEXT),
    PARAMS("params", Form.LIST);

    /** What the value of an argument looks like. */
    enum Form {
        TEXT,
        COUNT,
        QUERY,
        LIST
    }

    private final String key;
    private final Form form;

    Argument(String key, Form form) {
        this.key = key;
        this.form = form;
    }

    /** Return the name in the file. */
    String key() {
        return key;
    }

    Form form() {
        return form;
    }

    static Optional<Argument> named(String key) {
        for (Argument argument : values()) {
            if (argument.key.equals(key)) {
                return Optional.of(argument);
            }
        }
        return Optional.empty();
    }
}

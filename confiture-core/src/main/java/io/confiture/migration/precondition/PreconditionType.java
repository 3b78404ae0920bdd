package io.confiture.migration.precondition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Is what a precondition can demand; the names are those of the original's classes. */
enum PreconditionType {
    TABLE_EXISTS("TableExists", List.of(Argument.TABLE), Argument.SCHEMA),
    TABLE_NOT_EXISTS("TableNotExists", List.of(Argument.TABLE), Argument.SCHEMA),
    COLUMN_EXISTS("ColumnExists", List.of(Argument.TABLE, Argument.COLUMN), Argument.SCHEMA),
    COLUMN_NOT_EXISTS("ColumnNotExists", List.of(Argument.TABLE, Argument.COLUMN), Argument.SCHEMA),
    COLUMN_TYPE("ColumnType", List.of(Argument.TABLE, Argument.COLUMN, Argument.EXPECTED_TYPE), Argument.SCHEMA),
    CONSTRAINT_EXISTS("ConstraintExists", List.of(Argument.TABLE, Argument.CONSTRAINT), Argument.SCHEMA),
    CONSTRAINT_NOT_EXISTS("ConstraintNotExists", List.of(Argument.TABLE, Argument.CONSTRAINT), Argument.SCHEMA),
    FOREIGN_KEY_EXISTS(
            "ForeignKeyExists",
            List.of(Argument.TABLE, Argument.COLUMN, Argument.REFERENCES_TABLE),
            Argument.REFERENCES_COLUMN,
            Argument.SCHEMA,
            Argument.REFERENCES_SCHEMA),
    INDEX_EXISTS("IndexExists", List.of(Argument.INDEX), Argument.TABLE, Argument.SCHEMA),
    INDEX_NOT_EXISTS("IndexNotExists", List.of(Argument.INDEX), Argument.TABLE, Argument.SCHEMA),
    SCHEMA_EXISTS("SchemaExists", List.of(Argument.SCHEMA)),
    SCHEMA_NOT_EXISTS("SchemaNotExists", List.of(Argument.SCHEMA)),
    ROW_COUNT_EQUALS("RowCountEquals", List.of(Argument.TABLE, Argument.EXPECTED_COUNT), Argument.SCHEMA),
    ROW_COUNT_GREATER_THAN("RowCountGreaterThan", List.of(Argument.TABLE, Argument.MIN_COUNT), Argument.SCHEMA),
    TABLE_IS_EMPTY("TableIsEmpty", List.of(Argument.TABLE), Argument.SCHEMA),
    CUSTOM_SQL("CustomSQL", List.of(Argument.SQL, Argument.DESCRIPTION), Argument.PARAMS);

    private final String word;
    private final List<Argument> required;
    private final List<Argument> all;

    PreconditionType(String word, List<Argument> required, Argument... optional) {
        this.word = word;
        this.required = required;
        this.all = Stream.concat(required.stream(), Stream.of(optional)).toList();
    }

    /** Return the name in the file. */
    String word() {
        return word;
    }

    List<Argument> required() {
        return required;
    }

    /** Return all that may be said, the required first. */
    List<Argument> all() {
        return all;
    }

    /** Say whether the answer depends on rows; what a query of the user looks at is not known, so it may. */
    boolean looksAtRows() {
        return switch (this) {
            case ROW_COUNT_EQUALS, ROW_COUNT_GREATER_THAN, TABLE_IS_EMPTY, CUSTOM_SQL -> true;
            default -> false;
        };
    }

    static Optional<PreconditionType> named(String word) {
        return Stream.of(values()).filter(t -> t.word.equals(word)).findFirst();
    }
}

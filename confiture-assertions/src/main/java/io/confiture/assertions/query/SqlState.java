package io.confiture.assertions.query;

import java.util.Arrays;
import java.util.Locale;

/**
 * Names the errors that tests usually expect as PostgreSQL names them; every other is given by its code. The manual lists all in
 * "PostgreSQL Error Codes".
 */
public enum SqlState {
    /** 0A000. */
    FEATURE_NOT_SUPPORTED("0A000"),
    /** 0P000. */
    INVALID_ROLE_SPECIFICATION("0P000"),
    /** 21000. */
    CARDINALITY_VIOLATION("21000"),
    /** 22000. */
    DATA_EXCEPTION("22000"),
    /** 2202E. */
    ARRAY_SUBSCRIPT_ERROR("2202E"),
    /** 22008. */
    DATETIME_FIELD_OVERFLOW("22008"),
    /** 22012. */
    DIVISION_BY_ZERO("22012"),
    /** 22018. */
    INVALID_CHARACTER_VALUE_FOR_CAST("22018"),
    /** 22007. */
    INVALID_DATETIME_FORMAT("22007"),
    /** 22023. */
    INVALID_PARAMETER_VALUE("22023"),
    /** 2201B. */
    INVALID_REGULAR_EXPRESSION("2201B"),
    /** 22004. */
    NULL_VALUE_NOT_ALLOWED("22004"),
    /** 22003. */
    NUMERIC_VALUE_OUT_OF_RANGE("22003"),
    /** 2200H. */
    SEQUENCE_GENERATOR_LIMIT_EXCEEDED("2200H"),
    /** 22001. */
    STRING_DATA_RIGHT_TRUNCATION("22001"),
    /** 22P02. */
    INVALID_TEXT_REPRESENTATION("22P02"),
    /** 22P04. */
    BAD_COPY_FILE_FORMAT("22P04"),
    /** 22032. */
    INVALID_JSON_TEXT("22032"),
    /** 23000. */
    INTEGRITY_CONSTRAINT_VIOLATION("23000"),
    /** 23001. */
    RESTRICT_VIOLATION("23001"),
    /** 23502. */
    NOT_NULL_VIOLATION("23502"),
    /** 23503. */
    FOREIGN_KEY_VIOLATION("23503"),
    /** 23505. */
    UNIQUE_VIOLATION("23505"),
    /** 23514. */
    CHECK_VIOLATION("23514"),
    /** 23P01. */
    EXCLUSION_VIOLATION("23P01"),
    /** 44000. */
    WITH_CHECK_OPTION_VIOLATION("44000"),
    /** 27000. */
    TRIGGERED_DATA_CHANGE_VIOLATION("27000"),
    /** 25001. */
    ACTIVE_SQL_TRANSACTION("25001"),
    /** 25006. */
    READ_ONLY_SQL_TRANSACTION("25006"),
    /** 25P02. */
    IN_FAILED_SQL_TRANSACTION("25P02"),
    /** 2BP01. */
    DEPENDENT_OBJECTS_STILL_EXIST("2BP01"),
    /** 2D000. */
    INVALID_TRANSACTION_TERMINATION("2D000"),
    /** 40001. */
    SERIALIZATION_FAILURE("40001"),
    /** 40P01. */
    DEADLOCK_DETECTED("40P01"),
    /** 3D000. */
    INVALID_CATALOG_NAME("3D000"),
    /** 3F000. */
    INVALID_SCHEMA_NAME("3F000"),
    /** 42601. */
    SYNTAX_ERROR("42601"),
    /** 42501. */
    INSUFFICIENT_PRIVILEGE("42501"),
    /** 42846. */
    CANNOT_COERCE("42846"),
    /** 42803. */
    GROUPING_ERROR("42803"),
    /** 42830. */
    INVALID_FOREIGN_KEY("42830"),
    /** 42804. */
    DATATYPE_MISMATCH("42804"),
    /** 42809. */
    WRONG_OBJECT_TYPE("42809"),
    /** 428C9. */
    GENERATED_ALWAYS("428C9"),
    /** 42703. */
    UNDEFINED_COLUMN("42703"),
    /** 42883. */
    UNDEFINED_FUNCTION("42883"),
    /** 42P01. */
    UNDEFINED_TABLE("42P01"),
    /** 42704. */
    UNDEFINED_OBJECT("42704"),
    /** 42701. */
    DUPLICATE_COLUMN("42701"),
    /** 42723. */
    DUPLICATE_FUNCTION("42723"),
    /** 42P06. */
    DUPLICATE_SCHEMA("42P06"),
    /** 42P07. */
    DUPLICATE_TABLE("42P07"),
    /** 42710. */
    DUPLICATE_OBJECT("42710"),
    /** 42702. */
    AMBIGUOUS_COLUMN("42702"),
    /** 42725. */
    AMBIGUOUS_FUNCTION("42725"),
    /** 42P10. */
    INVALID_COLUMN_REFERENCE("42P10"),
    /** 42P13. */
    INVALID_FUNCTION_DEFINITION("42P13"),
    /** 42P16. */
    INVALID_TABLE_DEFINITION("42P16"),
    /** 42P17. */
    INVALID_OBJECT_DEFINITION("42P17"),
    /** 53400. */
    CONFIGURATION_LIMIT_EXCEEDED("53400"),
    /** 54000. */
    PROGRAM_LIMIT_EXCEEDED("54000"),
    /** 55000. */
    OBJECT_NOT_IN_PREREQUISITE_STATE("55000"),
    /** 55006. */
    OBJECT_IN_USE("55006"),
    /** 55P02. */
    CANT_CHANGE_RUNTIME_PARAM("55P02"),
    /** 55P03. */
    LOCK_NOT_AVAILABLE("55P03"),
    /** 55P04. */
    UNSAFE_NEW_ENUM_VALUE_USAGE("55P04"),
    /** 57014. */
    QUERY_CANCELED("57014"),
    /** P0001. */
    RAISE_EXCEPTION("P0001"),
    /** P0002. */
    NO_DATA_FOUND("P0002"),
    /** P0003. */
    TOO_MANY_ROWS("P0003"),
    /** P0004. */
    ASSERT_FAILURE("P0004");

    private final String code;

    SqlState(String code) {
        this.code = code;
    }

    /** Return the five characters of the code. */
    public String code() {
        return code;
    }

    /** Return the name with the code: {@code unique_violation (23505)}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT) + " (" + code + ")";
    }

    /** Return the code, with the name where there is one here. */
    static String described(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .map(SqlState::toString)
                .orElse(code);
    }
}

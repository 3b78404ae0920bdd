package io.confiture.assertions.type;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/**
 * Leads from a database or a schema to its operators. On a database an operator may have its schema's name before it,
 * {@code shop.<<<}; without one the search path decides. Types are written as SQL would write them.
 */
public interface OperatorNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on an operator between two operands.
     *
     * <pre>{@code
     * assertThat(db).operator("mood", "<<<", "mood");   // passes after create operator <<< (leftarg = mood, rightarg = mood, ..)
     * assertThat(db).operator("mood", "<<<", "text");   // fails there
     * }</pre>
     *
     * @throws AssertionError if there is no such operator
     */
    default OperatorAssert operator(String left, String name, String right) {
        return OperatorSignature.of(navigation(), left, name, right).lead();
    }

    /**
     * Verify that there is an operator between two operands.
     *
     * <pre>{@code
     * assertThat(db).hasOperator("mood", "<<<", "mood");   // passes after create operator <<< (leftarg = mood, rightarg = mood, ..)
     * assertThat(db).hasOperator("mood", "<<<", "text");   // fails there
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasOperator(String left, String name, String right) {
        OperatorSignature.of(navigation(), left, name, right).has();
        return self();
    }

    /**
     * Verify that there is not an operator between two operands.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveOperator("mood", "<<<", "text");   // passes where there is none
     * assertThat(db).doesNotHaveOperator("mood", "<<<", "mood");   // fails after create operator <<< (leftarg = mood, rightarg = mood, ..)
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveOperator(String left, String name, String right) {
        OperatorSignature.of(navigation(), left, name, right).hasNot();
        return self();
    }

    /**
     * Lead to the assertions on an operator before its only operand.
     *
     * <pre>{@code
     * assertThat(db).prefixOperator("!!!", "mood");   // passes after create operator !!! (rightarg = mood, ..)
     * assertThat(db).prefixOperator("!!!", "text");   // fails there
     * }</pre>
     *
     * @throws AssertionError if there is no such operator
     */
    default OperatorAssert prefixOperator(String name, String right) {
        return OperatorSignature.of(navigation(), null, name, right).lead();
    }

    /**
     * Verify that there is an operator before its only operand.
     *
     * <pre>{@code
     * assertThat(db).hasPrefixOperator("!!!", "mood");   // passes after create operator !!! (rightarg = mood, ..)
     * assertThat(db).hasPrefixOperator("!!!", "text");   // fails there
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasPrefixOperator(String name, String right) {
        OperatorSignature.of(navigation(), null, name, right).has();
        return self();
    }

    /**
     * Verify that there is not an operator before its only operand.
     *
     * <pre>{@code
     * assertThat(db).doesNotHavePrefixOperator("!!!", "text");   // passes where there is none
     * assertThat(db).doesNotHavePrefixOperator("!!!", "mood");   // fails after create operator !!! (rightarg = mood, ..)
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHavePrefixOperator(String name, String right) {
        OperatorSignature.of(navigation(), null, name, right).hasNot();
        return self();
    }

    /**
     * Lead to the assertions on an operator behind its only operand, which PostgreSQL has had none of since version 14.
     *
     * <pre>{@code
     * assertThat(db).postfixOperator("bigint", "!");   // passes on PostgreSQL 13
     * assertThat(db).postfixOperator("text", "!");   // fails there
     * }</pre>
     *
     * @throws AssertionError if there is no such operator
     */
    default OperatorAssert postfixOperator(String left, String name) {
        return OperatorSignature.of(navigation(), left, name, null).lead();
    }

    /**
     * Verify that there is an operator behind its only operand, which PostgreSQL has had none of since version 14.
     *
     * <pre>{@code
     * assertThat(db).hasPostfixOperator("bigint", "!");   // passes on PostgreSQL 13
     * assertThat(db).hasPostfixOperator("text", "!");   // fails there
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasPostfixOperator(String left, String name) {
        OperatorSignature.of(navigation(), left, name, null).has();
        return self();
    }

    /**
     * Verify that there is not an operator behind its only operand, which PostgreSQL has had none of since version 14.
     *
     * <pre>{@code
     * assertThat(db).doesNotHavePostfixOperator("text", "!");   // passes where there is none
     * assertThat(db).doesNotHavePostfixOperator("bigint", "!");   // fails on PostgreSQL 13
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHavePostfixOperator(String left, String name) {
        OperatorSignature.of(navigation(), left, name, null).hasNot();
        return self();
    }

    /**
     * Lead to AssertJ's assertions on all operators, sorted, named as {@code <<<(mood,integer)}, with {@code NONE} for the operand that
     * is not there; on a database those that are found without a schema's name and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").operators().containsExactly("<<<(mood,mood)");   // passes where this is the only one
     * assertThat(db).schema("shop").operators().isEmpty();                           // fails there
     * }</pre>
     */
    default ListAssert<String> operators() {
        return navigation().names(OperatorLookups.OPERATOR);
    }
}

package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;

/** Asserts on what an index is on: columns and expressions, their order, and the rows that it holds. */
public interface IndexKeys<SELF> extends Navigable<SELF> {

    /**
     * Verify that the index is on these columns and expressions, in this order; what it includes beside does not count. The server
     * compares expressions, as {@link CheckConstraintAssert#hasCondition(String)} says.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_idx").hasColumns("tenant", "lower(email)");   // passes for create index .. (tenant, lower(email))
     * assertThat(db).table("users").index("users_idx").hasColumns("tenant", "email");          // fails there
     * }</pre>
     *
     * @throws AssertionError if it is on others
     */
    default SELF hasColumns(String... columns) {
        IndexQuestions.of(navigation()).hasColumns(columns);
        return self();
    }

    /**
     * Verify that the index includes exactly these columns beside, in any order; without any, that it includes none.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_idx").covers("name");    // passes for create index .. (email) include (name)
     * assertThat(db).table("users").index("users_idx").covers("email");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it includes others
     */
    default SELF covers(String... columns) {
        IndexQuestions.of(navigation()).covers(columns);
        return self();
    }

    /**
     * Verify that the index is sorted ascending by this column or expression, which is the default.
     *
     * <pre>{@code
     * assertThat(db).table("posts").index("posts_idx").isAscending("author");    // passes for create index .. (author, at desc)
     * assertThat(db).table("posts").index("posts_idx").isAscending("at");        // fails there
     * }</pre>
     *
     * @throws AssertionError if it is not, or is not on the column
     */
    default SELF isAscending(String column) {
        IndexQuestions.of(navigation()).sorted(column, "asc", "ascending");
        return self();
    }

    /**
     * Verify that the index is sorted descending by this column or expression.
     *
     * <pre>{@code
     * assertThat(db).table("posts").index("posts_idx").isDescending("at");       // passes for create index .. (author, at desc)
     * assertThat(db).table("posts").index("posts_idx").isDescending("author");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is not, or is not on the column
     */
    default SELF isDescending(String column) {
        IndexQuestions.of(navigation()).sorted(column, "desc", "descending");
        return self();
    }

    /**
     * Verify that the index has NULLs of this column or expression before all values, which is the default where it is descending.
     *
     * <pre>{@code
     * assertThat(db).table("posts").index("posts_idx").isNullsFirst("at");       // passes for create index .. (author, at desc)
     * assertThat(db).table("posts").index("posts_idx").isNullsFirst("author");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it does not, or is not on the column
     */
    default SELF isNullsFirst(String column) {
        IndexQuestions.of(navigation()).sorted(column, "nulls_first", "NULLS FIRST");
        return self();
    }

    /**
     * Verify that the index has NULLs of this column or expression after all values, which is the default where it is ascending.
     *
     * <pre>{@code
     * assertThat(db).table("posts").index("posts_idx").isNullsLast("author");   // passes for create index .. (author, at desc)
     * assertThat(db).table("posts").index("posts_idx").isNullsLast("at");       // fails there
     * }</pre>
     *
     * @throws AssertionError if it does not, or is not on the column
     */
    default SELF isNullsLast(String column) {
        IndexQuestions.of(navigation()).sorted(column, "nulls_last", "NULLS LAST");
        return self();
    }

    /**
     * Verify that the index compares this column or expression by this operator class.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_idx").usesOperatorClass("email", "text_pattern_ops");   // passes for create index .. (email text_pattern_ops)
     * assertThat(db).table("users").index("users_idx").usesOperatorClass("email", "text_ops");           // fails there
     * }</pre>
     *
     * @param operatorClass without its schema
     * @throws AssertionError if it uses another, or is not on the column
     */
    default SELF usesOperatorClass(String column, String operatorClass) {
        IndexQuestions.of(navigation()).usesOperatorClass(column, operatorClass);
        return self();
    }

    /**
     * Verify that the index is partial: it has some rows only.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("active_idx").isPartial();   // passes for create index .. where active
     * assertThat(db).table("users").index("users_pkey").isPartial();   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has all rows
     */
    default SELF isPartial() {
        navigation().expect(true, IndexQuestions.PARTIAL, "be partial", "is not");
        return self();
    }

    /**
     * Verify that the index has all rows.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_pkey").isNotPartial();   // passes for id bigint primary key
     * assertThat(db).table("users").index("active_idx").isNotPartial();   // fails for create index .. where active
     * }</pre>
     *
     * @throws AssertionError if it is partial
     */
    default SELF isNotPartial() {
        navigation().expect(false, IndexQuestions.PARTIAL, "have all rows", "is partial");
        return self();
    }

    /**
     * Verify which rows the partial index has. The server compares the two, as {@link CheckConstraintAssert#hasCondition(String)} says.
     *
     * <pre>{@code
     * assertThat(db).table("orders").index("open_idx").hasPredicate("state in ('new', 'paid')");   // passes for create index .. where state in ('new', 'paid')
     * assertThat(db).table("orders").index("open_idx").hasPredicate("state = 'new'");              // fails there
     * }</pre>
     *
     * @throws AssertionError if it has all rows, or others
     */
    default SELF hasPredicate(String predicate) {
        IndexQuestions.of(navigation()).hasPredicate(predicate);
        return self();
    }
}

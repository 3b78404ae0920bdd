package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;

/** Asserts on how the values of a column are stored, and what is known of them for plans. */
public interface ColumnStorageProperties<SELF> extends Navigable<SELF> {

    /**
     * Verify how long values are stored.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("bio").hasStorage(ColumnStorage.EXTENDED);   // passes for bio text
     * assertThat(db).table("users").column("bio").hasStorage(ColumnStorage.EXTERNAL);   // fails there
     * }</pre>
     *
     * @throws AssertionError if they are stored otherwise
     */
    default SELF hasStorage(ColumnStorage storage) {
        Question question = Question.from(navigation());
        question.expectValue(
                question.column("case a.attstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL' when 'm' then 'MAIN'"
                        + " else 'EXTENDED' end as value"),
                "storage",
                storage.name());
        return self();
    }

    /**
     * Verify that new long values are compressed by this method, whatever the server's default is.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("bio").hasCompression(ColumnCompression.PGLZ);   // passes for bio text compression pglz
     * assertThat(db).table("users").column("bio").hasCompression(ColumnCompression.PGLZ);   // fails for bio text
     * }</pre>
     *
     * @throws AssertionError if the column names another method, or none
     */
    default SELF hasCompression(ColumnCompression compression) {
        return compression(compression.name());
    }

    /**
     * Verify that the column names no compression, so that {@code default_toast_compression} decides.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("bio").hasNoCompression();   // passes for bio text
     * assertThat(db).table("users").column("bio").hasNoCompression();   // fails for bio text compression pglz
     * }</pre>
     *
     * @throws AssertionError if it names one
     */
    default SELF hasNoCompression() {
        Question question = Question.from(navigation());
        question.expectValue(compression(question), "compression", null);
        return self();
    }

    /**
     * Verify how much {@code ANALYZE} gathers about the column.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("email").hasStatisticsTarget(500);   // passes after alter table users alter email set statistics 500
     * assertThat(db).table("users").column("email").hasStatisticsTarget(500);   // fails before
     * }</pre>
     *
     * @throws AssertionError if it has another target, or none of its own
     */
    default SELF hasStatisticsTarget(int target) {
        Question question = Question.from(navigation());
        question.expectValue(target(question), "statistics target", Integer.toString(target));
        return self();
    }

    /**
     * Verify that {@code default_statistics_target} decides how much {@code ANALYZE} gathers about the column.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("email").hasNoStatisticsTarget();   // passes for email text
     * assertThat(db).table("users").column("email").hasNoStatisticsTarget();   // fails after alter table users alter email set statistics 500
     * }</pre>
     *
     * @throws AssertionError if it has a target of its own
     */
    default SELF hasNoStatisticsTarget() {
        Question question = Question.from(navigation());
        question.expectValue(target(question), "statistics target", null);
        return self();
    }

    /**
     * Verify that an option of the column is set to this value: {@code n_distinct}, {@code n_distinct_inherited}, or a foreign
     * table's option for its wrapper.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("city").hasOption("n_distinct", "500");   // passes after alter table users alter city set (n_distinct = 500)
     * assertThat(db).table("users").column("city").hasOption("n_distinct", "500");   // fails before
     * }</pre>
     *
     * @throws AssertionError if it has another value, or is not set
     */
    default SELF hasOption(String name, String value) {
        Question question = Question.from(navigation());
        if (!question.subject().absent()) {
            question.expectEqual(
                    "option " + name,
                    value,
                    Options.ofColumn(question.subject()).get(name));
        }
        return self();
    }

    private SELF compression(String expected) {
        Question question = Question.from(navigation());
        question.expectValue(compression(question), "compression", expected);
        return self();
    }

    private static String compression(Question question) {
        return question.column("case a.attcompression when 'p' then 'PGLZ' when 'l' then 'LZ4' end as value");
    }

    /** Before PostgreSQL 17 a column without a target has -1. */
    private static String target(Question question) {
        return question.column("nullif(a.attstattarget, -1) as value");
    }
}

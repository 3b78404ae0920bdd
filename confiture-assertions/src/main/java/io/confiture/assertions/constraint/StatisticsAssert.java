package io.confiture.assertions.constraint;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Expressions;
import java.util.List;
import java.util.Set;

/** Asserts on a statistics object. */
public class StatisticsAssert extends DatabaseObjectAssert<StatisticsAssert> {

    /** Assert on a statistics object. */
    public StatisticsAssert(DatabaseObject actual) {
        super(actual, StatisticsAssert.class);
    }

    /**
     * Verify that the statistics are on exactly these columns and expressions, in any order.
     *
     * <pre>{@code
     * assertThat(db).table("addresses").statistics("zip_and_city").hasColumns("zip", "lower(city)");   // passes for create statistics .. on zip, lower(city)
     * assertThat(db).table("addresses").statistics("zip_and_city").hasColumns("zip", "city");          // fails there
     * }</pre>
     *
     * @throws AssertionError if they are on others
     */
    public StatisticsAssert hasColumns(String... columns) {
        if (actual.absent()) {
            return myself;
        }
        List<Key> was = Key.all(ask("""
            select array(select a.attname::text from pg_catalog.pg_attribute a
                         where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys::smallint[]) order by a.attnum)
                   || coalesce(pg_catalog.pg_get_statisticsobjdef_expressions(s.oid), '{}') as keys,
                   pg_catalog.array_fill(false, array[pg_catalog.cardinality(s.stxkeys::smallint[])])
                   || pg_catalog.array_fill(true, array[pg_catalog.cardinality(coalesce(pg_catalog.pg_get_statisticsobjdef_expressions(s.oid), '{}'))]) as expressions
            from pg_catalog.pg_statistic_ext s where s.oid = ?\
            """));
        Expressions expressions = Expressions.of(actual.source(), actual.owner().oid());
        List<String> expected = List.of(columns);
        boolean same = was.size() == expected.size()
                && was.stream().allMatch(key -> expected.stream().anyMatch(name -> key.is(name, expressions)));
        return same ? myself : fail(ShouldHave.shouldHave(actual, "columns", expected, Key.texts(was)));
    }

    /**
     * Verify that the statistics are of exactly these kinds.
     *
     * <pre>{@code
     * assertThat(db).table("addresses").statistics("zip_and_city").hasKinds(NDISTINCT, MCV);   // passes for create statistics .. (ndistinct, mcv)
     * assertThat(db).table("addresses").statistics("zip_and_city").hasKinds(MCV);              // fails there
     * }</pre>
     *
     * @throws AssertionError if they are of others
     */
    public StatisticsAssert hasKinds(StatisticsKind... kinds) {
        if (actual.absent()) {
            return myself;
        }
        Set<StatisticsKind> was = StatisticsKind.of(
                ask("select s.stxkind::text[] as kinds from pg_catalog.pg_statistic_ext s where s.oid = ?")
                        .texts("kinds"));
        return was.equals(Set.of(kinds)) ? myself : fail(ShouldHave.shouldHave(actual, "kinds", List.of(kinds), was));
    }

    /**
     * Verify that the statistics object is owned by this role.
     *
     * <pre>{@code
     * assertThat(db).table("addresses").statistics("zip_and_city").isOwnedBy("app");     // passes where app made it
     * assertThat(db).table("addresses").statistics("zip_and_city").isOwnedBy("guest");   // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public StatisticsAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(s.stxowner) as value from pg_catalog.pg_statistic_ext s where s.oid"
                        + " = ?",
                "owner",
                role);
    }

    /**
     * Verify that the statistics object has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("addresses").statistics("zip_and_city").hasComment("correlated");    // passes after comment on statistics .. is 'correlated'
     * assertThat(db).table("addresses").statistics("zip_and_city").hasComment("independent");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public StatisticsAssert hasComment(String comment) {
        return expectComment("pg_statistic_ext", comment);
    }

    /**
     * Verify that the statistics object has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("addresses").statistics("streets").hasNoComment();        // passes where nobody commented on it
     * assertThat(db).table("addresses").statistics("zip_and_city").hasNoComment();   // fails after comment on statistics .. is 'correlated'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public StatisticsAssert hasNoComment() {
        return expectComment("pg_statistic_ext", null);
    }
}

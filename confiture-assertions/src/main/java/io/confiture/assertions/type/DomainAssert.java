package io.confiture.assertions.type;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.error.ShouldHaveExpression;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Expressions;
import io.confiture.assertions.source.TypeName;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/** Asserts on a domain: what it is made of, and what it demands. */
public class DomainAssert extends DatabaseObjectAssert<DomainAssert> implements PrivilegeNavigation<DomainAssert> {
    private static final String DEFAULT =
            "select pg_catalog.pg_get_expr(d.typdefaultbin, 0) as value from pg_catalog.pg_type d where d.oid = ?";

    /** A domain refuses NULL where it or a domain that it is based on does. */
    private static final String REFUSES_NULL = """
        with recursive domains as (
            select t.typbasetype, t.typnotnull from pg_catalog.pg_type t where t.oid = ?
            union all
            select t.typbasetype, t.typnotnull from domains d join pg_catalog.pg_type t on t.oid = d.typbasetype)
        select pg_catalog.bool_or(d.typnotnull) as yes from domains d\
        """;

    /** Assert on a domain. */
    public DomainAssert(DatabaseObject actual) {
        super(actual, DomainAssert.class);
    }

    /**
     * Verify that the domain is made of a type, its modifier included.
     *
     * <pre>{@code
     * assertThat(db).domain("price").hasBaseType("numeric(10,2)");   // passes after create domain price as numeric(10,2)
     * assertThat(db).domain("price").hasBaseType("numeric");         // fails there
     * }</pre>
     *
     * @param type as SQL would write it; a domain over a domain is made of that one
     * @throws AssertionError if it is made of another type, or there is no such type
     */
    public DomainAssert hasBaseType(String type) {
        if (actual.absent()) {
            return myself;
        }
        TypeName was = baseType();
        return TypeName.find(actual.source(), type).filter(was::equals).isPresent()
                ? myself
                : fail(ShouldHave.shouldHave(actual, "base type", type, was.text()));
    }

    /**
     * Verify that the domain is not made of a type, its modifier included.
     *
     * <pre>{@code
     * assertThat(db).domain("price").doesNotHaveBaseType("money");           // passes after create domain price as numeric(10,2)
     * assertThat(db).domain("price").doesNotHaveBaseType("decimal(10,2)");   // fails there: these are the same
     * }</pre>
     *
     * @throws AssertionError if it is made of that type
     */
    public DomainAssert doesNotHaveBaseType(String type) {
        if (actual.absent()) {
            return myself;
        }
        return TypeName.find(actual.source(), type).filter(baseType()::equals).isPresent()
                ? fail(ShouldBe.shouldBe(actual, "be made of another type than " + type, "is made of it"))
                : myself;
    }

    private TypeName baseType() {
        Answer domain = ask(
                "select d.typbasetype::bigint as type, d.typtypmod as modifier from pg_catalog.pg_type d where d.oid ="
                        + " ?");
        return TypeName.of(actual.source(), domain.number("type"), (int) domain.number("modifier"));
    }

    /**
     * Verify that the domain takes no nulls.
     *
     * <pre>{@code
     * assertThat(db).domain("price").isNotNullable();   // passes after create domain price as numeric not null
     * assertThat(db).domain("price").isNotNullable();   // fails after create domain price as numeric
     * }</pre>
     *
     * @throws AssertionError if it does
     */
    public DomainAssert isNotNullable() {
        return expect(true, REFUSES_NULL, "be NOT NULL", "is nullable");
    }

    /**
     * Verify that the domain takes nulls.
     *
     * <pre>{@code
     * assertThat(db).domain("price").isNullable();   // passes after create domain price as numeric
     * assertThat(db).domain("price").isNullable();   // fails after create domain price as numeric not null
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    public DomainAssert isNullable() {
        return expect(false, REFUSES_NULL, "be nullable", "is NOT NULL");
    }

    /**
     * Verify what the domain's default is. The server compares the two: parentheses, spaces and casts do not matter.
     *
     * <pre>{@code
     * assertThat(db).domain("price").hasDefault("0");   // passes after create domain price as int default 0
     * assertThat(db).domain("price").hasDefault("1");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another default or none
     */
    public DomainAssert hasDefault(String expression) {
        return actual.absent()
                ? myself
                : expectExpression("default", expression, ask(DEFAULT).text("value"), DomainValue.of(actual)::write);
    }

    /**
     * Verify that the domain has no default.
     *
     * <pre>{@code
     * assertThat(db).domain("price").hasNoDefault();   // passes after create domain price as int
     * assertThat(db).domain("price").hasNoDefault();   // fails after create domain price as int default 0
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public DomainAssert hasNoDefault() {
        return expectValue(DEFAULT, "default", null);
    }

    /**
     * Lead to AssertJ's assertions on the names of the domain's checks, sorted.
     *
     * <pre>{@code
     * assertThat(db).domain("price").checks().containsExactly("positive");   // passes after create domain price as int constraint positive check (value > 0)
     * assertThat(db).domain("price").checks().isEmpty();                     // fails there
     * }</pre>
     */
    public ListAssert<String> checks() {
        return navigation().names(TypeLookups.CHECK);
    }

    /**
     * Verify that the domain has a check of this name.
     *
     * <pre>{@code
     * assertThat(db).domain("price").hasCheck("positive");   // passes after create domain price as int constraint positive check (value > 0)
     * assertThat(db).domain("price").hasCheck("positiv");    // fails there: there is no check constraint positiv; did you mean positive?
     * }</pre>
     *
     * @throws AssertionError if it has none
     */
    public DomainAssert hasCheck(String name) {
        navigation().has(TypeLookups.CHECK, name);
        return myself;
    }

    /**
     * Verify that the domain has a check of this name with this condition. The server compares the two: parentheses, spaces and casts do
     * not matter.
     *
     * <pre>{@code
     * assertThat(db).domain("price").hasCheck("positive", "VALUE > 0");   // passes after create domain price as int constraint positive check (value > 0)
     * assertThat(db).domain("price").hasCheck("positive", "VALUE > 1");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has none of that name, or that one has another condition
     */
    public DomainAssert hasCheck(String name, String condition) {
        if (actual.absent()) {
            return myself;
        }
        String was = actual.source()
                .askOne("""
                    select pg_catalog.pg_get_expr(c.conbin, 0) as value from pg_catalog.pg_constraint c
                    where c.contypid = ? and c.contype = 'c' and c.conname = ?\
                    """, actual.oid(), name)
                .map(check -> check.text("value"))
                .orElse(null);
        return was == null ? hasCheck(name) : expectExpression("check " + name, condition, was, check -> check);
    }

    private DomainAssert expectExpression(
            String property, String expected, @Nullable String was, UnaryOperator<String> form) {
        Expressions expressions = Expressions.ofDomain(actual.source(), actual.oid());
        return was != null && expressions.same(form.apply(expected), form.apply(was))
                ? myself
                : fail(ShouldHaveExpression.shouldHaveExpression(
                        actual,
                        property,
                        expected,
                        was,
                        expressions.read(expected).refusal()));
    }

    /**
     * Verify that the domain does not have a check of this name.
     *
     * <pre>{@code
     * assertThat(db).domain("price").doesNotHaveCheck("cheap");      // passes where it has no check cheap
     * assertThat(db).domain("price").doesNotHaveCheck("positive");   // fails where it has a check positive
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public DomainAssert doesNotHaveCheck(String name) {
        navigation().hasNot(TypeLookups.CHECK, name);
        return myself;
    }

    /**
     * Verify that the domain belongs to a role.
     *
     * <pre>{@code
     * assertThat(db).domain("price").isOwnedBy("admin");   // passes where it belongs to admin
     * assertThat(db).domain("price").isOwnedBy("app");     // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public DomainAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(o.typowner)::text as value from pg_catalog.pg_type o where o.oid ="
                        + " ?",
                "owner",
                role);
    }

    /**
     * Verify that the domain has a comment.
     *
     * <pre>{@code
     * assertThat(db).domain("price").hasComment("in euros");   // passes where that is its comment
     * assertThat(db).domain("price").hasComment("other");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another comment or none
     */
    public DomainAssert hasComment(String comment) {
        return expectComment("pg_type", comment);
    }

    /**
     * Verify that the domain has no comment.
     *
     * <pre>{@code
     * assertThat(db).domain("price").hasNoComment();   // passes where there was no COMMENT ON it
     * assertThat(db).domain("price").hasNoComment();   // fails where there was one
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public DomainAssert hasNoComment() {
        return expectComment("pg_type", null);
    }
}

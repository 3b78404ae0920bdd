package io.confiture.assertions.type;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/**
 * Leads from a database or a schema to its types and collations; operators and operator classes see {@link OperatorNavigation}.
 *
 * <p>Names are those that PostgreSQL stores, {@code int4} rather than {@code integer}. On a database a name may have its schema's
 * before it, {@code shop.mood}; without one the search path decides.
 */
public interface TypeNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a type.
     *
     * <pre>{@code
     * assertThat(db).type("mood");   // passes where there is a type mood
     * assertThat(db).type("moood");   // fails: there is no type moood; did you mean mood?
     * }</pre>
     *
     * @throws AssertionError if there is no type of this name
     */
    default TypeAssert type(String name) {
        return navigation().to(TypeLookups.ANY, name, TypeAssert.class, TypeAssert::new);
    }

    /**
     * Verify that there is a type of this name.
     *
     * <pre>{@code
     * assertThat(db).hasType("mood");   // passes where there is a type mood
     * assertThat(db).hasType("moood");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasType(String name) {
        navigation().has(TypeLookups.ANY, name);
        return self();
    }

    /**
     * Verify that there is no type of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveType("old_mood");   // passes where there is no such type
     * assertThat(db).doesNotHaveType("mood");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveType(String name) {
        navigation().hasNot(TypeLookups.ANY, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all types, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own. Row types of tables and
     * views, array types and multirange types, which PostgreSQL makes by itself, are not among them.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").types().containsExactly("mood");   // passes where this is the only one
     * assertThat(db).schema("shop").types().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> types() {
        return navigation().names(TypeLookups.TYPE);
    }

    /**
     * Lead to the assertions on an enum.
     *
     * <pre>{@code
     * assertThat(db).enumType("mood");   // passes where there is an enum mood
     * assertThat(db).enumType("moood");   // fails: there is no enum moood; did you mean mood?
     * }</pre>
     *
     * @throws AssertionError if there is no enum of this name
     */
    default EnumAssert enumType(String name) {
        return navigation().to(TypeLookups.ENUM, name, EnumAssert.class, EnumAssert::new);
    }

    /**
     * Verify that there is an enum of this name.
     *
     * <pre>{@code
     * assertThat(db).hasEnum("mood");   // passes where there is an enum mood
     * assertThat(db).hasEnum("moood");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasEnum(String name) {
        navigation().has(TypeLookups.ENUM, name);
        return self();
    }

    /**
     * Verify that there is no enum of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveEnum("old_mood");   // passes where there is no such enum
     * assertThat(db).doesNotHaveEnum("mood");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveEnum(String name) {
        navigation().hasNot(TypeLookups.ENUM, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all enums, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").enums().containsExactly("mood");   // passes where this is the only one
     * assertThat(db).schema("shop").enums().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> enums() {
        return navigation().names(TypeLookups.ENUM);
    }

    /**
     * Lead to the assertions on a domain.
     *
     * <pre>{@code
     * assertThat(db).domain("price");   // passes where there is a domain price
     * assertThat(db).domain("pirce");   // fails: there is no domain pirce; did you mean price?
     * }</pre>
     *
     * @throws AssertionError if there is no domain of this name
     */
    default DomainAssert domain(String name) {
        return navigation().to(TypeLookups.DOMAIN, name, DomainAssert.class, DomainAssert::new);
    }

    /**
     * Verify that there is a domain of this name.
     *
     * <pre>{@code
     * assertThat(db).hasDomain("price");   // passes where there is a domain price
     * assertThat(db).hasDomain("pirce");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasDomain(String name) {
        navigation().has(TypeLookups.DOMAIN, name);
        return self();
    }

    /**
     * Verify that there is no domain of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveDomain("old_price");   // passes where there is no such domain
     * assertThat(db).doesNotHaveDomain("price");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveDomain(String name) {
        navigation().hasNot(TypeLookups.DOMAIN, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all domains, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").domains().containsExactly("price");   // passes where this is the only one
     * assertThat(db).schema("shop").domains().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> domains() {
        return navigation().names(TypeLookups.DOMAIN);
    }

    /**
     * Lead to the assertions on a composite type.
     *
     * <pre>{@code
     * assertThat(db).compositeType("address");   // passes where there is a composite type address
     * assertThat(db).compositeType("adress");   // fails: there is no composite type adress; did you mean address?
     * }</pre>
     *
     * @throws AssertionError if there is no composite type of this name
     */
    default CompositeTypeAssert compositeType(String name) {
        return navigation().to(TypeLookups.COMPOSITE, name, CompositeTypeAssert.class, CompositeTypeAssert::new);
    }

    /**
     * Verify that there is a composite type of this name.
     *
     * <pre>{@code
     * assertThat(db).hasCompositeType("address");   // passes where there is a composite type address
     * assertThat(db).hasCompositeType("adress");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasCompositeType(String name) {
        navigation().has(TypeLookups.COMPOSITE, name);
        return self();
    }

    /**
     * Verify that there is no composite type of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveCompositeType("old_address");   // passes where there is no such composite type
     * assertThat(db).doesNotHaveCompositeType("address");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveCompositeType(String name) {
        navigation().hasNot(TypeLookups.COMPOSITE, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all composite types, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").compositeTypes().containsExactly("address");   // passes where this is the only one
     * assertThat(db).schema("shop").compositeTypes().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> compositeTypes() {
        return navigation().names(TypeLookups.COMPOSITE);
    }

    /**
     * Lead to the assertions on a range type.
     *
     * <pre>{@code
     * assertThat(db).rangeType("period");   // passes where there is a range type period
     * assertThat(db).rangeType("peroid");   // fails: there is no range type peroid; did you mean period?
     * }</pre>
     *
     * @throws AssertionError if there is no range type of this name
     */
    default RangeTypeAssert rangeType(String name) {
        return navigation().to(TypeLookups.RANGE, name, RangeTypeAssert.class, RangeTypeAssert::new);
    }

    /**
     * Verify that there is a range type of this name.
     *
     * <pre>{@code
     * assertThat(db).hasRangeType("period");   // passes where there is a range type period
     * assertThat(db).hasRangeType("peroid");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasRangeType(String name) {
        navigation().has(TypeLookups.RANGE, name);
        return self();
    }

    /**
     * Verify that there is no range type of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveRangeType("old_period");   // passes where there is no such range type
     * assertThat(db).doesNotHaveRangeType("period");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveRangeType(String name) {
        navigation().hasNot(TypeLookups.RANGE, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all range types, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").rangeTypes().containsExactly("period");   // passes where this is the only one
     * assertThat(db).schema("shop").rangeTypes().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> rangeTypes() {
        return navigation().names(TypeLookups.RANGE);
    }

    /**
     * Lead to the assertions on a collation.
     *
     * <pre>{@code
     * assertThat(db).collation("german");   // passes where there is a collation german
     * assertThat(db).collation("gemran");   // fails: there is no collation gemran; did you mean german?
     * }</pre>
     *
     * @throws AssertionError if there is no collation of this name
     */
    default CollationAssert collation(String name) {
        return navigation().to(TypeLookups.COLLATION, name, CollationAssert.class, CollationAssert::new);
    }

    /**
     * Verify that there is a collation of this name.
     *
     * <pre>{@code
     * assertThat(db).hasCollation("german");   // passes where there is a collation german
     * assertThat(db).hasCollation("gemran");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasCollation(String name) {
        navigation().has(TypeLookups.COLLATION, name);
        return self();
    }

    /**
     * Verify that there is no collation of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveCollation("old_german");   // passes where there is no such collation
     * assertThat(db).doesNotHaveCollation("german");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveCollation(String name) {
        navigation().hasNot(TypeLookups.COLLATION, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all collations, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").collations().containsExactly("german");   // passes where this is the only one
     * assertThat(db).schema("shop").collations().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> collations() {
        return navigation().names(TypeLookups.COLLATION);
    }
}

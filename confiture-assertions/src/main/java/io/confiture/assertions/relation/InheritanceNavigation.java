package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/**
 * Asserts on which tables inherit from which.
 *
 * <p>A partition descends from its partitioned table as well. Other tables must exist; a name without a schema's is looked up in this
 * table's schema first, then in the search path.
 */
public interface InheritanceNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to AssertJ's assertions on the names of the tables that inherit from this one directly, sorted; partitions are not among
     * them. A name has its schema's before it where that is not this table's.
     *
     * <pre>{@code
     * assertThat(db).table("animals").inheritingTables().containsExactly("cats");   // passes after create table cats () inherits (animals)
     * assertThat(db).table("animals").inheritingTables().isEmpty();                 // fails there
     * }</pre>
     */
    default ListAssert<String> inheritingTables() {
        return navigation().names(RelationLookups.INHERITING);
    }

    /**
     * Verify that other tables inherit from this one; partitions do not count.
     *
     * <pre>{@code
     * assertThat(db).table("animals").hasInheritingTables();   // passes after create table cats () inherits (animals)
     * assertThat(db).table("animals").hasInheritingTables();   // fails before
     * }</pre>
     *
     * @throws AssertionError if none does
     */
    default SELF hasInheritingTables() {
        navigation().expect(true, inherited(), "have inheriting tables", "has none");
        return self();
    }

    /**
     * Verify that no table inherits from this one; partitions do not count.
     *
     * <pre>{@code
     * assertThat(db).table("animals").hasNoInheritingTables();   // passes where none does
     * assertThat(db).table("animals").hasNoInheritingTables();   // fails after create table cats () inherits (animals)
     * }</pre>
     *
     * @throws AssertionError if one does
     */
    default SELF hasNoInheritingTables() {
        navigation().expect(false, inherited(), "have no inheriting tables", "has some");
        return self();
    }

    /**
     * Verify that another table inherits from this one, directly or through others.
     *
     * <pre>{@code
     * assertThat(db).table("animals").isAncestorOf("cats");   // passes after create table cats () inherits (animals)
     * assertThat(db).table("cats").isAncestorOf("animals");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it does not, or does not exist
     */
    default SELF isAncestorOf(String table) {
        return ancestor(table, true, 0);
    }

    /**
     * Verify that another table inherits from this one in this generation; the first is the direct one.
     *
     * <pre>{@code
     * assertThat(db).table("animals").isAncestorOf("lions", 2);   // passes where lions inherit from cats, and cats from animals
     * assertThat(db).table("animals").isAncestorOf("lions", 1);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it does not, or does not exist
     */
    default SELF isAncestorOf(String table, int generation) {
        return ancestor(table, true, checked(generation));
    }

    /**
     * Verify that another table does not inherit from this one.
     *
     * <pre>{@code
     * assertThat(db).table("cats").isNotAncestorOf("animals");   // passes after create table cats () inherits (animals)
     * assertThat(db).table("animals").isNotAncestorOf("cats");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it does, or does not exist
     */
    default SELF isNotAncestorOf(String table) {
        return ancestor(table, false, 0);
    }

    /**
     * Verify that another table does not inherit from this one in this generation; it may in another.
     *
     * <pre>{@code
     * assertThat(db).table("animals").isNotAncestorOf("lions", 1);   // passes where lions inherit from cats, and cats from animals
     * assertThat(db).table("animals").isNotAncestorOf("lions", 2);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it does, or does not exist
     */
    default SELF isNotAncestorOf(String table, int generation) {
        return ancestor(table, false, checked(generation));
    }

    /**
     * Verify that this table inherits from another, directly or through others.
     *
     * <pre>{@code
     * assertThat(db).table("cats").isDescendantOf("animals");   // passes after create table cats () inherits (animals)
     * assertThat(db).table("animals").isDescendantOf("cats");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it does not, or the other does not exist
     */
    default SELF isDescendantOf(String table) {
        return descendant(table, true, 0);
    }

    /**
     * Verify that this table inherits from another in this generation; the first is the direct one.
     *
     * <pre>{@code
     * assertThat(db).table("lions").isDescendantOf("animals", 2);   // passes where lions inherit from cats, and cats from animals
     * assertThat(db).table("lions").isDescendantOf("animals", 1);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it does not, or the other does not exist
     */
    default SELF isDescendantOf(String table, int generation) {
        return descendant(table, true, checked(generation));
    }

    /**
     * Verify that this table does not inherit from another.
     *
     * <pre>{@code
     * assertThat(db).table("animals").isNotDescendantOf("cats");   // passes after create table cats () inherits (animals)
     * assertThat(db).table("cats").isNotDescendantOf("animals");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it does, or the other does not exist
     */
    default SELF isNotDescendantOf(String table) {
        return descendant(table, false, 0);
    }

    /**
     * Verify that this table does not inherit from another in this generation; it may in another one.
     *
     * <pre>{@code
     * assertThat(db).table("lions").isNotDescendantOf("animals", 1);   // passes where lions inherit from cats, and cats from animals
     * assertThat(db).table("lions").isNotDescendantOf("animals", 2);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it does, or the other does not exist
     */
    default SELF isNotDescendantOf(String table, int generation) {
        return descendant(table, false, checked(generation));
    }

    private SELF ancestor(String table, boolean expected, int generation) {
        Question question = Question.from(navigation());
        question.other(table).ifPresent(other -> Descent.between(question.subject(), other)
                .expect(question, expected, "an ancestor of " + other.qualifiedName(), generation));
        return self();
    }

    private SELF descendant(String table, boolean expected, int generation) {
        Question question = Question.from(navigation());
        question.other(table).ifPresent(other -> Descent.between(other, question.subject())
                .expect(question, expected, "a descendant of " + other.qualifiedName(), generation));
        return self();
    }

    private static int checked(int generation) {
        if (generation < 1) {
            throw new IllegalArgumentException("generations are counted from 1, and this is " + generation);
        }
        return generation;
    }

    private static String inherited() {
        return """
            select exists (select from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
                           where not c.relispartition and i.inhparent = ?) as yes\
            """;
    }
}

package io.confiture.assertions.routine;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/**
 * Leads from a database or a schema to its functions, procedures and aggregates.
 *
 * <p>The types of arguments are written as SQL would write them, {@code function("area", "int", "int")}. Without types the name must
 * have one overload only, whatever its arguments are; {@code function("area()")} is the one without arguments. Names are written as
 * PostgreSQL stores them; on a database a name may have its schema's before it, {@code shop.area}, and without one the search path
 * decides.
 */
public interface RoutineNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a function; aggregates and window functions are functions as well, procedures are not.
     *
     * <pre>{@code
     * assertThat(db).function("area", "int", "int");   // passes where there is a function area of two integers
     * assertThat(db).function("area");                 // fails where there is another area as well: which one is meant?
     * assertThat(db).function("aera");                 // fails: there is no function aera; did you mean area?
     * }</pre>
     *
     * @param argumentTypes of the arguments that tell one overload from another: all but {@code OUT}
     * @throws AssertionError if there is no such function, or several of the name and no types are given
     */
    default FunctionAssert function(String name, String... argumentTypes) {
        return new Routines(RoutineKind.FUNCTION, navigation()).lead(name, argumentTypes);
    }

    /**
     * Verify that there is a function of this name, and of these arguments if any are given; aggregates and window functions are functions as well, procedures are not.
     *
     * <pre>{@code
     * assertThat(db).hasFunction("area");           // passes where there is a function area, whatever its arguments are
     * assertThat(db).hasFunction("area", "text");   // fails where none of them takes one text
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasFunction(String name, String... argumentTypes) {
        new Routines(RoutineKind.FUNCTION, navigation()).has(name, argumentTypes);
        return self();
    }

    /**
     * Verify that there is no function of this name, or none of these arguments if any are given; aggregates and window functions are functions as well, procedures are not.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveFunction("area", "text");   // passes where no function area takes one text
     * assertThat(db).doesNotHaveFunction("area");           // fails where there is one, whatever its arguments are
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveFunction(String name, String... argumentTypes) {
        new Routines(RoutineKind.FUNCTION, navigation()).hasNot(name, argumentTypes);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all functions, sorted, each once however many overloads it has; on a database those
     * that are found without a schema's name and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").functions().containsExactly("area");   // passes where this is the only one
     * assertThat(db).schema("shop").functions().isEmpty();                 // fails there
     * }</pre>
     */
    default ListAssert<String> functions() {
        return navigation().names("functions", new Routines(RoutineKind.FUNCTION, navigation()).names());
    }

    /**
     * Verify that there are functions of all these names, whatever their arguments are.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").hasFunctions("area", "volume");   // passes where there are both, and maybe others
     * assertThat(db).schema("shop").hasFunctions("area", "price");    // fails where there is no price
     * }</pre>
     *
     * @throws AssertionError if one of them is missing
     * @throws IllegalArgumentException if no names are given
     */
    default SELF hasFunctions(String... names) {
        new Routines(RoutineKind.FUNCTION, navigation()).hasAll(names);
        return self();
    }

    /**
     * Lead to the assertions on a procedure.
     *
     * <pre>{@code
     * assertThat(db).procedure("area", "int", "int");   // passes where there is a procedure area of two integers
     * assertThat(db).procedure("area");                 // fails where there is another area as well: which one is meant?
     * assertThat(db).procedure("aera");                 // fails: there is no procedure aera; did you mean area?
     * }</pre>
     *
     * @param argumentTypes of the arguments that tell one overload from another: all but {@code OUT}
     * @throws AssertionError if there is no such procedure, or several of the name and no types are given
     */
    default FunctionAssert procedure(String name, String... argumentTypes) {
        return new Routines(RoutineKind.PROCEDURE, navigation()).lead(name, argumentTypes);
    }

    /**
     * Verify that there is a procedure of this name, and of these arguments if any are given.
     *
     * <pre>{@code
     * assertThat(db).hasProcedure("area");           // passes where there is a procedure area, whatever its arguments are
     * assertThat(db).hasProcedure("area", "text");   // fails where none of them takes one text
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasProcedure(String name, String... argumentTypes) {
        new Routines(RoutineKind.PROCEDURE, navigation()).has(name, argumentTypes);
        return self();
    }

    /**
     * Verify that there is no procedure of this name, or none of these arguments if any are given.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveProcedure("area", "text");   // passes where no procedure area takes one text
     * assertThat(db).doesNotHaveProcedure("area");           // fails where there is one, whatever its arguments are
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveProcedure(String name, String... argumentTypes) {
        new Routines(RoutineKind.PROCEDURE, navigation()).hasNot(name, argumentTypes);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all procedures, sorted, each once however many overloads it has; on a database those
     * that are found without a schema's name and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").procedures().containsExactly("area");   // passes where this is the only one
     * assertThat(db).schema("shop").procedures().isEmpty();                 // fails there
     * }</pre>
     */
    default ListAssert<String> procedures() {
        return navigation().names("procedures", new Routines(RoutineKind.PROCEDURE, navigation()).names());
    }

    /**
     * Lead to the assertions on an aggregate.
     *
     * <pre>{@code
     * assertThat(db).aggregate("area", "int", "int");   // passes where there is an aggregate area of two integers
     * assertThat(db).aggregate("area");                 // fails where there is another area as well: which one is meant?
     * assertThat(db).aggregate("aera");                 // fails: there is no aggregate aera; did you mean area?
     * }</pre>
     *
     * @param argumentTypes of the arguments that tell one overload from another: all but {@code OUT}
     * @throws AssertionError if there is no such aggregate, or several of the name and no types are given
     */
    default FunctionAssert aggregate(String name, String... argumentTypes) {
        return new Routines(RoutineKind.AGGREGATE, navigation()).lead(name, argumentTypes);
    }

    /**
     * Verify that there is an aggregate of this name, and of these arguments if any are given.
     *
     * <pre>{@code
     * assertThat(db).hasAggregate("area");           // passes where there is an aggregate area, whatever its arguments are
     * assertThat(db).hasAggregate("area", "text");   // fails where none of them takes one text
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasAggregate(String name, String... argumentTypes) {
        new Routines(RoutineKind.AGGREGATE, navigation()).has(name, argumentTypes);
        return self();
    }

    /**
     * Verify that there is no aggregate of this name, or none of these arguments if any are given.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveAggregate("area", "text");   // passes where no aggregate area takes one text
     * assertThat(db).doesNotHaveAggregate("area");           // fails where there is one, whatever its arguments are
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveAggregate(String name, String... argumentTypes) {
        new Routines(RoutineKind.AGGREGATE, navigation()).hasNot(name, argumentTypes);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all aggregates, sorted, each once however many overloads it has; on a database those
     * that are found without a schema's name and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").aggregates().containsExactly("area");   // passes where this is the only one
     * assertThat(db).schema("shop").aggregates().isEmpty();                 // fails there
     * }</pre>
     */
    default ListAssert<String> aggregates() {
        return navigation().names("aggregates", new Routines(RoutineKind.AGGREGATE, navigation()).names());
    }

    /**
     * Lead to the assertions on a routine; a routine is a function, a procedure or an aggregate.
     *
     * <pre>{@code
     * assertThat(db).routine("area", "int", "int");   // passes where there is a routine area of two integers
     * assertThat(db).routine("area");                 // fails where there is another area as well: which one is meant?
     * assertThat(db).routine("aera");                 // fails: there is no routine aera; did you mean area?
     * }</pre>
     *
     * @param argumentTypes of the arguments that tell one overload from another: all but {@code OUT}
     * @throws AssertionError if there is no such routine, or several of the name and no types are given
     */
    default FunctionAssert routine(String name, String... argumentTypes) {
        return new Routines(RoutineKind.ROUTINE, navigation()).lead(name, argumentTypes);
    }

    /**
     * Verify that there is a routine of this name, and of these arguments if any are given; a routine is a function, a procedure or an aggregate.
     *
     * <pre>{@code
     * assertThat(db).hasRoutine("area");           // passes where there is a routine area, whatever its arguments are
     * assertThat(db).hasRoutine("area", "text");   // fails where none of them takes one text
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasRoutine(String name, String... argumentTypes) {
        new Routines(RoutineKind.ROUTINE, navigation()).has(name, argumentTypes);
        return self();
    }

    /**
     * Verify that there is no routine of this name, or none of these arguments if any are given; a routine is a function, a procedure or an aggregate.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveRoutine("area", "text");   // passes where no routine area takes one text
     * assertThat(db).doesNotHaveRoutine("area");           // fails where there is one, whatever its arguments are
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveRoutine(String name, String... argumentTypes) {
        new Routines(RoutineKind.ROUTINE, navigation()).hasNot(name, argumentTypes);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all functions, procedures and aggregates, sorted, each once however many overloads it has; on a database those
     * that are found without a schema's name and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").routines().containsExactly("area");   // passes where this is the only one
     * assertThat(db).schema("shop").routines().isEmpty();                 // fails there
     * }</pre>
     */
    default ListAssert<String> routines() {
        return navigation().names("routines", new Routines(RoutineKind.ROUTINE, navigation()).names());
    }
}

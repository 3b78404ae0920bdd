package io.confiture.assertions.type;

import io.confiture.assertions.error.ShouldBeUnambiguous;
import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Scope;
import java.util.List;
import org.assertj.core.api.ListAssert;

/**
 * Leads from a database or a schema to its operator classes. Their names are told apart by access methods: there may be one of the
 * same name for each of these.
 */
public interface OperatorClassNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on an operator class, whatever access method it is for.
     *
     * <pre>{@code
     * assertThat(db).operatorClass("mood_ops");   // passes where there is one operator class mood_ops
     * assertThat(db).operatorClass("mod_ops");    // fails: there is no operator class mod_ops; did you mean mood_ops?
     * }</pre>
     *
     * @throws AssertionError if there is no operator class of this name, or several access methods have one
     */
    default OperatorClassAssert operatorClass(String name) {
        Navigation navigation = navigation();
        Scope scope = navigation.scope();
        List<DatabaseObject> found = navigation.absent() ? List.of() : scope.findAll(OperatorLookups.CLASS, name);
        if (found.size() < 2) {
            return navigation.to(OperatorLookups.CLASS, name, OperatorClassAssert.class, OperatorClassAssert::new);
        }
        List<String> methods = found.stream()
                .map(one -> String.valueOf(one.ask("""
                    select m.amname::text as name from pg_catalog.pg_opclass c join pg_catalog.pg_am m on m.oid = c.opcmethod
                    where c.oid = ?\
                    """).text("name")))
                .sorted()
                .toList();
        navigation.report(ShouldBeUnambiguous.shouldBeUnambiguous(
                scope.place(OperatorLookups.CLASS, name).scope(),
                "operator class",
                name,
                methods,
                "its access method"));
        return navigation.nest(
                scope.absent(OperatorLookups.CLASS, name), OperatorClassAssert.class, OperatorClassAssert::new);
    }

    /**
     * Lead to the assertions on an access method's operator class.
     *
     * <pre>{@code
     * assertThat(db).operatorClass("btree", "mood_ops");   // passes where btree has an operator class mood_ops
     * assertThat(db).operatorClass("hash", "mood_ops");    // fails where hash has none
     * }</pre>
     *
     * @throws AssertionError if the access method has no operator class of this name
     */
    default OperatorClassAssert operatorClass(String accessMethod, String name) {
        Navigation navigation = navigation();
        Scope.Place place = navigation.scope().place(OperatorLookups.CLASS_OF_METHOD, name);
        return navigation
                .in(place.scope())
                .to(
                        OperatorLookups.CLASS_OF_METHOD,
                        place.exactly(place.name() + " USING " + accessMethod),
                        OperatorClassAssert.class,
                        OperatorClassAssert::new);
    }

    /**
     * Verify that there is an operator class of this name, for whatever access method.
     *
     * <pre>{@code
     * assertThat(db).hasOperatorClass("mood_ops");   // passes where there is one
     * assertThat(db).hasOperatorClass("mod_ops");    // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasOperatorClass(String name) {
        navigation().has(OperatorLookups.CLASS, name);
        return self();
    }

    /**
     * Verify that there is no operator class of this name, for whatever access method.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveOperatorClass("old_ops");    // passes where there is none
     * assertThat(db).doesNotHaveOperatorClass("mood_ops");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveOperatorClass(String name) {
        navigation().hasNot(OperatorLookups.CLASS, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all operator classes, sorted, each once; on a database those that are found without a
     * schema's name and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").operatorClasses().containsExactly("mood_ops");   // passes where this is the only one
     * assertThat(db).schema("shop").operatorClasses().isEmpty();                     // fails there
     * }</pre>
     */
    default ListAssert<String> operatorClasses() {
        Navigation navigation = navigation();
        List<String> names = navigation.absent()
                ? List.of()
                : navigation.scope().all(OperatorLookups.CLASS).stream()
                        .map(DatabaseObject::name)
                        .distinct()
                        .toList();
        return navigation.names(OperatorLookups.CLASS.nouns(), names);
    }
}

package io.confiture.assertions.type;

import io.confiture.assertions.error.ShouldNotExist;
import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.TypeName;
import org.assertj.core.api.ListAssert;

/**
 * Leads from a database to its casts, which are in no schema. Types are written as SQL would write them.
 */
public interface CastNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a cast.
     *
     * <pre>{@code
     * assertThat(db).cast("text", "mood");    // passes after create cast (text as mood) with inout
     * assertThat(db).cast("text", "moood");   // fails: there is no cast text AS moood; did you mean text AS mood?
     * }</pre>
     *
     * @throws AssertionError if there is no cast between these types
     */
    default CastAssert cast(String source, String target) {
        Navigation navigation = navigation();
        return navigation.to(OperatorLookups.CAST, name(navigation, source, target), CastAssert.class, CastAssert::new);
    }

    /**
     * Verify that there is a cast between two types.
     *
     * <pre>{@code
     * assertThat(db).hasCast("text", "mood");   // passes after create cast (text as mood) with inout
     * assertThat(db).hasCast("mood", "text");   // fails there: each direction is a cast of its own
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasCast(String source, String target) {
        Navigation navigation = navigation();
        navigation.has(OperatorLookups.CAST, name(navigation, source, target));
        return self();
    }

    /**
     * Verify that there is a cast between two types, and that a function does it.
     *
     * <pre>{@code
     * assertThat(db).hasCast("text", "mood", "to_mood");   // passes after create cast (text as mood) with function to_mood(text)
     * assertThat(db).hasCast("text", "mood", "mood_of");   // fails there
     * }</pre>
     *
     * @param function its name, with its schema's before it or without, where any schema will do
     * @throws AssertionError if there is none, or another function does it, or no function
     */
    default SELF hasCast(String source, String target, String function) {
        cast(source, target).usesFunction(function);
        return self();
    }

    /**
     * Verify that there is no cast between two types.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveCast("mood", "text");   // passes where there is none
     * assertThat(db).doesNotHaveCast("text", "mood");   // fails after create cast (text as mood) with inout
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveCast(String source, String target) {
        Navigation navigation = navigation();
        navigation.hasNot(OperatorLookups.CAST, name(navigation, source, target));
        return self();
    }

    /**
     * Verify that no cast between two types is done by a function.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveCast("text", "mood", "mood_of");   // passes after create cast (text as mood) with function to_mood(text)
     * assertThat(db).doesNotHaveCast("text", "mood", "to_mood");   // fails there
     * }</pre>
     *
     * @param function its name, with its schema's before it or without, where any schema counts
     * @throws AssertionError if there is a cast that this function does
     */
    default SELF doesNotHaveCast(String source, String target, String function) {
        Navigation navigation = navigation();
        String name = name(navigation, source, target);
        if (!navigation.absent()) {
            navigation
                    .scope()
                    .find(OperatorLookups.CAST, name)
                    .filter(cast -> CastFunction.of(cast).isNamed(function))
                    .ifPresent(cast -> navigation.report(ShouldNotExist.shouldNotExist(
                            navigation.scope().where(OperatorLookups.CAST),
                            "cast",
                            name + " WITH FUNCTION " + function,
                            cast.definedAt())));
        }
        return self();
    }

    /**
     * Lead to AssertJ's assertions on all casts that are not PostgreSQL's own, sorted, as PostgreSQL writes their types.
     *
     * <pre>{@code
     * assertThat(db).casts().containsExactly("text AS mood");   // passes after create cast (text as mood) with inout
     * assertThat(db).casts().isEmpty();                         // fails there
     * }</pre>
     */
    default ListAssert<String> casts() {
        return navigation().names(OperatorLookups.CAST);
    }

    private static String name(Navigation navigation, String source, String target) {
        DatabaseSource database = navigation.scope().source();
        return TypeName.inSignature(database, source) + " AS " + TypeName.inSignature(database, target);
    }
}

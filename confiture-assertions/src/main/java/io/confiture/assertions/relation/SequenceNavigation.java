package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/**
 * Leads from a database or a schema to its sequences.
 *
 * <p>Names are written as PostgreSQL stores them. On a database a name may have its schema's before it, {@code shop.users}; without
 * one the search path decides.
 */
public interface SequenceNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a sequence.
     *
     * <pre>{@code
     * assertThat(db).sequence("numbers");      // passes where there is a sequence numbers
     * assertThat(db).sequence("nubmers");      // fails: there is no sequence nubmers; did you mean numbers?
     * }</pre>
     *
     * @throws AssertionError if there is no sequence of this name
     */
    default SequenceAssert sequence(String name) {
        return navigation().to(RelationLookups.SEQUENCE, name, SequenceAssert.class, SequenceAssert::new);
    }

    /**
     * Verify that there is a sequence of this name.
     *
     * <pre>{@code
     * assertThat(db).hasSequence("numbers");   // passes where there is a sequence numbers
     * assertThat(db).hasSequence("nubmers");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasSequence(String name) {
        navigation().has(RelationLookups.SEQUENCE, name);
        return self();
    }

    /**
     * Verify that there is no sequence of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveSequence("old_numbers");   // passes where there is no such sequence
     * assertThat(db).doesNotHaveSequence("numbers");       // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveSequence(String name) {
        navigation().hasNot(RelationLookups.SEQUENCE, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all sequences, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own. Those behind
     * serial and identity columns are among them.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").sequences().containsExactlyInAnyOrder("numbers", "users_id_seq");   // passes where these are all
     * assertThat(db).schema("shop").sequences().containsExactly("numbers");   // fails there
     * }</pre>
     */
    default ListAssert<String> sequences() {
        return navigation().names(RelationLookups.SEQUENCE);
    }
}

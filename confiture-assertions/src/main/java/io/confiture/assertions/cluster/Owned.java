package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigable;

/** Asserts on who owns an object that lives outside of schemas. */
public interface Owned<SELF> extends Navigable<SELF> {

    /**
     * Verify that the object is owned by this role.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("archive").isOwnedBy("app");     // passes where app made it
     * assertThat(db).foreignServer("archive").isOwnedBy("guest");   // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    default SELF isOwnedBy(String role) {
        ClusterQuestions.of(navigation()).hasOwner(role);
        return self();
    }
}

package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigable;

/** Asserts on the comment on an object that lives outside of schemas. */
public interface Commented<SELF> extends Navigable<SELF> {

    /**
     * Verify that the object has this comment.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("archive").hasComment("read only");   // passes after comment on server archive is 'read only'
     * assertThat(db).foreignServer("archive").hasComment("writable");    // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    default SELF hasComment(String comment) {
        ClusterQuestions.of(navigation()).hasComment(comment);
        return self();
    }

    /**
     * Verify that the object has no comment.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("backup").hasNoComment();    // passes where nobody commented on it
     * assertThat(db).foreignServer("archive").hasNoComment();   // fails after comment on server archive is 'read only'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    default SELF hasNoComment() {
        ClusterQuestions.of(navigation()).hasComment(null);
        return self();
    }
}

package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigable;

/** Asserts on the options of a tablespace, or of something foreign. */
public interface Optioned<SELF> extends Navigable<SELF> {

    /**
     * Verify that an option was set to this value.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("archive").hasOption("host", "db7");   // passes for create server archive .. options (host 'db7')
     * assertThat(db).foreignServer("archive").hasOption("host", "db8");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it was set to another, or not at all
     */
    default SELF hasOption(String option, String value) {
        ClusterQuestions.of(navigation()).hasOption(option, value);
        return self();
    }

    /**
     * Verify that an option was not set.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("archive").doesNotHaveOption("port");   // passes for create server archive .. options (host 'db7')
     * assertThat(db).foreignServer("archive").doesNotHaveOption("host");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it was set
     */
    default SELF doesNotHaveOption(String option) {
        ClusterQuestions.of(navigation()).hasOption(option, null);
        return self();
    }
}

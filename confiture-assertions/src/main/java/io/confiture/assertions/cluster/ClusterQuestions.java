package io.confiture.assertions.cluster;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.Navigation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what objects of all kinds have.
 *
 * @param navigation leads from the object
 */
record ClusterQuestions(Navigation navigation) {

    static ClusterQuestions of(Navigation navigation) {
        return new ClusterQuestions(navigation);
    }

    void hasOwner(String role) {
        expect(catalog().owner(), "owner", role);
    }

    void hasComment(@Nullable String comment) {
        expect(catalog().comment(), "comment", comment);
    }

    void hasOption(String option, @Nullable String value) {
        expect(catalog().option(), "option " + option, value, option);
    }

    private ClusterCatalog catalog() {
        return ClusterCatalog.of(navigation.subject());
    }

    private void expect(String sql, String property, @Nullable String expected, Object... more) {
        if (!navigation.absent()) {
            String was = navigation.subject().ask(sql, more).text("value");
            if (!Objects.equals(was, expected)) {
                navigation.report(ShouldHave.shouldHave(navigation.subject(), property, expected, was));
            }
        }
    }
}

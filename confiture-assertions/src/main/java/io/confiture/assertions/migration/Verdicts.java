package io.confiture.assertions.migration;

import io.confiture.assertions.error.ShouldBeKnown;
import io.confiture.assertions.error.ShouldDo;
import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.object.Navigation;
import io.confiture.migration.trace.RelationName;
import java.util.List;
import java.util.Optional;

/** Fails assertions on effects: those that do not hold, and those of which it is not known. */
record Verdicts(Effects effects, Navigation navigation) {

    private boolean known() {
        return !navigation.absent() && effects.unknown().isEmpty();
    }

    /** Fail where it is not known what all statements did; return whether it is. */
    boolean known(String wanted) {
        effects.unknown().ifPresent(reason -> navigation.report(ShouldBeKnown.shouldBeKnown(effects, wanted, reason)));
        return known();
    }

    /** Fail where nobody followed the statements; return whether somebody did. */
    boolean followed(String wanted) {
        effects.unfollowed()
                .ifPresent(reason -> navigation.report(ShouldBeKnown.shouldBeKnown(effects, wanted, reason)));
        return !navigation.absent() && effects.unfollowed().isEmpty();
    }

    /** Find a table, or fail with the nearest name. */
    Optional<RelationName> relation(String table) {
        Optional<RelationName> found = effects.touchable().find(table);
        if (found.isEmpty()) {
            navigation.report(ShouldExist.shouldExist(
                    "the database of " + effects,
                    "table",
                    table,
                    effects.touchable().names(),
                    Optional.empty()));
        }
        return found;
    }

    void report(String wanted, String did, List<String> evidence) {
        navigation.report(ShouldDo.shouldDo(effects, wanted, did, evidence));
    }
}

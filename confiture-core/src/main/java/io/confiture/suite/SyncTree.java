package io.confiture.suite;

import io.confiture.check.CheckGroup;
import io.confiture.project.Project;
import io.confiture.sync.check.Rehearsed;
import io.confiture.sync.check.SyncChecks;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.Unlisted;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Puts the checks of a project's decisions about copies of production together. */
final class SyncTree {

    private final Project project;

    SyncTree(Project project) {
        this.project = project;
    }

    /** Return the group, or nothing in a project that decides about no copies. */
    Optional<CheckGroup> group() {
        if (!Files.exists(project.environment().sync().directory())
                && !project.environment().isSet("sync")) {
            return Optional.empty();
        }
        SyncRules rules = new SyncRules(Unlisted.FAIL, List.of(), List.of(), List.of(), List.of());
        return Optional.of(new SyncChecks(
                        rules,
                        project.locationOf(project.environment().sync().directory()),
                        SeedCopies.LINE,
                        Rehearsed.none("nobody looks at this yet"))
                .group());
    }
}

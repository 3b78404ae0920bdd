package io.confiture.suite;

import io.confiture.catalog.CatalogReader;
import io.confiture.check.CheckGroup;
import io.confiture.project.Project;
import io.confiture.project.SyncSettings;
import io.confiture.sync.SchemaCopies;
import io.confiture.sync.check.Ground;
import io.confiture.sync.check.Rehearsed;
import io.confiture.sync.check.SyncChecks;
import io.confiture.sync.copy.SyncRun;
import io.confiture.sync.leak.Rehearsal;
import io.confiture.sync.mask.MaskingStrategy;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.Approval;
import io.confiture.sync.rules.SyncFiles;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.Unlisted;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Puts the checks of a project's decisions about copies of production together. */
final class SyncTree {

    private static final String SERVICES = "META-INF/services/" + MaskingStrategy.class.getName();

    private final Project project;
    private final Workshop workshop;

    SyncTree(Project project, Workshop workshop) {
        this.project = project;
        this.workshop = workshop;
    }

    /** Return the group, or nothing in a project that decides about no copies. Reads the decision files, and starts nothing. */
    Optional<CheckGroup> group() {
        SyncSettings settings = project.environment().sync();
        if (!Files.exists(settings.directory()) && !project.environment().isSet("sync")) {
            return Optional.empty();
        }
        SyncRules rules = SyncFiles.read(project)
                .orElse(new SyncRules(Unlisted.FAIL, List.of(), List.of(), List.of(), List.of()));
        SchemaCopies copies = new SeedCopies(workshop.seedDatabase());
        Ground ground = new Ground(
                rules,
                copies,
                () -> new CatalogReader(workshop.readerOptions()),
                SyncTree::strategies,
                settings.expectedRows());
        Rehearsed rehearsed = Rehearsed.later(
                () -> new Rehearsal(copies, rules, strategies(), settings.expectedRows(), SyncRun::run));
        return Optional.of(new SyncChecks(
                        project.locationOf(settings.directory()),
                        Approval.read(project),
                        SeedCopies.LINE,
                        ground,
                        rehearsed)
                .group(ownStrategies()));
    }

    /** Say whether the class path declares strategies besides Confiture's own; loads none. */
    private static boolean ownStrategies() {
        try {
            return Collections.list(loader().getResources(SERVICES)).size() != 1;
        } catch (IOException e) {
            // Nobody knows, so that nothing is kept.
            return true;
        }
    }

    /** Find strategies where the tests that run find their classes. */
    static Strategies strategies() {
        return Strategies.load(loader());
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? SyncTree.class.getClassLoader() : context;
    }
}

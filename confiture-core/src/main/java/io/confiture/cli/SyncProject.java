package io.confiture.cli;

import io.confiture.project.Project;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.MaskKeyException;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.SyncFiles;
import io.confiture.sync.rules.SyncRules;

/** Reads what a project says about copies of production, and the secret that it masks with. */
final class SyncProject {

    private SyncProject() {}

    static SyncRules rules(Project project) {
        return SyncFiles.read(project)
                .orElseThrow(() -> new UsageException("there are no decision files in "
                        + project.environment().sync().directory()
                        + ": nothing is copied without decisions. confiture sync suggest proposes some"));
    }

    static MaskKey key(Project project) {
        try {
            return MaskKey.read(project.environment().sync(), System.getenv());
        } catch (MaskKeyException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Find the strategies that there are, those of the project's own included. */
    static Strategies strategies() {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try {
            return Strategies.load(own == null ? ClassLoader.getSystemClassLoader() : own);
        } catch (IllegalStateException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}

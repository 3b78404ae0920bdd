package io.confiture.junit;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.junit.ProjectTree.Origin;
import io.confiture.project.SourceLocation;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.DirectorySource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** Says where tests come from, in the words that build tools and IDEs understand. */
final class Sources {
    private Sources() {}

    static @Nullable TestSource ofGroup(CheckGroup group, boolean project, Origin origin) {
        if (group.source() == null) {
            return project ? DirectorySource.from(origin.directory().toFile()) : null;
        }
        return of(group.source());
    }

    /**
     * Return the source of a test: a method, which need not exist, of the class that stands for the run, or its file.
     *
     * <p>Surefire 3.5.3 drops tests without a class or method; it filters and counts by the method's name.
     */
    static @Nullable TestSource ofCheck(Check check, String phrase, Origin origin, @Nullable TestSource ofGroup) {
        if (origin.owner() != null && !origin.settings().fileSources()) {
            return MethodSource.from(origin.owner(), phrase);
        }
        return check.source() == null ? ofGroup : of(check.source());
    }

    private static TestSource of(SourceLocation location) {
        if (Files.isDirectory(location.file())) {
            return DirectorySource.from(location.file().toFile());
        }
        return location.line() == 0
                ? FileSource.from(location.file().toFile())
                : FileSource.from(location.file().toFile(), position(location));
    }

    private static FilePosition position(SourceLocation location) {
        return location.column() == 0
                ? FilePosition.from(location.line())
                : FilePosition.from(location.line(), location.column());
    }
}

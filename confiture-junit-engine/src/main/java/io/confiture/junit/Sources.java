package io.confiture.junit;

import io.confiture.check.CheckNode;
import io.confiture.junit.ProjectTree.Origin;
import io.confiture.project.SourceLocation;
import java.nio.file.Files;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.DirectorySource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** Says where tests come from, in the words that build tools and IDEs understand. */
final class Sources {
    private Sources() {}

    /** Return the file or folder that a node is about; {@code parent} when it is about none of its own. */
    static TestSource of(CheckNode node, TestSource parent) {
        return node.source() == null ? parent : of(node.source());
    }

    /**
     * Return the source of a test: a method, which need not exist, of the class that stands for the run, or its file.
     *
     * <p>Surefire 3.5.3 drops tests without a class or method; all versions filter and count by the method's name.
     */
    static TestSource ofTest(TestSource file, String phrase, Origin origin) {
        return origin.owner() == null || origin.settings().fileSources()
                ? file
                : MethodSource.from(origin.owner(), phrase);
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

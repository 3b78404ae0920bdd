package io.confiture.junit;

import io.confiture.check.CheckNode.Segment;
import io.confiture.junit.ProjectTree.Origin;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.reporting.FileEntry;

/**
 * Writes the whole text of a failure, which a console cannot show, below the build's output folder: {@code
 * target/confiture/com.acme.DatabaseTest/db/migrations/003_add_bio/round-trip.txt}.
 */
final class FailureFile {
    private static final boolean FILE_ENTRIES = Platform.has("org.junit.platform.engine.reporting.FileEntry");

    private final RunContext context;
    private final CheckDescriptor test;

    FailureFile(RunContext context, CheckDescriptor test) {
        this.context = context;
        this.test = test;
    }

    /** Write the text; return the file's path, or why there is none: a failed check stays failed for its own reason. */
    String write(String text) {
        Path file = path();
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            return "could not be written to " + file + " (" + e + ")";
        }
        if (FILE_ENTRIES) {
            Entries.publish(context, test, file);
        }
        return file.toString();
    }

    private Path path() {
        Origin origin = test.tree().origin();
        Path folder = origin.reports().resolve(name(origin.owner() == null ? "files" : origin.owner()));
        folder = folder.resolve(name(test.tree().root().segment().value()));
        for (Segment segment : test.path()) {
            for (String part : segment.value().split("/", -1)) {
                folder = folder.resolve(name(part));
            }
        }
        return folder.resolveSibling(folder.getFileName() + ".txt");
    }

    /** Return a name that every file system takes, and that cannot lead out of the folder. */
    private static String name(String part) {
        String encoded = URLEncoder.encode(part, StandardCharsets.UTF_8).replace("*", "%2A");
        return encoded.isEmpty() || encoded.startsWith(".") ? "_" + encoded : encoded;
    }

    /** Is loaded only where the platform has the types it names: since 1.12. */
    private static final class Entries {
        static void publish(RunContext context, CheckDescriptor test, Path file) {
            context.listener().fileEntryPublished(test, FileEntry.from(file, "text/plain"));
        }
    }
}

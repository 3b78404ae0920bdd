package io.confiture.migration.author;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.author.TakenVersions.Taken;
import io.confiture.migration.layout.VersionOrder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Creates the files of the next migration.
 *
 * <p>Safe when several do so at once, in one folder and without a lock file: a file is only ever created, never written
 * over, and whoever finds that another took the same version meanwhile deletes its own empty files and counts again.
 */
public final class MigrationAuthor {

    private static final int ATTEMPTS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 40;

    private final MigrationSet set;
    private final Clock clock;

    /**
     * Make an author.
     *
     * @param set what is there
     * @param clock tells the time for versions that are times; its zone does not matter, versions are in UTC
     */
    public MigrationAuthor(MigrationSet set, Clock clock) {
        this.set = set;
        this.clock = clock;
    }

    /**
     * Say which files {@link #create} would make now, and make none.
     *
     * @param name what the migration does; made fit for a file name
     * @param timestamp whether the version is to be a time, whatever the others are
     * @throws AuthorException when the name says nothing, or the folder mixes layouts
     */
    public NewMigration plan(String name, boolean timestamp) throws IOException {
        refuseMixture();
        String safe = SafeName.of(name);
        Stream<String> versions = Stream.concat(
                taken().stream().map(Taken::version),
                set.migrations().stream().filter(m -> !m.repeatable()).map(Migration::version));
        String version = new NextVersion(set.layout(), timestamp)
                .after(TakenVersions.highest(versions), LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return new NewMigration(set.layout(), version, safe, new Template(set).files(version, safe), warnings(safe));
    }

    /**
     * Create the files.
     *
     * @throws AuthorException as {@link #plan}, or when others create migrations faster than this can count
     */
    public NewMigration create(String name, boolean timestamp) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            NewMigration planned = plan(name, timestamp);
            List<Path> created = new ArrayList<>();
            boolean done = false;
            try {
                done = write(planned.files(), created) && isAlone(planned);
            } finally {
                if (!done) {
                    delete(created);
                }
            }
            if (done) {
                return planned;
            }
            pause();
        }
        throw new AuthorException("no version was free for long enough: others create migrations in the same folder");
    }

    private void refuseMixture() {
        for (LayoutProblem problem : set.problems()) {
            if (problem.kind() == Kind.MIXED_LAYOUTS) {
                throw new AuthorException(problem.message() + "; " + problem.suggestion());
            }
        }
    }

    private List<Taken> taken() throws IOException {
        return TakenVersions.in(set.directory(), set.layout());
    }

    private static boolean write(List<NewFile> files, List<Path> created) throws IOException {
        for (NewFile file : files) {
            Path folder = file.file().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try {
                Files.writeString(file.file(), file.text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                created.add(file.file());
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        }
        return true;
    }

    /** Both of two that came at once may answer false here; then both count again, after pauses of their own. */
    private boolean isAlone(NewMigration planned) throws IOException {
        String version = TakenVersions.compared(planned.version(), set.layout());
        List<Path> own = planned.files().stream().map(NewFile::file).toList();
        return taken().stream()
                .filter(t -> VersionOrder.natural(t.version(), version) == 0)
                .allMatch(t -> own.stream().anyMatch(file -> file.startsWith(t.path())));
    }

    private void delete(List<Path> created) throws IOException {
        for (Path file : created) {
            Files.deleteIfExists(file);
            Path folder = file.getParent();
            if (set.layout() == Layout.DIESEL && folder != null && isEmpty(folder)) {
                Files.deleteIfExists(folder);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1 + ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthorException("interrupted while waiting for a free version");
        }
    }

    private List<String> warnings(String name) {
        List<String> warnings = new ArrayList<>();
        for (Migration migration : set.migrations()) {
            if (migration.name().equalsIgnoreCase(name)) {
                warnings.add("there is a migration of that name already: " + migration.id());
            }
        }
        for (LayoutProblem problem : set.problems()) {
            if (problem.kind() == Kind.DUPLICATE_VERSION) {
                warnings.add(problem.message());
            }
        }
        return warnings;
    }
}

package io.confiture.migration.history;

import io.confiture.migration.history.GitException.Kind;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the files that some folders have in a commit, as files in a temporary directory, so that they are read by the same readers
 * as those of the working tree.
 *
 * <p>They lie below a directory that is called as git names them, {@code origin/main:db/migrations/...}, so that messages show
 * where they come from. Closing deletes them.
 */
final class Checkout implements AutoCloseable {
    private final Path temporary;
    private final String prefix;

    private Checkout(Path temporary, String prefix) {
        this.temporary = temporary;
        this.prefix = prefix;
    }

    /**
     * Take the files out.
     *
     * @param label what the commit is called
     * @param folders relative to the top; may have no files there
     * @throws GitException when one of them is not a plain file
     */
    static Checkout of(Git git, GitTree tree, String label, List<String> folders) {
        Set<GitFile> files = new LinkedHashSet<>();
        folders.forEach(folder -> files.addAll(git.files(folder, tree)));
        Path temporary = directory();
        Checkout checkout = new Checkout(temporary, label + separator() + (folders.contains("") ? "./" : ""));
        boolean good = false;
        try {
            for (String folder : folders) {
                Files.createDirectories(checkout.folder(folder));
            }
            checkout.write(git, List.copyOf(files));
            good = true;
            return checkout;
        } catch (IOException e) {
            throw new UncheckedIOException("the files of " + label + " cannot be written to " + temporary, e);
        } finally {
            if (!good) {
                checkout.close();
            }
        }
    }

    /** Return what names of files are shown relative to. */
    Path root() {
        return temporary;
    }

    /** Return where one of the folders is; it exists. */
    Path folder(String name) {
        return inside(temporary, prefix + name);
    }

    private void write(Git git, List<GitFile> files) throws IOException {
        for (GitFile file : files) {
            if (!file.isRegular()) {
                throw new GitException(
                        Kind.FAILED, prefix + file.path() + " is a link or a submodule, and not followed");
            }
        }
        String ids = files.stream().map(f -> f.id() + "\n").collect(Collectors.joining());
        byte[] all = git.output(List.of("cat-file", "--batch"), ids).bytes();
        int at = 0;
        for (GitFile file : files) {
            // For each: "<id> blob <size>", a line break, the bytes, a line break.
            int line = at;
            while (all[line] != '\n') {
                line++;
            }
            String head = new String(all, at, line - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1));
            Path target = folder(file.path());
            Files.createDirectories(parent(target));
            Files.write(target, Arrays.copyOfRange(all, line + 1, line + 1 + size));
            at = line + 1 + size + 1;
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(temporary)) {
            // What lies deeper comes first: a directory must be empty before it goes.
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(temporary + " cannot be deleted", e);
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("confiture-git").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory can be made", e);
        }
    }

    /** A colon is how git writes it; file names of Windows have none. */
    private static String separator() {
        return File.separatorChar == '/' ? ":" : "@";
    }

    private static Path inside(Path directory, String name) {
        try {
            Path path = directory.resolve(name).normalize();
            if (path.startsWith(directory)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new GitException(Kind.FAILED, name + " cannot be a file name here: " + e.getReason(), e);
        }
        throw new GitException(Kind.FAILED, name + " leaves the working tree");
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}

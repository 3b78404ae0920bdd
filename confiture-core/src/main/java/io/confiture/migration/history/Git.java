package io.confiture.migration.history;

import io.confiture.migration.history.GitException.Kind;
import io.confiture.migration.history.GitProcess.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks git about the repository that a folder lies in. Reads only; thread-safe. */
public final class Git {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String PROGRAM = "git";

    private final GitProcess process;
    private final Path top;

    private Git(GitProcess process, Path top) {
        this.process = process;
        this.top = top;
    }

    /**
     * Find the repository of a folder.
     *
     * @param folder need not exist: then the nearest folder above it counts
     * @throws GitException when there is no git, or no working tree
     */
    public static Git of(Path folder) {
        return of(folder, PROGRAM);
    }

    /** Do the same with a program of another name. */
    static Git of(Path folder, String program) {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.isDirectory(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        Answer answer = new GitProcess(program, existing, TIMEOUT).run(List.of("rev-parse", "--show-toplevel"), "");
        if (answer.exitCode() != 0) {
            boolean none = answer.errors().contains("not a git repository");
            throw new GitException(
                    none ? Kind.NO_REPOSITORY : Kind.FAILED,
                    none ? "the folder is not in a git repository" : "git: " + firstLine(answer.errors()));
        }
        Path top = Path.of(answer.line());
        return new Git(new GitProcess(program, top, TIMEOUT), top);
    }

    /** Return the top of the working tree. */
    public Path top() {
        return top;
    }

    /**
     * Return a path as git names it: relative to the top, with {@code /}; empty for the top itself.
     *
     * @throws GitException when it lies outside of the working tree
     */
    String nameOf(Path path) {
        Path real = real(path);
        if (!real.startsWith(top)) {
            throw new GitException(Kind.NO_REPOSITORY, path + " lies outside of the git working tree " + top);
        }
        return top.relativize(real).toString().replace('\\', '/');
    }

    /** Return the id of the commit that a name means; empty when there is none. */
    Optional<String> commit(String ref) {
        if (ref.isBlank() || ref.startsWith("-")) {
            return Optional.empty();
        }
        Answer answer = process.run(List.of("rev-parse", "--verify", "--quiet", ref + "^{commit}"), "");
        return answer.exitCode() == 0 ? Optional.of(answer.line()) : Optional.empty();
    }

    /** Return the last commit that two have in common; empty when there is none, as far as the clone reaches. */
    Optional<String> mergeBase(String one, String other) {
        Answer answer = process.run(List.of("merge-base", one, other), "");
        if (answer.exitCode() > 1) {
            throw new GitException(Kind.FAILED, "git merge-base: " + firstLine(answer.errors()));
        }
        return answer.exitCode() == 0 ? Optional.of(answer.line()) : Optional.empty();
    }

    /** Say whether the clone has only the last part of the history. */
    boolean isShallow() {
        return output(List.of("rev-parse", "--is-shallow-repository"), "")
                .line()
                .equals("true");
    }

    /** Return the files that a commit, or the index, has below a folder. */
    List<GitFile> files(String folder, GitTree tree) {
        List<String> arguments = new ArrayList<>(tree.listing());
        arguments.add("--");
        if (!folder.isEmpty()) {
            arguments.add(tree.literal(folder + "/"));
        }
        List<GitFile> files = new ArrayList<>();
        String all = output(arguments, "").text();
        int from = 0;
        for (int end = all.indexOf('\0'); end >= 0; end = all.indexOf('\0', from)) {
            files.add(tree.read(all.substring(from, end)));
            from = end + 1;
        }
        return files;
    }

    /** Run a command that must succeed. */
    Answer output(List<String> arguments, String input) {
        Answer answer = process.run(arguments, input);
        if (answer.exitCode() != 0) {
            throw new GitException(Kind.FAILED, "git " + arguments.get(0) + " failed: " + firstLine(answer.errors()));
        }
        return answer;
    }

    /** Git shows its top with links followed; what does not exist is named by the folder that does. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            Path parent = absolute.getParent();
            Path name = absolute.getFileName();
            return parent == null || name == null ? absolute : real(parent).resolve(name);
        }
    }

    private static String firstLine(String errors) {
        return errors.lines().findFirst().orElse("it gave no reason");
    }
}

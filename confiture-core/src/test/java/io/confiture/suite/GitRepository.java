package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs git in a folder, as somebody who has configured nothing. */
public final class GitRepository {
    private final Path folder;

    private GitRepository(Path folder) {
        this.folder = folder;
    }

    /** Make a repository whose first branch is {@code main}. */
    public static GitRepository init(Path folder) {
        return new GitRepository(folder).git("init", "--quiet", "--initial-branch=main");
    }

    /** Use a repository that is there. */
    public static GitRepository at(Path folder) {
        return new GitRepository(folder);
    }

    /** Commit everything, untracked files included. */
    public GitRepository commit(String message) {
        return git("add", "--all").git("commit", "--quiet", "--allow-empty", "--message", message);
    }

    public GitRepository branch(String name) {
        return git("switch", "--quiet", "--create", name);
    }

    public GitRepository switchTo(String name) {
        return git("switch", "--quiet", name);
    }

    public GitRepository git(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.org",
                "-c",
                "commit.gpgsign=false",
                "-c",
                "core.autocrlf=false",
                "-c",
                "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("git %s: %s", List.of(arguments), said)
                    .isZero();
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

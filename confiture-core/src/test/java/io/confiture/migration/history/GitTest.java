package io.confiture.migration.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.migration.history.GitException.Kind;
import io.confiture.suite.GitRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Git is asked by process: whatever it does, there is an answer or a reason, and nothing stays behind. */
class GitTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void a_program_that_is_not_there_is_a_reason() {
        assertThatThrownBy(() -> Git.of(folder, "no-program-of-this-name"))
                .isInstanceOf(GitException.class)
                .hasMessage("there is no program git on the path")
                .extracting(e -> ((GitException) e).kind())
                .isEqualTo(Kind.NO_GIT);
    }

    @Test
    @Timeout(20)
    void a_program_that_hangs_is_ended_with_its_children() throws IOException {
        Path program = Files.createFile(
                folder.resolve("slow"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(program, "#!/bin/sh\nsleep 4242 &\nwait\n");
        assertThatThrownBy(() ->
                        new GitProcess(program.toString(), folder, Duration.ofMillis(500)).run(List.of("status"), ""))
                .hasMessage("git status did not end within 0 s");
        // The signal is sent; when the process is gone, the system decides.
        List<ProcessHandle> children = ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").endsWith("sleep 4242"))
                .toList();
        assertThat(children).allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }

    @Test
    @Timeout(60)
    void much_is_read_and_written_at_once() throws IOException {
        GitRepository repository = GitRepository.init(folder);
        for (int i = 0; i < 300; i++) {
            Files.writeString(folder.resolve(i + ".sql"), ("-- " + i + "\n").repeat(400));
        }
        Files.write(folder.resolve("raw.bin"), new byte[] {0, '\n', (byte) 0xE9, '\r', '\n'});
        Files.createFile(folder.resolve("empty.sql"));
        repository.commit("many");
        Git git = Git.of(folder);
        try (Checkout checkout = Checkout.of(git, new GitTree.Commit("HEAD"), "HEAD", List.of(""))) {
            for (Path file : Files.list(folder).filter(Files::isRegularFile).toList()) {
                assertThat(checkout.folder(String.valueOf(file.getFileName()))).hasSameBinaryContentAs(file);
            }
            assertThat(Files.list(checkout.folder("")).collect(Collectors.toList()))
                    .hasSize(302);
        }
        assertThat(folder.resolve(".git/index.lock")).doesNotExist();
    }

    @Test
    void signs_of_patterns_in_names_of_folders_are_no_patterns() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("a[b]*?"));
        Files.writeString(odd.resolve("1.sql"), "SELECT 1;");
        Files.createDirectories(folder.resolve("ab"));
        Files.writeString(folder.resolve("ab/2.sql"), "SELECT 2;");
        GitRepository.init(folder).commit("odd");
        Git git = Git.of(odd);
        assertThat(git.nameOf(odd)).isEqualTo("a[b]*?");
        for (GitTree tree : List.of(new GitTree.Commit("HEAD"), new GitTree.Index())) {
            assertThat(git.files(git.nameOf(odd), tree))
                    .extracting(GitFile::path)
                    .containsExactly("a[b]*?/1.sql");
        }
    }

    @Test
    void a_folder_outside_of_the_working_tree_and_a_ref_that_looks_like_an_option_are_refused(@TempDir Path other)
            throws IOException {
        GitRepository.init(folder).commit("nothing");
        Git git = Git.of(folder.resolve("not/there/yet"));
        assertThat(git.nameOf(folder.resolve("not/there/yet"))).isEqualTo("not/there/yet");
        assertThatThrownBy(() -> git.nameOf(other)).hasMessageContaining("lies outside of the git working tree");
        assertThat(git.commit("--all")).isEmpty();
        assertThat(git.commit("")).isEmpty();
        assertThat(git.commit("main")).isPresent().get().asString().hasSize(40);
    }

    @Test
    void a_checkout_leaves_nothing_behind() throws IOException {
        Files.writeString(folder.resolve("a.sql"), "SELECT 1;", StandardCharsets.UTF_8);
        GitRepository.init(folder).commit("a");
        Git git = Git.of(folder);
        Path root;
        try (Checkout checkout = Checkout.of(git, new GitTree.Commit("HEAD"), "HEAD", List.of(""))) {
            root = checkout.root();
            assertThat(root).isDirectory();
        }
        assertThat(root).doesNotExist();
    }
}

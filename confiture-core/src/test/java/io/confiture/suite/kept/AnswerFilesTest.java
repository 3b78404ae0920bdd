package io.confiture.suite.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFilesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String KEY = "key";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private AnswerFiles files;

    @BeforeEach
    void open() {
        files = new AnswerFiles(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Answer passed(String check) {
        return new Answer(check, NOW, Outcome.passed());
    }

    @Test
    void everything_of_an_answer_comes_back() throws IOException {
        Rule rule = new Rule("a/b", Severity.WARNING, "Wants it – so.", "Do\nit.");
        Finding note = Finding.of(rule, "what: \"ü\"")
                .at(new SourceLocation(Path.of("/a/b.sql"), "a/b.sql", 3, 4))
                .withExcerpt("x\n^")
                .withDetail("")
                .withSuggestion("then")
                .withSeverity(Severity.INFO);
        Answer notes = new Answer("one", NOW, new Outcome.Passed(List.of(note, Finding.of(rule, ""))));
        Answer skipped = new Answer("two", NOW, new Outcome.Skipped("why"));
        files.add(KEY, List.of(notes, skipped));
        assertThat(files.read(KEY))
                .containsOnly(java.util.Map.entry("one", notes), java.util.Map.entry("two", skipped));
        assertThat(notes.kept().keptSince()).isEqualTo(NOW);
    }

    @Test
    void the_later_of_two_counts_and_other_keys_have_their_own() throws IOException {
        files.add(KEY, List.of(passed("one")));
        Answer later = new Answer("one", NOW, new Outcome.Skipped("later"));
        files.add(KEY, List.of(later));
        files.add("other", List.of(passed("two")));
        assertThat(files.read(KEY)).containsOnly(java.util.Map.entry("one", later));
        assertThat(files.read("nothing")).isEmpty();
    }

    /** Each single byte of a file of three answers is changed, cut off or left out: what is read is some of the three. */
    @Test
    void no_damage_makes_an_answer() throws IOException {
        List<Answer> three = List.of(passed("one"), new Answer("two", NOW, new Outcome.Skipped("x")), passed("three"));
        files.add(KEY, three);
        byte[] whole = Files.readAllBytes(folder.resolve(KEY));
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(folder.resolve(KEY), changed);
            assertThat(three).as("byte %d", i).containsAll(files.read(KEY).values());
            assertThat(files.read(KEY).size()).isGreaterThanOrEqualTo(1);
            Files.write(folder.resolve(KEY), java.util.Arrays.copyOf(whole, i));
            assertThat(three).as("cut at %d", i).containsAll(files.read(KEY).values());
        }
    }

    @Test
    void a_file_under_another_key_is_nothing() throws IOException {
        files.add(KEY, List.of(passed("one")));
        Files.move(folder.resolve(KEY), folder.resolve("other"));
        assertThat(files.read("other")).isEmpty();
    }

    @Test
    void a_torn_line_does_not_swallow_the_next() throws IOException {
        files.add(KEY, List.of(passed("one")));
        String text = Files.readString(folder.resolve(KEY));
        Files.writeString(folder.resolve(KEY), text.substring(0, text.length() - 9));
        files.add(KEY, List.of(passed("two")));
        assertThat(files.read(KEY)).containsOnlyKeys("two");
    }

    @Test
    void many_may_add_at_the_same_time() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "check " + i;
                work.add(() -> {
                    files.add(KEY, List.of(passed(name), passed(name + " too")));
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(files.read(KEY)).hasSize(400);
    }

    @Test
    void old_files_go() throws IOException {
        files.add("old", List.of(passed("one")));
        Files.setLastModifiedTime(folder.resolve("old"), FileTime.from(NOW.minus(Duration.ofDays(31))));
        files.add("young", List.of(passed("one")));
        Files.setLastModifiedTime(folder.resolve("young"), FileTime.from(NOW.minus(Duration.ofDays(29))));
        files.add(KEY, List.of(passed("one")));
        assertThat(folder.resolve("old")).doesNotExist();
        assertThat(folder.resolve("young")).exists();
    }

    @Test
    void two_builds_of_one_version_are_two() throws IOException {
        Files.writeString(folder.resolve("A.class"), "a");
        String before = code(folder);
        Files.writeString(folder.resolve("A.class"), "ab");
        assertThat(code(folder)).isNotEqualTo(before);

        Path jar = folder.resolve("x.jar");
        jar(jar, "one");
        String one = code(jar);
        FileTime time = Files.getLastModifiedTime(jar);
        jar(jar, "two");
        Files.setLastModifiedTime(jar, time);
        assertThat(code(jar)).isNotEqualTo(one);
        jar(jar, "one");
        assertThat(code(jar)).isEqualTo(one);
    }

    private static String code(Path place) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        OwnCode.digest(place, fingerprint);
        return fingerprint.text();
    }

    private static void jar(Path jar, String contents) throws IOException {
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new java.util.zip.ZipEntry("A.class"));
            out.write(contents.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
    }
}

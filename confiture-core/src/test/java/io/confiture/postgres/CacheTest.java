package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** What is kept between runs. */
class CacheTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void an_entry_is_made_once_by_several_threads() throws Exception {
        AtomicInteger made = new AtomicInteger();
        int threads = 4;
        CountDownLatch start = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<Path> get = () -> {
                start.countDown();
                start.await();
                return CacheEntry.get(directory, "key", draft -> {
                    made.incrementAndGet();
                    Files.writeString(draft.resolve("file"), "content");
                });
            };
            for (Future<Path> entry : pool.invokeAll(List.of(get, get, get, get))) {
                assertThat(entry.get().resolve("file")).hasContent("content");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(made).hasValue(1);
        assertThat(names(directory)).containsExactly("key", "key.lock");
    }

    @Test
    void a_failed_entry_leaves_nothing_and_may_be_tried_again() throws Exception {
        assertThatThrownBy(() -> CacheEntry.get(directory, "key", draft -> {
                    Files.writeString(draft.resolve("file"), "half");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(names(directory)).containsExactly("key.lock");
        Path entry = CacheEntry.get(directory, "key", draft -> Files.writeString(draft.resolve("file"), "whole"));
        assertThat(entry.resolve("file")).hasContent("whole");
    }

    @Test
    void a_digest_is_of_the_bytes_and_remembered_per_file() throws Exception {
        Path file = Files.writeString(directory.resolve("a.txz"), "one");
        BinaryArchive archive = new BinaryArchive(file.toUri().toURL());
        String one = archive.digest(directory);
        assertThat(archive.digest(directory)).isEqualTo(one);
        Path same = Files.writeString(directory.resolve("b.txz"), "one");
        assertThat(new BinaryArchive(same.toUri().toURL()).digest(directory)).isEqualTo(one);
        Files.writeString(file, "other");
        assertThat(archive.digest(directory)).isNotEqualTo(one);
    }

    @Test
    void an_archive_that_names_a_file_outside_is_refused() throws Exception {
        for (String evil : List.of("../evil", "/evil", "bin/../../evil")) {
            Path out = Files.createDirectory(directory.resolve("out-" + evil.hashCode()));
            BinaryArchive archive = archive(evil, "x", null);
            assertThatThrownBy(() -> Unpacker.unpack(archive, out)).hasMessageContaining("outside of itself");
        }
        assertThat(directory.resolve("evil")).doesNotExist();
        Path out = Files.createDirectory(directory.resolve("out-link"));
        BinaryArchive link = archive("lib/link", "", "../../evil");
        assertThatThrownBy(() -> Unpacker.unpack(link, out)).hasMessageContaining("outside of itself");
    }

    @Test
    void an_archive_keeps_links_and_executables() throws Exception {
        assumeThat(Platform.current().windows()).as("needs links").isFalse();
        Unpacker.unpack(archive("bin/postgres", "program", null), directory);
        assertThat(directory.resolve("bin/postgres")).hasContent("program").isExecutable();
        Unpacker.unpack(archive("lib/a.so", "", "a.so.1"), directory);
        assertThat(Files.readSymbolicLink(directory.resolve("lib/a.so"))).hasToString("a.so.1");
    }

    private BinaryArchive archive(String name, String content, @org.jspecify.annotations.Nullable String link)
            throws IOException {
        Path file = Files.createTempFile(directory, "archive", ".txz");
        try (OutputStream raw = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(raw, new LZMA2Options(0)))) {
            TarArchiveEntry entry =
                    link == null ? new TarArchiveEntry(name, true) : new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            if (link == null) {
                entry.setSize(bytes.length);
                entry.setMode(0755);
            } else {
                entry.setLinkName(link);
            }
            tar.putArchiveEntry(entry);
            tar.write(bytes, 0, link == null ? bytes.length : 0);
            tar.closeArchiveEntry();
        }
        return new BinaryArchive(file.toUri().toURL());
    }

    @Test
    void a_cache_that_others_can_write_to_is_not_used() throws Exception {
        assumeThat(FileTree.posix(directory)).as("there are POSIX permissions").isTrue();
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> CacheDirectory.find(Platform.current(), open, false, directory))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("can be written by everybody")
                .hasMessageContaining(ServerChoice.CACHE_PROPERTY);
    }

    @Test
    void a_cache_of_another_user_is_not_used() throws Exception {
        assumeThat(ServerUser.root(directory)).as("we are root").isTrue();
        Path theirs = Files.createDirectory(directory.resolve("theirs"));
        FileTree.own(theirs, 65534);
        assertThatThrownBy(() -> CacheDirectory.find(Platform.current(), theirs, true, directory))
                .hasMessageContaining("belongs to");
    }
}

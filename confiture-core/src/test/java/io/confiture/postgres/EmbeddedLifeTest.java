package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How an embedded server begins and ends, whatever is done to the JVM that holds it. */
class EmbeddedLifeTest {

    /** Readable by all users, unlike JUnit's own temporary directories, and fast. */
    @SuppressWarnings("NullAway.Init")
    private Path work;

    @BeforeEach
    void makeWork() throws IOException {
        work = Files.createTempDirectory(WorkDirectory.find(null), "confiture-test-");
        FileTree.openToOthers(work);
    }

    @AfterEach
    void deleteWork() throws IOException {
        FileTree.delete(work);
    }

    private static void assumeUnix() {
        assumeThat(Platform.current().windows()).as("needs a Unix shell").isFalse();
    }

    private static ChildJvm hold(@Nullable Path cache, Path work) throws IOException {
        return ChildJvm.start(HeldServer.class, List.of(), cache == null ? "" : cache.toString(), work.toString());
    }

    /** Wait for something the operating system does; the limit is for a machine under load, not a measurement. */
    private static void await(String what, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    private static boolean dead(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isEmpty() || !process.get().isAlive();
    }

    private static boolean empty(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void goes_with_a_jvm_that_ends() throws Exception {
        try (ChildJvm child = hold(null, work)) {
            long pid = Long.parseLong(child.await("pid"));
            assertThat(dead(pid)).isFalse();
            assertThat(child.end()).isZero();
            assertThat(dead(pid)).isTrue();
            assertThat(work).isEmptyDirectory();
        }
    }

    @Test
    void goes_with_a_jvm_that_is_killed() throws Exception {
        assumeUnix();
        try (ChildJvm child = hold(null, work)) {
            Path data = Path.of(child.await("data"));
            long pid = Long.parseLong(child.await("pid"));
            assertThat(data).startsWith(work).isDirectory();
            assertThat(dead(pid)).isFalse();
            child.kill();
            await("server gone", () -> dead(pid));
            await("files gone", () -> empty(work));
        }
    }

    @Test
    void is_swept_by_the_next_run_when_even_its_guard_was_killed() throws Exception {
        assumeUnix();
        try (ChildJvm child = hold(null, work)) {
            Path data = Path.of(child.await("data"));
            long pid = Long.parseLong(child.await("pid"));
            ProcessHandle guard = ProcessHandle.of(pid).orElseThrow().parent().orElseThrow();
            RunDirectorySweep.sweep(work);
            assertThat(data).as("of a living run, is left alone").isDirectory();
            guard.destroyForcibly();
            await("guard gone", () -> !guard.isAlive());
            child.kill();
            assertThat(dead(pid)).isFalse();
            assertThat(data).isDirectory();
            RunDirectorySweep.sweep(work);
            await("server gone", () -> dead(pid));
            assertThat(work).isEmptyDirectory();
        }
    }

    @Test
    void two_jvms_start_at_once_on_an_empty_cache() throws Exception {
        Path cache = work.resolve("cache");
        Path running = Files.createDirectory(work.resolve("running"));
        try (ChildJvm one = hold(cache, running);
                ChildJvm two = hold(cache, running)) {
            String first = one.await("data");
            String second = two.await("data");
            assertThat(first).isNotEqualTo(second);
            try (Stream<Path> entries = Files.list(cache)) {
                assertThat(entries.map(path -> String.valueOf(path.getFileName())))
                        .filteredOn(name -> name.contains("draft"))
                        .isEmpty();
            }
            assertThat(one.end()).isZero();
            assertThat(two.end()).isZero();
        }
        assertThat(running).isEmptyDirectory();
    }

    static List<ServerUser> ways() {
        return ServerUser.ways();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void runs_as_root_in_each_way(ServerUser way) throws IOException {
        assumeThat(ServerUser.root(work)).as("we are root").isTrue();
        assumeThat(way.works()).as(way.prefix() + " works here").isTrue();
        Server server = new EmbeddedProvider(new ServerChoice.Embedded(null, null, work), List.of(way)).start();
        try (Database database = server.create(DatabaseSettings.defaults())) {
            assertThat(database.name()).startsWith("confiture_");
        } finally {
            server.close();
        }
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void says_so_when_root_cannot_become_another_user() throws IOException {
        assumeThat(ServerUser.root(work)).as("we are root").isTrue();
        ServerUser impossible = new ServerUser(List.of("false"), null);
        EmbeddedProvider provider =
                new EmbeddedProvider(new ServerChoice.Embedded(null, null, work), List.of(impossible));
        assertThatThrownBy(provider::start).hasMessageContaining("run the tests as another user");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void runs_as_a_user_without_rights_and_with_a_strange_environment() throws Exception {
        assumeThat(ServerUser.root(work))
                .as("we are root and can become another user")
                .isTrue();
        ServerUser nobody = ServerUser.ways().get(1);
        assumeThat(nobody.works()).as("setpriv works here").isTrue();
        Path theirs = Files.createDirectory(work.resolve("theirs"));
        Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwxrwxrwx"));
        String classPath = ChildJvm.classPathFor(Files.createDirectory(work.resolve("class-path")));
        Map<String, String> environment = Map.of(
                "LC_ALL",
                "xx_XX.UTF-8",
                "LANG",
                "xx_XX",
                "PGDATA",
                "/nowhere",
                "PGPORT",
                "1",
                "TZ",
                "Asia/Tokyo",
                "HOME",
                "/nonexistent",
                "XDG_CACHE_HOME",
                theirs + "/xdg");
        try (ChildJvm child = ChildJvm.start(
                nobody.prefix(), classPath, environment, HeldServer.class, List.of(), "", theirs.toString())) {
            Path data = Path.of(child.await("data"));
            assertThat(Files.getAttribute(data, "unix:uid")).isEqualTo(nobody.owner());
            assertThat(theirs.resolve("xdg/confiture")).isDirectory();
            assertThat(child.end()).isZero();
        }
    }

    @Test
    void runs_the_programs_of_a_distribution() {
        Path bin = Path.of("/usr/lib/postgresql/15/bin");
        assumeThat(bin).as("PostgreSQL 15 of Debian is installed").isDirectory();
        try (Servers servers = Servers.of(new ServerChoice.Embedded(bin, null, work))) {
            assertThat(servers.server().info().major()).isEqualTo(15);
        }
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void says_which_directory_has_no_programs() {
        EmbeddedProvider provider = new EmbeddedProvider(new ServerChoice.Embedded(work, null, work));
        assertThatThrownBy(provider::start)
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining(work.toString())
                .hasMessageContaining("bin directory");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void results_larger_than_the_heap_pass_through() throws Exception {
        try (Servers servers = Servers.of(new ServerChoice.Embedded(null, null, work));
                Database database = servers.server().create(DatabaseSettings.defaults());
                ChildJvm child = ChildJvm.start(DrainedRows.class, List.of("-Xmx48m"), database.jdbcUrl())) {
            assertThat(child.await("result")).isEqualTo("Completed");
            assertThat(child.await("result")).isEqualTo("Completed");
        }
    }
}

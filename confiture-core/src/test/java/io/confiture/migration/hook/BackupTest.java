package io.confiture.migration.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps made by a real pg_dump of a real database. */
class BackupTest {

    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");
    private static final Servers OLD = Servers.of(ServerChoice.embedded(BIN));
    private static final Servers NEW = Servers.of(ServerChoice.embedded());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private Database database;
    private int second;

    @BeforeEach
    void a_database_of_the_same_version() {
        assumeTrue(Files.isExecutable(BIN.resolve("pg_dump")), () -> "there is no pg_dump in " + BIN);
        database = OLD.server().create(DatabaseSettings.defaults());
        try (Session session = database.connect()) {
            new Query(session).send("CREATE TABLE t (n int); INSERT INTO t VALUES (42)");
        }
    }

    @AfterEach
    void it_goes() {
        if (database != null) {
            database.close();
        }
    }

    @AfterAll
    static void the_servers_go() {
        OLD.close();
        NEW.close();
    }

    private Backup backup(DatabaseUrl url, int keep, String path) {
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z").plusSeconds(second++), ZoneOffset.UTC);
        return new Backup(url, temp.resolve("dumps"), keep, path, clock);
    }

    private DatabaseUrl url() {
        return DatabaseUrl.parse(database.jdbcUrl());
    }

    private List<String> dumps() throws IOException {
        if (!Files.exists(temp.resolve("dumps"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(temp.resolve("dumps"))) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }

    @Test
    void a_dump_is_complete_private_and_can_be_restored() throws Exception {
        Path dump = backup(url(), 5, "/nowhere:" + BIN).dump();

        assertThat(dump.getFileName()).hasToString(database + "-20260102T030405000Z.dump");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump)))
                .isEqualTo("rw-------");
        Process restore = new ProcessBuilder(BIN.resolve("pg_restore").toString(), "--file=-", dump.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(restore.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("CREATE TABLE public.t", "42");
        assertThat(dumps()).hasSize(1);
    }

    @Test
    void the_last_ones_are_kept_and_those_of_another_database_are_left_alone() throws Exception {
        Files.createDirectories(temp.resolve("dumps"));
        Files.createFile(temp.resolve("dumps").resolve(database + "-2-20200101T000000000Z.dump"));
        Files.createFile(temp.resolve("dumps").resolve(database + "-mine.dump"));
        for (int i = 0; i < 4; i++) {
            backup(url(), 2, BIN.toString()).dump();
        }

        assertThat(dumps())
                .containsExactlyInAnyOrder(
                        database + "-20260102T030407000Z.dump",
                        database + "-20260102T030408000Z.dump",
                        database + "-2-20200101T000000000Z.dump",
                        database + "-mine.dump");
    }

    @Test
    void without_pg_dump_there_is_no_dump_and_that_is_said() throws Exception {
        assertThatThrownBy(() -> backup(url(), 5, temp.toString()).dump())
                .isInstanceOf(BackupException.class)
                .hasMessage("there is no pg_dump on the path");
        assertThat(dumps()).isEmpty();
    }

    @Test
    void a_server_newer_than_pg_dump_is_told_in_its_own_words_and_nothing_is_deleted() throws Exception {
        Path first = backup(url(), 1, BIN.toString()).dump();
        try (Database newer = NEW.server().create(DatabaseSettings.defaults())) {
            assertThatThrownBy(() -> backup(DatabaseUrl.parse(newer.jdbcUrl()), 1, BIN.toString())
                            .dump())
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("server version mismatch");
        }
        assertThat(dumps()).containsExactly(String.valueOf(first.getFileName()));
    }

    @Test
    void the_password_is_neither_on_the_command_line_nor_in_a_message() throws Exception {
        Path script = temp.resolve("bin/pg_dump");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "#!/bin/sh\necho \"args: $*\"\necho \"env: $PGPASSWORD\"\nexit 3\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        DatabaseUrl secret = DatabaseUrl.parse("postgresql://anna:s3cr%27t@db.acme.test:5433/shop?sslmode=require");

        assertThatThrownBy(
                        () -> backup(secret, 1, temp.resolve("bin").toString()).dump())
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("ended with 3")
                .hasMessageContaining("host='db.acme.test' port='5433' dbname='shop' user='anna' sslmode='require'")
                .hasMessageContaining("env: ***")
                .hasMessageNotContaining("s3cr");
        assertThat(dumps()).isEmpty();
    }
}

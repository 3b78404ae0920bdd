package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.suite.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command that copies production does, says, writes down and ends with. */
class SyncCommandTest {

    private static final String SCHEMA = "CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, bio text);"
            + " CREATE TABLE logs (id int PRIMARY KEY, line text NOT NULL);";

    private static final String RULES = """
            tables:
              users:
                columns:
                  id: {keep: a number of our own}
                  email: {mask: email}
                  bio: {null: true}
              logs: {without_rows: nobody needs them}
            """;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TestProject project;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Database source;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Database target;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void begin() throws IOException {
        source = servers.server().create(DatabaseSettings.defaults());
        target = servers.server().create(DatabaseSettings.defaults());
        send(
                source,
                SCHEMA
                        + "INSERT INTO users SELECT i, 'person' || i || '@real.org', 'bio ' || i FROM generate_series(1, 50) i;"
                        + " INSERT INTO logs VALUES (1, 'x')");
        send(target, SCHEMA);
        Path secret = root.resolve("secret");
        Files.writeString(secret, "c2VjcmV0IG9mIGEgdGVzdCwgMzIgYnl0ZXMgbG9uZyE=");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        project = new TestProject(root)
                .schema("a.sql", SCHEMA)
                .settings("sync: {secret_file: secret}\n")
                .file("db/sync/rules.yaml", RULES);
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    private static void send(Database database, String sql) {
        try (Session session = database.connect()) {
            new Query(session).send(sql);
        }
    }

    private static String ask(Database database, String sql) {
        try (Session session = database.connect()) {
            return String.valueOf(new Query(session).value(sql));
        }
    }

    private CommandRun sync(String... options) {
        List<String> all = new ArrayList<>(List.of("sync", root.toString()));
        all.addAll(List.of("--from", source.jdbcUrl(), "--to", target.jdbcUrl()));
        all.addAll(List.of(options));
        return CommandRun.of(all);
    }

    private String emails() {
        return ask(target, "SELECT count(*) || ' ' || count(*) FILTER (WHERE email LIKE '%real%') FROM users");
    }

    @Test
    void copies_masks_and_says_what_it_did() {
        sync().endsWith(ExitCode.OK)
                .prints(
                        "users",
                        "50 rows",
                        "1 column masked",
                        "without its rows: nobody needs them",
                        "all rows are of one moment");
        assertThat(emails()).isEqualTo("50 0");
        assertThat(ask(target, "SELECT count(bio) FROM users")).isEqualTo("0");
        assertThat(ask(target, "SELECT count(*) FROM logs")).isEqualTo("0");
    }

    @Test
    void documents_are_of_the_published_shapes() throws IOException {
        CommandRun plan =
                sync("--dry-run", "--format", "json").endsWith(ExitCode.OK).fits("sync-plan.schema.json");
        assertThat(plan.out()).contains("\"strategy\" : \"email\"");
        assertThat(emails()).isEqualTo("0 0");
        sync("--format", "json").endsWith(ExitCode.OK).fits("sync.schema.json").prints("\"rows\" : 50");
        project.file("db/sync/rules.yaml", RULES.replace("email:", "emial:"));
        CommandRun refused =
                sync("--format", "json").endsWith(ExitCode.VALIDATION).fits("sync.schema.json");
        assertThat(refused.out()).contains("emial", "\"result\" : null");
        sync("--dry-run", "--format", "json").endsWith(ExitCode.VALIDATION).fits("sync-plan.schema.json");
    }

    @Test
    void what_is_left_out_is_named() {
        send(source, "CREATE VIEW adults AS SELECT id FROM users");
        sync("--dry-run").endsWith(ExitCode.OK).prints("note: a view is not copied", "  adults");
        sync().endsWith(ExitCode.OK).prints("note: a view is not copied", "  adults");
    }

    @Test
    void a_misspelled_column_copies_nothing() {
        project.file("db/sync/rules.yaml", RULES.replace("email:", "emial:"));
        sync().endsWith(ExitCode.VALIDATION)
                .prints("emial", "did you mean email")
                .says("nothing was written");
        assertThat(emails()).isEqualTo("0 0");
    }

    @Test
    void writes_a_signed_record_that_no_one_can_change_unseen() throws IOException {
        Path record = root.resolve("record.json");
        Path checkpoint = root.resolve("checkpoint.json");
        sync("--record", record.toString(), "--checkpoint", checkpoint.toString())
                .endsWith(ExitCode.OK);
        CommandRun.fits("sync-record.schema.json", Files.readString(record));
        CommandRun.fits("sync-checkpoint.schema.json", Files.readString(checkpoint));
        assertThat(Files.readString(checkpoint)).contains("\"rows\" : 50");
        verify(record).endsWith(ExitCode.OK).prints("genuine");
        String text = Files.readString(record);
        for (String change : List.of("\"rows\" : 50", "\"treatment\" : \"mask\"", "hmac-sha256:")) {
            Files.writeString(
                    record,
                    text.replace(
                            change,
                            change.replace("50", "51").replace("mask", "keep") + (change.endsWith(":") ? "0" : "")));
            verify(record).endsWith(ExitCode.FAILED).prints("was changed");
        }
        Files.writeString(record, text);
        Files.writeString(root.resolve("secret"), "YW5vdGhlciBzZWNyZXQgb2YgYSB0ZXN0LCBsb25nISE=");
        verify(record).endsWith(ExitCode.FAILED);
    }

    @Test
    void looks_for_originals_afterwards_when_asked() throws IOException {
        Path record = root.resolve("record.json");
        CommandRun clean = sync("--verify", "--format", "json", "--record", record.toString())
                .endsWith(ExitCode.OK)
                .fits("sync.schema.json");
        assertThat(clean.out()).contains("\"originals\" : 50", "\"leaks\" : [ ]");
        CommandRun.fits("sync-record.schema.json", Files.readString(record));
        send(target, "CREATE TABLE old_copy AS SELECT 'mail of person7@real.org' AS line");
        CommandRun dirty = sync("--verify").endsWith(ExitCode.FAILED).prints("users.email", "old_copy.line");
        assertThat(dirty.out()).doesNotContain("person7");
    }

    @Test
    void a_file_that_cannot_be_written_is_found_before_anything_is_copied() throws IOException {
        Files.writeString(root.resolve("file"), "x");
        for (String option : List.of("--record", "--checkpoint")) {
            sync(option, root.resolve("file/below.json").toString())
                    .endsWith(ExitCode.USAGE)
                    .says("the folder of " + option + " cannot be made");
        }
        assertThat(emails()).isEqualTo("0 0");
    }

    private CommandRun verify(Path record) {
        return CommandRun.of("sync", "verify-record", record.toString(), "--project", root.toString());
    }

    @Test
    void ends_and_environments_may_be_named() {
        project.file("db/environments/prod.yaml", "database_url: " + source.jdbcUrl() + "\n")
                .file(
                        "db/environments/dev.yaml",
                        "database_url: " + target.jdbcUrl() + "\nsync: {secret_file: ../../secret}\n");
        CommandRun.of("sync", root.toString(), "--from", "prod", "--to", "dev", "--tables", "users")
                .endsWith(ExitCode.OK)
                .prints("50 rows of 1 tables");
        CommandRun.of("sync", root.toString(), "--from", "prud", "--to", "dev")
                .endsWith(ExitCode.USAGE)
                .says("prud");
        CommandRun.of("sync", root.toString(), "--to", "dev")
                .endsWith(ExitCode.USAGE)
                .says("--from is missing");
    }

    @Test
    void nothing_is_copied_without_a_secret_or_without_decisions() throws IOException {
        Files.writeString(root.resolve("secret"), "c2hvcnQ=");
        sync().endsWith(ExitCode.USAGE).says("128");
        Files.delete(root.resolve("secret"));
        sync().endsWith(ExitCode.USAGE);
        Files.delete(root.resolve("db/sync/rules.yaml"));
        sync().endsWith(ExitCode.USAGE).says("no decision files");
        assertThat(emails()).isEqualTo("0 0");
    }

    @Test
    void the_source_is_no_target() {
        CommandRun.of("sync", root.toString(), "--from", source.jdbcUrl(), "--to", source.jdbcUrl())
                .endsWith(ExitCode.VALIDATION);
        assertThat(ask(source, "SELECT count(*) FROM users")).isEqualTo("50");
        project.settings("sync: {secret_file: secret, protected: [localhost]}\n");
        sync().endsWith(ExitCode.VALIDATION).says("protected");
        assertThat(emails()).isEqualTo("0 0");
    }

    @Test
    void a_database_that_does_not_answer_has_a_code_of_its_own() {
        CommandRun.of("sync", root.toString(), "--from", "postgresql://localhost:1/x", "--to", target.jdbcUrl())
                .endsWith(ExitCode.NO_CONNECTION);
        CommandRun.of("sync", root.toString(), "--from", source.jdbcUrl(), "--to", "postgresql://localhost:1/x")
                .endsWith(ExitCode.NO_CONNECTION);
    }
}

package io.confiture.sync.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ReaderOptions;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.suite.TestProject;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.RulesWriter;
import io.confiture.sync.rules.SyncFiles;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.Unlisted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggesterTest {

    private static final String SCHEMA = """
            CREATE TYPE state AS ENUM ('new', 'paid');
            CREATE TABLE users (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              email varchar(255) NOT NULL UNIQUE,
              "phoneNumber" text,
              first_name varchar(10),
              birthday date,
              last_ip inet,
              profile jsonb,
              nickname varchar(8) UNIQUE,
              photo bytea,
              is_admin boolean,
              created_at timestamptz,
              username_count int,
              words tsvector NOT NULL,
              whatever text);
            CREATE TABLE orders (
              id uuid PRIMARY KEY,
              user_id bigint REFERENCES users,
              contact_email varchar(255) REFERENCES users (email),
              current state,
              total numeric(10, 2),
              net numeric GENERATED ALWAYS AS (total / 2) STORED);
            """;

    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void proposals_are_such_as_the_columns_can_have() {
        SyncRules none = new SyncRules(Unlisted.FAIL, List.of(), List.of(), List.of(), List.of());
        Map<String, String> found = suggest(none).stream()
                .collect(Collectors.toMap(s -> s.table() + "." + s.column(), s -> RulesWriter.decision(s.decision())));

        assertThat(found)
                .containsEntry("users.id", "{keep: a surrogate key}")
                .containsEntry("users.email", "{mask: email}")
                .containsEntry("users.phoneNumber", "{mask: phone}")
                .containsEntry("users.first_name", "{mask: identifier}")
                .containsEntry("users.birthday", "{mask: date}")
                .containsEntry("users.last_ip", "{mask: ip_address}")
                .containsEntry("users.photo", "{null: true}")
                .containsEntry("users.is_admin", "{keep: a flag}")
                .containsEntry("users.created_at", "{keep: a point in time}")
                .containsEntry("users.username_count", "{keep: a number}")
                .containsEntry("users.whatever", "{mask: redact}")
                .containsEntry("users.words", "{mask: {strategy: constant, value: \"\"}}")
                .containsEntry("users.nickname", "{mask: identifier}")
                .containsEntry("orders.user_id", "{keep: refers to users.id}")
                .containsEntry("orders.contact_email", "{mask: email}")
                .containsEntry("orders.current", "{keep: one of a few words}")
                .containsEntry("orders.total", "{keep: a number}")
                .doesNotContainKey("orders.net");
        assertThat(found.get("users.profile")).startsWith("{mask: {strategy: json");
    }

    @Test
    void the_patch_applies_and_what_it_makes_is_decided_and_green() throws Exception {
        String half = """
                # ours
                tables:
                  users:
                    columns:
                      # the key
                      id: {keep: a surrogate key}
                      email: {mask: email}
                """;
        TestProject project = new TestProject(root).schema("a.sql", SCHEMA).file("db/sync/users.yaml", half);
        SyncRules rules = read();
        List<Suggestion> suggestions = suggest(rules);
        String patch = new SuggestionPatch(rules, "db/sync/suggested.yaml").of(suggestions);
        assertThat(patch)
                .contains("+      birthday: {mask: date}  # it may hold a day of birth: its name says \"birthday\"");
        Files.writeString(root.resolve("p.diff"), patch);
        git("apply", "p.diff");

        assertThat(Files.readString(root.resolve("db/sync/users.yaml")))
                .contains("      # the key\n")
                .contains("      email: {mask: email}\n");
        assertThat(suggest(read())).isEmpty();
        project.run("sync").green();
    }

    @Test
    void where_there_is_no_room_for_lines_the_patch_says_what_to_add() {
        new TestProject(root)
                .schema("a.sql", SCHEMA)
                .file("db/sync/a.yaml", "tables: {users: {columns: {id: {keep: a surrogate key}}}}\n");
        SyncRules rules = read();
        String patch = new SuggestionPatch(rules, "db/sync/suggested.yaml").of(suggest(rules));

        assertThat(patch)
                .startsWith("# add below the columns of users, in whose lines there is no room: email: {mask: email}");
        assertThat(patch).contains("+  orders:").doesNotContain("+  users:");
    }

    @Test
    void nothing_undecided_gives_no_patch() {
        SyncRules none = new SyncRules(Unlisted.FAIL, List.of(), List.of(), List.of(), List.of());

        assertThat(new SuggestionPatch(none, "x.yaml").of(List.of())).isEmpty();
    }

    private SyncRules read() {
        return SyncFiles.read(project()).orElseThrow();
    }

    private Project project() {
        return Project.load(new ProjectRequest(root.resolve("db"), null, Map.of(), Map.of()));
    }

    private List<Suggestion> suggest(SyncRules rules) {
        try (Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            new Query(session).send(SCHEMA);
            CatalogSnapshot snapshot = new CatalogReader(ReaderOptions.defaults()).read(session.connection());
            Strategies strategies = Strategies.load(getClass().getClassLoader());
            return new Suggester(
                            snapshot,
                            rules,
                            strategies,
                            1_000_000,
                            io.confiture.project.SourceLocation.of(root, "db/sync"))
                    .suggest();
        }
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}

package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.cli.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An old project lives with what is known and listed: new findings fail, and what is repaired must leave the list. */
class RatchetTest {

    private static final String LIST = "confiture-baseline.yaml";
    private static final String ROUND_TRIP = "migrations/001_users/round-trip";
    private static final String PARTNERS = "migrations/chain/partners";

    private TestProject project;

    @BeforeEach
    void a_project_with_two_old_sins(@TempDir Path temp) {
        project = new TestProject(temp)
                .up("001_users", "CREATE TABLE users (id int PRIMARY KEY);\nCREATE INDEX i ON users (id);\n")
                .down("001_users", "DROP INDEX i;\n")
                .up("002_orders", "CREATE TABLE orders (id int);\n");
    }

    private String list() throws IOException {
        return Files.readString(project.root().resolve(LIST));
    }

    private String write(String... options) {
        return CommandLines.succeeds(project.root(), "check", "--write-baseline", options);
    }

    @Test
    void what_is_known_is_a_note_and_what_is_new_fails() throws IOException {
        project.run().onlyFails(ROUND_TRIP, PARTNERS);
        assertThat(write()).contains("confiture-baseline.yaml: 2 known findings of 2 checks");
        assertThat(list())
                .startsWith("# Known findings. Written by: confiture check --write-baseline\n")
                .contains(
                        "findings:\n  \"migrations/001_users/round-trip\":\n    # down of 001_users does not give back")
                .containsPattern(
                        "    - \\{rule: \"migration/partners\", file: \"db/migrations/002_orders.up.sql\", hash: "
                                + "\"[0-9a-f]{32}\"\\}\n");
        project.run()
                .onlyFails()
                .passes("baseline")
                .notes(ROUND_TRIP, "known, see confiture-baseline.yaml: down of 001_users does not give back")
                .notes(PARTNERS, "known, see confiture-baseline.yaml: 002_orders has an up script and no down script");
        project.up("003_items", "CREATE TABLE items (id int);\n")
                .run()
                .onlyFails(PARTNERS)
                .fails(PARTNERS, "003_items has an up script and no down script");
    }

    @Test
    void lines_that_move_change_nothing_and_an_edit_of_the_statement_does() {
        write();
        String up = "CREATE TABLE users (id int PRIMARY KEY);\nCREATE INDEX i ON users (id);\n";
        project.up("001_users", "-- a word\n\n" + up.replace("\n", "\r\n"))
                .run(ROUND_TRIP)
                .notes(ROUND_TRIP, "known");
        project.up("001_users", up.replace("(id int", "(id bigint"))
                .run(ROUND_TRIP)
                .fails(
                        ROUND_TRIP,
                        "down of 001_users does not give back the catalog",
                        "a known finding is not found any more: migration/round-trip in db/migrations/001_users.up.sql",
                        "at confiture-baseline.yaml:");
    }

    @Test
    void one_difference_more_is_not_known() {
        write();
        project.up(
                        "001_users",
                        "CREATE TABLE users (id int PRIMARY KEY);\nCREATE INDEX i ON users (id);\nCREATE TABLE more ();\n")
                .run(ROUND_TRIP)
                .fails(ROUND_TRIP, "table public.more");
    }

    @Test
    void another_value_in_a_difference_is_not_known() {
        project.up("003_hours", "CREATE TABLE hours (opens time DEFAULT '09:00');\n")
                .down("003_hours", "DROP TABLE hours;\n")
                .up("004_later", "ALTER TABLE hours ALTER COLUMN opens SET DEFAULT '10:00';\n")
                .down("004_later", "ALTER TABLE hours ALTER COLUMN opens SET DEFAULT '10:30';\n");
        write();
        String roundTrip = "migrations/004_later/round-trip";
        project.run(roundTrip).notes(roundTrip, "known");
        project.down("004_later", "ALTER TABLE hours ALTER COLUMN opens SET DEFAULT '10:45';\n")
                .run(roundTrip)
                .fails(roundTrip, "'10:45:00'", "a known finding is not found any more");
    }

    @Test
    void a_repaired_finding_asks_to_leave_the_list_in_its_own_check() {
        write();
        project.down("002_orders", "DROP TABLE orders;\n")
                .run()
                .onlyFails(PARTNERS)
                .fails(
                        PARTNERS,
                        "a known finding is not found any more: migration/partners in db/migrations/002_orders.up.sql",
                        "Rule: project/baseline-stale");
        project.run(PARTNERS).onlyFails(PARTNERS);
        project.run(ROUND_TRIP).onlyFails();
        write();
        project.run().onlyFails();
    }

    @Test
    void two_findings_alike_need_two_entries() throws IOException {
        project.file("db/seeds/1.sql", "INSERT INTO nowhere VALUES (1);\n");
        write();
        List<String> lines = list().lines().toList();
        String twice = lines.get(lines.size() - 1);
        project.file(LIST, list() + twice + "\n").run().onlyFails(idOf(lines));
    }

    private static String idOf(List<String> lines) {
        String last = lines.stream().filter(l -> l.startsWith("  \"")).reduce("", (one, next) -> next);
        return last.substring(3, last.length() - 2);
    }

    @Test
    void a_check_that_does_not_look_says_what_it_left_alone() throws IOException {
        write();
        project.up("001_users", "CREATE TABLE users (id int PRIMARY KEYS);\n")
                .run(ROUND_TRIP)
                .aborts(
                        ROUND_TRIP,
                        "the up script of 001_users fails",
                        "1 known finding of confiture-baseline.yaml not looked");
        String before = list();
        assertThat(write("--only", ROUND_TRIP))
                .contains("1 check could not look because of what others found")
                .contains("left as it was, since the check gave no answer: " + ROUND_TRIP);
        assertThat(list().lines().filter(l -> !l.contains("#")))
                .containsExactlyElementsOf(
                        before.lines().filter(l -> !l.contains("#")).toList());
    }

    @Test
    void only_what_ran_is_written_anew() throws IOException {
        write();
        String before = list();
        project.down("002_orders", "DROP TABLE orders;\n");
        write("--only", ROUND_TRIP);
        assertThat(list().lines().filter(l -> l.contains("partners"))).hasSize(2);
        write("--only", PARTNERS);
        assertThat(list()).doesNotContain("partners").isNotEqualTo(before).contains(ROUND_TRIP);
    }

    @Test
    void nothing_to_list_makes_no_file_and_empties_an_old_one(@TempDir Path temp) throws IOException {
        project = new TestProject(temp).up("001_a", "CREATE TABLE a ();").down("001_a", "DROP TABLE a;");
        assertThat(write()).contains("confiture-baseline.yaml: 0 known findings of 0 checks");
        assertThat(project.root().resolve(LIST)).doesNotExist();
        project.file(LIST, "findings: {migrations/001_a/up: [{rule: migration/up, hash: '1'}]}\n");
        project.run().onlyFails("migrations/001_a/up");
        write();
        assertThat(list()).endsWith("findings: {}\n");
        project.run().green().passes("baseline");
    }

    @Test
    void what_is_critical_is_never_known(@TempDir Path temp) {
        String mapping = "seeds/level-2/tb_a/final-table";
        project = new TestProject(temp)
                .schema("a.sql", "CREATE SCHEMA prep_seed;\nCREATE TABLE prep_seed.tb_a (id uuid);\n")
                .file("db/seeds/prep/a.sql", "INSERT INTO prep_seed.tb_a VALUES (gen_random_uuid());\n");
        project.run(mapping).fails(mapping, "prep/final-table");
        assertThat(write()).contains("1 critical finding not listed");
        project.run(mapping).fails(mapping, "prep/final-table");
    }

    @Test
    void an_entry_of_a_check_that_does_not_exist_fails() {
        project.file(LIST, "findings:\n  migrations/001_user/up:\n    - {rule: migration/up, hash: '1'}\n")
                .run("baseline")
                .fails(
                        "baseline",
                        "there is no check migrations/001_user/up",
                        "at confiture-baseline.yaml:2:3",
                        "did you mean migrations/001_users/up?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    findings: [                       | at confiture-baseline.yaml:1:
                    known: {}                         | there is no key known
                    findings: {baseline: [{rule: a}]} | the key hash is missing
                    findings: {baseline: a}           | expected a list
                    """)
    void a_list_that_cannot_be_read_fails_with_its_place_and_hides_nothing(String text, String part) {
        project.file(LIST, text)
                .run()
                .onlyFails("baseline", ROUND_TRIP, PARTNERS)
                .fails("baseline", part);
        assertThat(CommandLines.fails(2, project.root(), "check", "--write-baseline"))
                .contains("confiture-baseline.yaml:1:");
    }

    @Test
    void another_file_can_be_named() throws IOException {
        project.settings("checks: {baseline: db/known.yaml}\n");
        write();
        assertThat(Files.readString(project.root().resolve("db/known.yaml"))).contains(PARTNERS);
        project.run().onlyFails().notes(PARTNERS, "known, see db/known.yaml");
    }

    @Test
    void rules_that_are_switched_off_are_not_listed() throws IOException {
        project.settings("checks: {disable: {migration/partners: we have none}}\n");
        write();
        assertThat(list()).doesNotContain(PARTNERS).contains(ROUND_TRIP);
    }
}

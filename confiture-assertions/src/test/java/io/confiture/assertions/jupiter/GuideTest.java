package io.confiture.assertions.jupiter;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.ConfitureAssertions.row;
import static io.confiture.assertions.jupiter.ConfitureDatabase.State.SEEDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.migration.MigrationSandbox;
import io.confiture.migration.trace.LockMode;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds that the guide shows code that runs, and what it says when it fails. The samples' own build runs the rest of it. */
@ConfitureDatabase(project = "../samples/assertions/db")
class GuideTest {

    @Test
    void every_block_says_where_it_comes_from() {
        assertThat(Guide.blocks()).hasSizeGreaterThan(25).allSatisfy(block -> assertThat(block.marker())
                .matches("<!-- (code|output|part): .+ -->"));
    }

    @TestFactory
    Stream<DynamicTest> code_is_what_runs() {
        return Guide.blocks().stream()
                .map(Guide.Block::marker)
                .filter(marker -> marker.startsWith("<!-- code: "))
                .distinct()
                .map(marker -> dynamicTest(marker, () -> {
                    String[] where = marker.substring("<!-- code: ".length(), marker.length() - " -->".length())
                            .split(", ", 2);
                    Guide.holds(marker, Guide.part(Path.of("..").resolve(where[0]), where[1]));
                }));
    }

    @TestFactory
    Stream<DynamicTest> parts_stand_in_their_files() {
        return Guide.blocks().stream()
                .filter(block -> block.marker().startsWith("<!-- part: "))
                .map(block -> dynamicTest(block.marker(), () -> {
                    String file = block.marker()
                            .substring("<!-- part: ".length(), block.marker().length() - " -->".length());
                    assertThat(Guide.read(Path.of("..").resolve(file))
                                    .stripIndent()
                                    .replaceAll("(?m)^ +", ""))
                            .contains(block.text().replaceAll("(?m)^ +", ""));
                }));
    }

    private static void says(String name, ThrowingCallable failing) {
        // Lines of our own code move; AssertJ tells them for soft assertions.
        String said = Failing.message(failing)
                .strip()
                .lines()
                .filter(line -> !(line.startsWith("at ") && line.endsWith(")")))
                .collect(Collectors.joining("\n"));
        Guide.holds("<!-- output: " + name + " -->", said + "\n");
    }

    @Test
    void nearest_name(DataSource db) {
        says("nearest name", () -> {
            // guide: nearest name
            assertThat(db).table("users").column("emial").hasType("text");
            // guide: end
        });
    }

    @Test
    void wrong_type(DataSource db) {
        says("wrong type", () -> {
            // guide: wrong type
            assertThat(db).table("orders").column("total").as("what is paid").hasType("numeric(12, 2)");
            // guide: end
        });
    }

    @Test
    @ConfitureDatabase(state = SEEDS)
    void other_rows(DataSource db) {
        says("other rows", () -> {
            // guide: other rows
            assertThat(db)
                    .query("select email, bio is null as silent from users")
                    .containsExactlyInAnyOrder(row("ada@example.com", true), row("bob@example.com", true));
            // guide: end
        });
    }

    @Test
    @AtMigration("001")
    void strong_lock(MigrationSandbox db) {
        says("strong lock", () -> {
            // guide: strong lock
            db.migrateTo("002");
            assertThat(db.lastMigration()).locks("users").atMost(LockMode.SHARE_UPDATE_EXCLUSIVE);
            // guide: end
        });
    }

    @Test
    void several_at_once(DataSource db) {
        says("several at once", () -> {
            // guide: several at once
            ConfitureSoftAssertions softly = new ConfitureSoftAssertions();
            softly.assertThat(db).table("uesrs").column("email").isNotNullable();
            softly.assertThat(db).table("users").column("bio").isNotNullable();
            softly.assertAll();
            // guide: end
        });
    }

    @Test
    void unknown_migration() {
        says("unknown migration", () -> {
            throw new AssertionError(Kit.run(UnknownMigrationCase.class).failure());
        });
    }

    static class UnknownMigrationCase {
        @ConfitureDatabase(project = "../samples/assertions/db")
        // guide: unknown migration
        @Test
        @AtMigration("002_boi")
        void keepsUsers(MigrationSandbox db) {}
        // guide: end
    }
}

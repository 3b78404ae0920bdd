package io.confiture.assertions.pgtap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.confiture.assertions.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Asks our assertions and pgTAP's own the same questions about one database, and demands the same answers.
 *
 * <p>One subclass per room of assertions. All of them together are held to be complete by {@link PgTapTableTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PgTapTwins {
    private final List<Twin> twins = new ArrayList<>();
    private @Nullable TestDatabase database;

    /** Return the SQL that makes the database; it has a schema {@code tap} already, which is pgTAP's. */
    abstract String setup();

    /** Name the twins. */
    abstract void define();

    final Twin twin(String pgTap) {
        Twin twin = new Twin(pgTap);
        twins.add(twin);
        return twin;
    }

    final synchronized List<Twin> all() {
        if (twins.isEmpty()) {
            define();
        }
        return List.copyOf(twins);
    }

    @Test
    void every_twin_is_shown_on_both_sides() {
        assertThat(all()).isNotEmpty().allSatisfy(twin -> assertThat(twin.examples())
                .as(twin.pgTap())
                .anyMatch(Twin.Example::passes)
                .anyMatch(example -> !example.passes()));
    }

    @TestFactory
    Stream<DynamicContainer> twins() {
        return all().stream()
                .map(twin -> dynamicContainer(
                        twin.pgTap(),
                        twin.examples().stream().flatMap(example -> Stream.of(ours(example), theirs(twin, example)))));
    }

    private DynamicTest ours(Twin.Example example) {
        return dynamicTest("ours " + example, () -> {
            Throwable thrown = catchThrowable(() -> example.ours().on(database().source()));
            if (example.passes()) {
                assertThat(thrown).isNull();
            } else {
                assertThat(thrown).isInstanceOf(AssertionError.class);
                assertThat(thrown.getMessage()).isNotBlank();
            }
        });
    }

    private DynamicTest theirs(Twin twin, Twin.Example example) {
        return dynamicTest("pgTAP " + example, () -> {
            assumeTrue(PgTap.file().isPresent(), PgTap.MISSING);
            TestDatabase tapped = database();
            assumeTrue(
                    PgTap.has(tapped, twin.pgTap()),
                    () -> "this version of pgTAP has no " + twin.pgTap() + ": " + PgTap.file());
            Twin.Said said = PgTap.ask(tapped, example.call());
            assertThat(said.ok()).as(String.valueOf(said.text())).isEqualTo(example.passes());
        });
    }

    private synchronized TestDatabase database() {
        TestDatabase made = database;
        if (made == null) {
            made = TestDatabase.with("create schema tap;\n" + setup());
            Optional<Path> file = PgTap.file();
            if (file.isPresent()) {
                PgTap.install(made, file.get());
            }
            database = made;
        }
        return made;
    }

    @AfterAll
    synchronized void drop() {
        if (database != null) {
            database.close();
        }
    }
}

package io.confiture.assertions.pgtap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds that every assertion of pgTAP has a counterpart that was compared with it, and writes the table of them. */
class PgTapTableTest {
    private static final Path PAGE = Path.of("../docs/reference/pgtap.md");

    /** All rooms. */
    private static final List<PgTapTwins> ROOMS = List.of(
            new RelationTwinsTest(),
            new ConstraintTwinsTest(),
            new TriggerTwinsTest(),
            new ClusterTwinsTest(),
            new TypeTwinsTest(),
            new RoutineTwinsTest(),
            new AccessTwinsTest(),
            new QueryTwinsTest());

    @Test
    void there_are_205() {
        assertThat(inventory().values().stream().mapToInt(List::size).sum()).isEqualTo(205);
    }

    @Test
    void each_assertion_of_pgtap_has_exactly_one_twin() {
        List<String> twins = ROOMS.stream()
                .flatMap(room -> room.all().stream())
                .map(Twin::pgTap)
                .toList();
        assertThat(twins)
                .containsExactlyInAnyOrderElementsOf(
                        inventory().values().stream().flatMap(List::stream).toList());
    }

    @Test
    void the_page_is_what_the_twins_say() throws IOException {
        String page = new PgTapPage(inventory(), ROOMS).text();
        if (Boolean.getBoolean("confiture.docs.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    /** Return the names of pgTAP's assertions, by group. */
    private static Map<String, List<String>> inventory() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        List<String> group = new ArrayList<>();
        try {
            for (String line :
                    Files.readAllLines(Path.of("src/test/resources/io/confiture/assertions/pgtap/assertions.txt"))) {
                if (line.startsWith("# ")) {
                    group = new ArrayList<>();
                    groups.put(line.substring(2), group);
                } else if (!line.isBlank()) {
                    group.add(line);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return groups;
    }
}

package io.confiture.seed.prep.level2;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.project.PrepMode;
import io.confiture.project.SeedSettings;
import io.confiture.project.SourceLocation;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs level 2 over schema files and holds what each of its checks said, by table and check. */
final class Mapped {
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    private Mapped(List<CheckNode> nodes) {
        nodes.forEach(node -> collect(node, ""));
    }

    /** Run over one file. */
    static Mapped of(String text) {
        return of("prep_seed", "catalog", "db/schema/t.sql", text);
    }

    /** Run over files: names and texts in turn. */
    static Mapped of(String prep, String catalog, String... namesAndTexts) {
        Path root = Path.of("/project");
        List<ScriptReading> readings = new ArrayList<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            readings.add(ScriptReading.of(SqlScript.parse(
                    SqlSource.of(root.resolve(namesAndTexts[i]), namesAndTexts[i], namesAndTexts[i + 1]))));
        }
        Path directory = root.resolve("db/seeds/prep");
        PrepProject project = PrepProject.of(
                new SeedSettings.Prep(directory, prep, catalog, "fn_resolve_", List.of(), PrepMode.STANDARD),
                root,
                SourceLocation.of(directory, "db/seeds/prep"),
                List.of(),
                readings);
        return new Mapped(new SchemaMappingLevel(project).nodes());
    }

    private void collect(CheckNode node, String path) {
        String name = path + node.displayName();
        if (node instanceof CheckGroup group) {
            group.children().forEach(child -> collect(child, name + "/"));
        } else {
            outcomes.put(name, ((Check) node).run());
        }
    }

    Map<String, Outcome> outcomes() {
        return outcomes;
    }

    /** Demand that all passed with nothing to say at all. */
    Mapped hasNoFindings() {
        assertThat(outcomes)
                .isNotEmpty()
                .allSatisfy((name, outcome) -> assertThat(outcome).as(name).isEqualTo(Outcome.passed()));
        return this;
    }

    /** Demand that exactly this failed, with a message that has all parts, and the rest passed silently. */
    Mapped onlyFails(String check, String... parts) {
        fails(check, parts);
        outcomes.forEach((name, outcome) -> {
            if (!name.equals(check)) {
                assertThat(outcome).as(name).isEqualTo(Outcome.passed());
            }
        });
        return this;
    }

    Outcome outcome(String check) {
        return Objects.requireNonNull(outcomes.get(check), () -> check + " in " + this);
    }

    Mapped fails(String check, String... parts) {
        assertThat(outcome(check)).as(this::toString).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome(check))
                        .findings().stream()
                                .map(f -> f.location() + " " + f.message())
                                .reduce("", (a, b) -> a + b + "\n"))
                .contains(parts);
        return this;
    }

    Mapped skips(String check, String... parts) {
        assertThat(outcome(check)).as(this::toString).isInstanceOf(Outcome.Skipped.class);
        assertThat(((Outcome.Skipped) outcome(check)).reason()).contains(parts);
        return this;
    }

    Mapped notes(String check, String... parts) {
        assertThat(outcome(check)).as(this::toString).isInstanceOf(Outcome.Passed.class);
        assertThat(((Outcome.Passed) outcome(check)).notes().stream().map(Finding::message))
                .anySatisfy(message -> assertThat(message).contains(parts));
        return this;
    }

    @Override
    public String toString() {
        return outcomes.toString();
    }
}

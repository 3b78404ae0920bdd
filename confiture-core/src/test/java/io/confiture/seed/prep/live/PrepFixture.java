package io.confiture.seed.prep.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Line;
import io.confiture.postgres.Prerequisites;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.Servers;
import io.confiture.project.PrepMode;
import io.confiture.project.SeedSettings;
import io.confiture.project.SourceLocation;
import io.confiture.seed.SeedDatabase;
import io.confiture.seed.SeedFile;
import io.confiture.seed.TrialDatabase;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.level4.RuntimeLevel;
import io.confiture.seed.prep.level5.ExecutionLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A small prep-seed project in a folder, whose files a test changes before it runs the levels that need a database. */
public final class PrepFixture {

    private final Path root;
    private final Servers servers;
    private final Map<String, String> schema = new LinkedHashMap<>();
    private final Map<String, String> seeds = new LinkedHashMap<>();
    private PrepMode mode = PrepMode.COMPREHENSIVE;
    private List<String> order = List.of();
    private String prep = "prep_seed";
    private String catalog = "catalog";

    public PrepFixture(Path root, Servers servers) {
        this.root = root;
        this.servers = servers;
    }

    public PrepFixture schema(String name, String sql) {
        schema.put(name, sql);
        return this;
    }

    public PrepFixture seed(String name, String sql) {
        seeds.put(name, sql);
        return this;
    }

    /** Change what a file says; the text that is replaced must be there. */
    public PrepFixture change(String name, String from, String to) {
        Map<String, String> files = schema.containsKey(name) ? schema : seeds;
        String text = Objects.requireNonNull(files.get(name), name);
        assertThat(text).as(name).contains(from);
        files.put(name, text.replace(from, to));
        return this;
    }

    public PrepFixture mode(PrepMode mode) {
        this.mode = mode;
        return this;
    }

    public PrepFixture order(String... names) {
        order = List.of(names);
        return this;
    }

    public PrepFixture schemas(String prep, String catalog) {
        this.prep = prep;
        this.catalog = catalog;
        return this;
    }

    /** Read a folder as users have it: db/schema and db/seeds/prep. */
    public PrepFixture folder(Path project) {
        read(project.resolve("db/schema"), schema);
        read(project.resolve("db/seeds/prep"), seeds);
        return this;
    }

    private static void read(Path folder, Map<String, String> files) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PrepProject project() {
        List<ScriptReading> readings = new ArrayList<>();
        schema.forEach((name, sql) ->
                readings.add(ScriptReading.ofFile(write("db/schema/" + name, sql), "db/schema/" + name, root)));
        List<SeedFile> files = new ArrayList<>();
        seeds.forEach(
                (name, sql) -> files.add(new SeedFile(write("db/seeds/prep/" + name, sql), "db/seeds/prep/" + name)));
        return PrepProject.of(
                new SeedSettings.Prep(root.resolve("db/seeds/prep"), prep, catalog, "fn_resolve_", order, mode),
                root,
                SourceLocation.of(root.resolve("db/seeds/prep"), "db/seeds/prep"),
                files,
                readings);
    }

    private Path write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SeedDatabase database(PrepProject project) {
        ScriptExecutor executor = new ScriptExecutor(ScriptOptions.defaults());
        Line line = new Line(
                () -> servers,
                "seeds",
                () -> false,
                new Prerequisites(List.of(), executor, new FailureFinding(List::of)));
        return new SeedDatabase(line, project::schema, executor);
    }

    /** Run level 4 on a throwaway database. */
    public Answered level4() {
        PrepProject project = project();
        try (SeedDatabase database = database(project)) {
            return level4(project, database);
        }
    }

    public Answered level4(PrepProject project, TrialDatabase database) {
        return new Answered(new RuntimeLevel(project, database, ScriptOptions.defaults()).nodes());
    }

    /** Run level 5 on a throwaway database. */
    public Answered level5() {
        PrepProject project = project();
        try (SeedDatabase database = database(project)) {
            return level5(project, database);
        }
    }

    public Answered level5(PrepProject project, TrialDatabase database) {
        return new Answered(new ExecutionLevel(project, database, ScriptOptions.defaults()).nodes());
    }

    /** The answers of a level, by the path of names that leads to each. */
    public static final class Answered {

        private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

        Answered(List<CheckNode> nodes) {
            collect("", nodes);
        }

        private void collect(String path, List<CheckNode> nodes) {
            for (CheckNode node : nodes) {
                String name = path + node.segment().value();
                if (node instanceof CheckGroup group) {
                    collect(name + "/", group.children());
                } else {
                    outcomes.put(name, ((Check) node).run());
                }
            }
        }

        public Outcome get(String name) {
            assertThat(outcomes).as(this::toString).containsKey(name);
            return Objects.requireNonNull(outcomes.get(name));
        }

        /** Demand that nothing failed or was aborted, and that no note was made. */
        public Answered green() {
            assertThat(outcomes.values()).as(this::toString).allSatisfy(o -> {
                assertThat(o).isNotInstanceOfAny(Outcome.Failed.class, Outcome.Aborted.class);
                if (o instanceof Outcome.Passed passed) {
                    assertThat(passed.notes()).isEmpty();
                }
            });
            assertThat(outcomes.values()).anyMatch(Outcome.Passed.class::isInstance);
            return this;
        }

        /** Demand that exactly these failed. */
        public Answered onlyFails(String... names) {
            assertThat(outcomes.entrySet().stream()
                            .filter(e -> e.getValue() instanceof Outcome.Failed)
                            .map(Map.Entry::getKey)
                            .toList())
                    .as(this::toString)
                    .containsExactlyInAnyOrder(names);
            return this;
        }

        /** Demand a failure in whose findings these words stand: rule, severity, message, place. */
        public Answered fails(String name, String... parts) {
            assertThat(get(name)).as(this::toString).isInstanceOf(Outcome.Failed.class);
            assertThat(List.of(parts)).as(text(get(name))).allMatch(text(get(name))::contains);
            return this;
        }

        public Answered aborts(String name, String... parts) {
            assertThat(get(name)).as(this::toString).isInstanceOf(Outcome.Aborted.class);
            assertThat(List.of(parts)).as(text(get(name))).allMatch(text(get(name))::contains);
            return this;
        }

        public Answered skips(String name, String... parts) {
            assertThat(get(name)).as(this::toString).isInstanceOf(Outcome.Skipped.class);
            assertThat(List.of(parts)).as(text(get(name))).allMatch(text(get(name))::contains);
            return this;
        }

        public Answered passes(String... names) {
            for (String name : names) {
                assertThat(get(name)).as(this::toString).isInstanceOf(Outcome.Passed.class);
            }
            return this;
        }

        private static String text(Outcome outcome) {
            List<Finding> findings = outcome instanceof Outcome.Failed failed ? failed.findings() : List.of();
            StringBuilder text = new StringBuilder(findings.isEmpty() ? outcome.toString() : "");
            for (Finding f : findings) {
                text.append(f.severity() + " " + f.rule().id() + " " + f.location() + " " + f.message() + " | "
                        + f.detail() + "\n");
            }
            return text.toString();
        }

        @Override
        public String toString() {
            StringBuilder all = new StringBuilder();
            outcomes.forEach((name, outcome) ->
                    all.append(name + ": " + outcome.getClass().getSimpleName() + " " + text(outcome) + "\n"));
            return all.toString();
        }
    }
}

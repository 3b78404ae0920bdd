package io.confiture.junit;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import io.confiture.suite.SuiteServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Is a check tree in memory with every kind of answer, and names that are hard on build tools. */
final class ShopTree implements SuiteOpener {
    static final Rule RULE = new Rule("test/rule", Severity.ERROR, "All is well.", "Make it well.");

    final List<Path> opened = new ArrayList<>();
    final List<@Nullable String> environments = new ArrayList<>();
    final List<Map<String, String>> overrides = new ArrayList<>();
    final List<String> ran = new ArrayList<>();
    final List<Supplier<SuiteServers>> sessions = new ArrayList<>();
    int closed;

    @Override
    public Opened open(
            Path db, @Nullable String environment, Map<String, String> overrides, Supplier<SuiteServers> servers) {
        this.overrides.add(overrides);
        sessions.add(servers);
        opened.add(db);
        environments.add(environment);
        CheckGroup root = tree(db);
        return new Opened() {
            @Override
            public CheckGroup root() {
                return root;
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    private CheckGroup tree(Path db) {
        SourceLocation up = at(db, "migrations/003_add_bio.up.sql", 3);
        SourceLocation down = at(db, "migrations/003_add_bio.down.sql", 1);
        return group(
                "project:db",
                "db",
                null,
                Set.of(),
                group(
                        "medium:schema",
                        "schema",
                        at(db, "schema", 0),
                        Set.of("schema"),
                        group(
                                "file:10_tables/users.sql",
                                "10_tables/users.sql",
                                at(db, "schema/10_tables/users.sql", 0),
                                Set.of(),
                                check("executes", at(db, "schema/10_tables/users.sql", 0), "schema", Outcome::passed)),
                        group(
                                "file:10_tables/users",
                                "10_tables/users",
                                null,
                                Set.of(),
                                check("executes", null, "schema", Outcome::passed))),
                group(
                        "medium:migrations",
                        "migrations",
                        at(db, "migrations", 0),
                        Set.of("migration"),
                        group(
                                "migration:001_init",
                                "001_init",
                                at(db, "migrations/001_init.up.sql", 0),
                                Set.of(),
                                check("round trip", null, "migrations", () -> new Outcome.Passed(List.of(note()))),
                                check("safety", null, null, () -> new Outcome.Skipped("nothing to judge"))),
                        group(
                                "migration:003_add_bio",
                                "003_add_bio",
                                at(db, "migrations/003_add_bio.up.sql", 0),
                                Set.of(),
                                check("up", up, "migrations", Outcome::passed),
                                check("down", down, "migrations", () -> new Outcome.Aborted("002 does not apply")),
                                check("round trip", up, "migrations", () -> Outcome.failed(found(up))),
                                check("safety", at(db, "migrations/003_add_bio.up.sql", 9), null, () -> {
                                    throw new IllegalStateException("a defect of ours");
                                })),
                        group(
                                "migration:chain",
                                "chain",
                                null,
                                Set.of(),
                                check("versions, ordered [2]", null, null, Outcome::passed))));
    }

    static Finding note() {
        return Finding.of(RULE, "Could be better.").withSeverity(Severity.INFO);
    }

    private static Finding found(SourceLocation where) {
        List<String> diff =
                IntStream.rangeClosed(1, 60).mapToObj(i -> "- column " + i).toList();
        return Finding.of(RULE, "003_add_bio does not come back.")
                .at(where)
                .withExcerpt("ALTER TABLE users\n^")
                .withDetail(String.join("\n", diff));
    }

    private static SourceLocation at(Path db, String name, int line) {
        return new SourceLocation(db.resolve(name), "db/" + name, line, line == 0 ? 0 : 5);
    }

    private static CheckGroup group(
            String segment, String name, @Nullable SourceLocation at, Set<String> tags, CheckNode... children) {
        String[] parts = segment.split(":", 2);
        return new CheckGroup(new Segment(parts[0], parts[1]), name, at, tags, List.of(children));
    }

    private Check check(String name, @Nullable SourceLocation at, @Nullable String database, Supplier<Outcome> body) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        return new Check(new Segment("check", slug), name, at, Set.of(slug), database, () -> {
            synchronized (ran) {
                ran.add(slug);
            }
            return body.get();
        });
    }
}

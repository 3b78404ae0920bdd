package io.confiture.sync.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Outcome;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.rows.Relation;
import io.confiture.sync.copy.SyncRun;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.DecisionFiles;
import io.confiture.sync.rules.SyncRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table with a column of every type: what a trigger carries away of it is seen, and what cannot be seen says so. */
class FortyTypesTest {

    private static final List<String> TYPES = List.of(
            "text",
            "varchar(60)",
            "char(30)",
            "citext",
            "name",
            "integer",
            "bigint",
            "numeric",
            "numeric(14,2)",
            "double precision",
            "uuid",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "timestamp",
            "timestamptz",
            "bytea",
            "json",
            "jsonb",
            "xml",
            "hstore",
            "ltree",
            "tsvector",
            "jsonpath",
            "bit(96)",
            "int8range",
            "numrange",
            "point",
            "text[]",
            "jsonb[]",
            "bytea[]",
            "uuid[]",
            "inet[]",
            "pair",
            "pair[]",
            "word",
            "textrange",
            "varbit",
            // What follows is such as chance makes.
            "boolean",
            "smallint",
            "real",
            "money",
            "date",
            "time",
            "interval",
            "mood",
            "daterange",
            "varchar(4)",
            "\"char\"",
            "int4range");

    /** Those whose values chance cannot make: a copy of them is seen wherever it stands. */
    private static final int TELLING = 39;

    private static final Relation ALL = new Relation("public", "every");

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static String schema(boolean leaky) {
        String columns = IntStream.range(0, TYPES.size())
                .mapToObj(i -> "c" + i + " " + TYPES.get(i))
                .collect(Collectors.joining(", "));
        String trigger = """
                CREATE FUNCTION carry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  INSERT INTO shadow SELECT NEW.*; RETURN NULL; END $$;
                CREATE TRIGGER carry AFTER INSERT ON every FOR EACH ROW EXECUTE FUNCTION carry();
                """;
        return """
                CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION ltree;
                CREATE TYPE pair AS (n int, t text); CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad');
                CREATE DOMAIN word AS text CHECK (VALUE ~ '^[a-z]+$'); CREATE TYPE textrange AS RANGE (subtype = text);
                CREATE TABLE every (id int PRIMARY KEY, """ + columns + ");"
                + "CREATE TABLE shadow (id int PRIMARY KEY, " + columns + ");"
                + (leaky ? trigger : "");
    }

    private Rehearsal rehearse(boolean leaky) {
        String decided = IntStream.range(0, TYPES.size())
                .mapToObj(i -> "      c" + i + ": {null: true}\n")
                .collect(Collectors.joining());
        String kept = IntStream.range(0, TYPES.size())
                .mapToObj(i -> "      c" + i + ": {keep: for the test}\n")
                .collect(Collectors.joining());
        SyncRules rules = new DecisionFiles(directory)
                .file(
                        "all.yaml",
                        "tables:\n  every:\n    columns:\n      id: {keep: a number}\n" + decided
                                + "  shadow:\n    columns:\n      id: {keep: a number}\n" + kept)
                .good();
        return new Rehearsal(
                new TwoCopies(servers.server(), schema(leaky)),
                rules,
                Strategies.load(FortyTypesTest.class.getClassLoader()),
                1000,
                SyncRun::run);
    }

    @Test
    void what_a_trigger_carries_away_is_red_for_every_type_that_can_tell() {
        Rehearsal rehearsal = rehearse(true);
        Set<String> silent = IntStream.range(0, TELLING)
                .filter(i -> !(rehearsal.leaksNothing(ALL, "c" + i) instanceof Outcome.Failed))
                .mapToObj(i -> TYPES.get(i) + ": " + rehearsal.leaksNothing(ALL, "c" + i))
                .collect(Collectors.toSet());
        assertThat(silent).isEmpty();
    }

    @Test
    void a_clean_copy_is_green_or_says_why_nobody_can_tell() {
        Rehearsal rehearsal = rehearse(false);
        assertThat(rehearsal.complete(ALL)).isEqualTo(Outcome.passed());
        Map<String, String> others = new TreeMap<>();
        for (int i = 0; i < TYPES.size(); i++) {
            Outcome outcome = rehearsal.leaksNothing(ALL, "c" + i);
            if (!(outcome instanceof Outcome.Passed)) {
                others.put(TYPES.get(i), outcome.toString());
            }
        }
        assertThat(others).isEmpty();
    }
}

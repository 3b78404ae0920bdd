package io.confiture.sync.copy;

import static io.confiture.sync.copy.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.sync.plan.ColumnPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values of all types are the same in source and target: the server compares their text, byte by byte. */
class FortyTypesTest {

    private static final String DIGEST =
            "SELECT count(*) || ' ' || sum(hashtextextended(t::text, 0)::numeric) || ' ' || sum(hashtextextended(t::text, 42)::numeric) FROM t";

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void every_type_arrives_as_it_was() {
        FortyTypes types = FortyTypes.all();
        assertThat(types.size()).isGreaterThanOrEqualTo(60);
        try (TwoDatabases databases = new TwoDatabases(servers.server())) {
            databases.schema(FortyTypes.TYPES).schema(types.table("t")).rows(types.rows("t", 6000));

            databases.copy(plan("t", types.copied()));

            assertThat(databases.inTarget(DIGEST))
                    .isEqualTo(databases.inSource(DIGEST))
                    .startsWith("6000 ");
        }
    }

    @Test
    void every_type_survives_being_decoded_and_encoded() {
        FortyTypes types = FortyTypes.all();
        try (TwoDatabases databases = new TwoDatabases(servers.server())) {
            databases.schema(FortyTypes.TYPES).schema(types.table("t")).rows(types.rows("t", 6000));

            databases.copy(plan("t", types.masked()));

            assertThat(databases.inTarget(DIGEST))
                    .isEqualTo(databases.inSource(DIGEST))
                    .startsWith("6000 ");
        }
    }

    /** Not all types, so that the test stays short; those whose text form needs most care. */
    @Test
    void a_million_rows_arrive_as_they_were() {
        FortyTypes types = FortyTypes.some(
                "text",
                "numeric",
                "double precision",
                "timestamp with time zone",
                "interval",
                "bytea",
                "jsonb",
                "text[]",
                "address");
        try (TwoDatabases databases = new TwoDatabases(servers.server())) {
            databases.schema(FortyTypes.TYPES).schema(types.table("t")).rows(types.rows("t", 1_000_000));

            PartCopy.Copied copied = databases.copy(plan("t", types.masked()));

            assertThat(copied.rows()).isEqualTo(1_000_000);
            assertThat(databases.inTarget(DIGEST))
                    .isEqualTo(databases.inSource(DIGEST))
                    .startsWith("1000000 ");
        }
    }

    @Test
    void settings_of_database_and_role_change_no_value() {
        FortyTypes types = FortyTypes.all();
        try (TwoDatabases databases = new TwoDatabases(servers.server())) {
            databases.schema(FortyTypes.TYPES).schema(types.table("t")).rows(types.rows("t", 6000));
            String odd =
                    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET DateStyle = ''SQL, DMY''', current_database());"
                            + " EXECUTE format('ALTER DATABASE %I SET IntervalStyle = sql_standard', current_database());"
                            + " EXECUTE format('ALTER DATABASE %I SET TimeZone = ''America/St_Johns''', current_database());"
                            + " EXECUTE format('ALTER DATABASE %I SET bytea_output = escape', current_database());"
                            + " EXECUTE format('ALTER DATABASE %I SET extra_float_digits = -10', current_database());"
                            + " EXECUTE format('ALTER DATABASE %I SET client_encoding = latin1', current_database());"
                            + " EXECUTE format('ALTER DATABASE %I SET xmloption = document', current_database());"
                            + " EXECUTE format('ALTER DATABASE %I SET statement_timeout = 40', current_database());"
                            + " EXECUTE format('ALTER DATABASE %I SET array_nulls = off', current_database()); END $$";
            databases.rows(odd);

            databases.copy(plan("t", types.copied()));

            assertThat(databases.inTarget(DIGEST))
                    .isEqualTo(databases.inSource(DIGEST))
                    .startsWith("6000 ");
        }
    }

    @Test
    void values_reach_maskings_in_the_form_that_is_promised() {
        List<String> seen = new ArrayList<>();
        try (TwoDatabases databases = new TwoDatabases(servers.server())) {
            databases
                    .rows("CREATE TABLE t (a text, b interval, c timestamptz, d bytea, e date)")
                    .rows(
                            "INSERT INTO t VALUES ('x', '1 year 2 days 03:00', '2024-05-06 07:08:09+02', '\\x00ff', '2024-05-06')")
                    .rows(
                            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET IntervalStyle = postgres_verbose', current_database());"
                                    + " EXECUTE format('ALTER DATABASE %I SET bytea_output = escape', current_database());"
                                    + " EXECUTE format('ALTER DATABASE %I SET DateStyle = ''German''', current_database()); END $$");
            databases.targetRows("CREATE TABLE t (a text, b text, c text, d text, e text)");
            List<ColumnPlan> columns = Stream.of("a", "b", "c", "d", "e")
                    .map(name -> Plans.masked(name, value -> {
                        seen.add(value);
                        return value;
                    }))
                    .toList();

            databases.copy(plan("t", columns));
        }
        assertThat(seen).containsExactly("x", "P1Y2DT3H", "2024-05-06 05:08:09+00", "\\x00ff", "2024-05-06");
    }
}

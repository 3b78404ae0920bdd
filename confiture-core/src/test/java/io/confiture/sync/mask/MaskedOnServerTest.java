package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server itself says whether it takes what maskings give. */
class MaskedOnServerTest {

    /** The server refuses to nest deeper, and longer statements only cost time. */
    private static final int LONG = 20_000;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Database database;

    private final Strategies all = Strategies.load(MaskedOnServerTest.class.getClassLoader());

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
        database = servers.server().create(DatabaseSettings.defaults());
    }

    @AfterAll
    static void stop() {
        database.close();
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smallint",
                "integer",
                "bigint",
                "numeric",
                "numeric(10,2)",
                "real",
                "double precision",
                "date",
                "timestamp without time zone",
                "timestamp(3) without time zone",
                "timestamp with time zone",
                "uuid",
                "inet",
                "cidr",
                "macaddr",
                "macaddr8",
                "bytea",
                "json",
                "jsonb"
            })
    void every_answer_is_a_value_of_the_columns_type(String type) {
        int answered = 0;
        try (Session session = database.connect()) {
            Query query = new Query(session);
            MaskedColumn column = new MaskedColumn("people.value", type, true);
            List<String> values = taken(HostileValues.of(column.baseType()), type, query);
            for (MaskingStrategy strategy : all.all()) {
                if (strategy.name().equals("constant")) {
                    // It writes what a file says, whatever that is: for the check "fits" to judge.
                    continue;
                }
                for (Options options : StrategiesTest.choices(strategy)) {
                    List<String> answers = answers(strategy, options, column, values);
                    assertThat(taken(answers, type, query))
                            .as("%s %s", strategy.name(), options)
                            .isEqualTo(answers);
                    answered += answers.size();
                }
            }
        }
        assertThat(answered).isPositive();
    }

    @Test
    void arrays_of_hostile_texts_are_read_and_written_as_the_server_does() {
        List<String> texts = HostileValues.of("text").stream()
                .filter(text -> text.length() < LONG)
                .toList();
        String array =
                texts.stream().map(Query::literal).collect(Collectors.joining(", ", "ARRAY[", ", NULL]::text[]"));
        try (Session session = database.connect()) {
            Query query = new Query(session);
            String text = Objects.requireNonNull(query.value("SELECT (" + array + ")::text"));
            List<String> read = new ArrayList<>();
            String written = new ArrayText(text, ',').mapped(element -> {
                read.add(element);
                return element;
            });

            assertThat(read).isEqualTo(texts);
            assertThat(query.value("SELECT " + Query.literal(written) + "::text[] = " + array))
                    .isEqualTo("t");
            String nested = "ARRAY[[" + array + "], [" + array + "]]";
            String deep = Objects.requireNonNull(query.value("SELECT (" + nested + ")::text"));
            assertThat(query.value("SELECT " + Query.literal(new ArrayText(deep, ',').mapped(e -> e)) + "::text[] = "
                            + nested))
                    .isEqualTo("t");
        }
    }

    private List<String> answers(
            MaskingStrategy strategy, Options options, MaskedColumn column, Collection<String> values) {
        List<String> answers = new ArrayList<>();
        try {
            Masking masking =
                    new Maskings(all, MaskKey.ofChecks()).of(strategy.name(), options, column, false, "link:test");
            for (String value : values) {
                @Nullable String masked = answer(masking, value);
                if (masked != null) {
                    answers.add(masked);
                }
            }
        } catch (InvalidOptionException e) {
            assertThat(answers).isEmpty();
        }
        return answers;
    }

    private static @Nullable String answer(Masking masking, String value) {
        try {
            return masking.mask(value);
        } catch (MaskingException e) {
            return null;
        }
    }

    /** Return those that the server takes for a type. */
    private static List<String> taken(Collection<String> texts, String type, Query query) {
        List<String> asked = texts.stream().filter(text -> text.length() < LONG).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        String values =
                asked.stream().map(text -> "(" + Query.literal(text) + ")").collect(Collectors.joining(", "));
        List<List<@Nullable String>> rows = query.rows("SELECT pg_catalog.pg_input_is_valid(v, " + Query.literal(type)
                + ") FROM (VALUES " + values + ") AS t(v)");
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            if ("t".equals(rows.get(i).get(0))) {
                taken.add(asked.get(i));
            }
        }
        return taken;
    }
}

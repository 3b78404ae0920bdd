package io.confiture.sync.subset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.rules.RowChoice;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubsetTest {

    private static final String SHOP = """
            CREATE TABLE country (rid int PRIMARY KEY);
            CREATE TABLE customer (rid int PRIMARY KEY, country int NOT NULL REFERENCES country);
            CREATE TABLE orders (rid int PRIMARY KEY, customer int REFERENCES customer);
            CREATE TABLE line (rid int PRIMARY KEY, orders int NOT NULL REFERENCES orders);
            INSERT INTO country SELECT generate_series(1, 3);
            INSERT INTO customer SELECT i, 1 + i % 3 FROM generate_series(1, 9) i;
            INSERT INTO orders SELECT i, nullif(i % 10, 0) FROM generate_series(1, 20) i;
            INSERT INTO line SELECT i, 1 + i % 20 FROM generate_series(1, 40) i;
            """;

    private static Servers servers;
    private static Database database;

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

    @Test
    void without_any_choice_all_tables_are_copied_whole() {
        with(SHOP, c -> {
            Choice choice = shop(c).whole("customer").choose();
            assertThat(choice.rows(new Relation("public", "line"))).isEmpty();
            assertThat(choice.why(new Relation("public", "line")).kind()).isEqualTo(Why.Kind.WHOLE);
        });
    }

    @Test
    void what_chosen_rows_refer_to_comes_and_what_would_miss_its_row_does_not() {
        with(SHOP, c -> {
            Choice choice = shop(c).rows("customer", "rid <= 2").choose();
            assertThat(choice.rows(new Relation("public", "country"))).isEmpty();
            assertThat(c.chosen(choice, "customer")).containsExactly(1, 2);
            assertThat(c.chosen(choice, "orders")).containsExactly(1, 2, 10, 11, 12, 20);
            assertThat(c.chosen(choice, "line")).hasSize(12);
            assertThat(choice.why(new Relation("public", "customer")).sentence())
                    .isEqualTo("2 rows: 2 by the condition.");
            assertThat(choice.why(new Relation("public", "orders")).sentence())
                    .isEqualTo("6 of 20 rows: those whose rows in customer are copied; 14 would miss theirs.");
        });
    }

    @Test
    void a_choice_below_brings_what_is_above() {
        with(SHOP, c -> {
            Choice choice = c.rows("country", "rid = 1")
                    .rows("customer", "false")
                    .whole("line")
                    .rows("orders", "rid IN (1, 5)")
                    .choose();
            assertThat(c.chosen(choice, "orders")).containsExactly(1, 5);
            assertThat(c.chosen(choice, "customer")).containsExactly(1, 5);
            assertThat(c.chosen(choice, "country")).containsExactly(1, 2, 3);
            assertThat(choice.why(new Relation("public", "country")).sentence())
                    .startsWith("3 rows: 1 by the condition; 2 more");
        });
    }

    @Test
    void rows_that_refer_come_only_where_the_table_says_so() {
        with(SHOP, c -> {
            Choice choice = c.whole("country")
                    .rowsAndChildren("customer", "rid = 3")
                    .rows("orders", "rid = 1")
                    .rows("line", "false")
                    .choose();
            assertThat(c.chosen(choice, "orders")).containsExactly(1, 3, 13);
            // Customer 1 came because of order 1, and brings nothing.
            assertThat(c.chosen(choice, "customer")).containsExactly(1, 3);
            assertThat(c.chosen(choice, "line")).isEmpty();
        });
    }

    @Test
    void rows_that_came_as_children_bring_theirs_where_their_table_says_so() {
        with(SHOP, c -> {
            Choice choice = c.whole("country")
                    .rowsAndChildren("customer", "rid = 3")
                    .rowsAndChildren("orders", "false")
                    .rows("line", "false")
                    .choose();
            assertThat(c.chosen(choice, "orders")).containsExactly(3, 13);
            assertThat(c.chosen(choice, "line")).containsExactly(2, 12, 22, 32);
        });
    }

    @Test
    void tables_that_only_say_children_bring_those_of_all_their_rows() {
        with(SHOP, c -> {
            Choice choice = c.whole("country")
                    .rows("customer", "rid = 3")
                    .withChildren("orders")
                    .rows("line", "false")
                    .choose();
            assertThat(c.chosen(choice, "orders")).containsExactly(3, 10, 13, 20);
            assertThat(c.chosen(choice, "line")).hasSize(8);
        });
    }

    @Test
    void what_refers_to_a_table_without_rows_is_left_out_whatever_chooses_it() {
        with(SHOP, c -> {
            Choice choice = shop(c).none("customer").choose();
            assertThat(c.chosen(choice, "customer")).isEmpty();
            assertThat(c.chosen(choice, "orders")).containsExactly(10, 20);
            assertThat(choice.why(new Relation("public", "customer")).sentence())
                    .isEqualTo("No rows: nobody needs it.");
        });
        with(SHOP, c -> {
            Choice choice = c.whole("country")
                    .none("customer")
                    .rows("orders", "rid >= 10")
                    .whole("line")
                    .choose();
            assertThat(c.chosen(choice, "orders")).containsExactly(10, 20);
        });
    }

    @Test
    void a_reference_that_is_not_copied_binds_nobody() {
        with(SHOP, c -> {
            Choice choice = c.whole("country")
                    .rows("customer", "rid = 1")
                    .add(new Relation("public", "orders"), RowChoice.ALL, null, Set.of("customer"))
                    .whole("line")
                    .choose();
            assertThat(choice.rows(new Relation("public", "orders"))).isEmpty();
            assertThat(choice.rows(new Relation("public", "line"))).isEmpty();
        });
    }

    @Test
    void a_table_that_is_not_copied_binds_nobody_and_is_named() {
        with(SHOP, c -> {
            Choice choice = c.rows("orders", "rid < 4").whole("line").choose();
            assertThat(c.chosen(choice, "orders")).containsExactly(1, 2, 3);
            assertThat(choice.why(new Relation("public", "orders")).sentence())
                    .endsWith(
                            "It refers to customer, which this run does not copy: whether those rows are in the target is"
                                    + " not looked at.");
        });
    }

    @Test
    void circles_of_rows_stay_where_none_of_them_misses_a_row() {
        with("""
            CREATE TABLE root (rid int PRIMARY KEY);
            CREATE TABLE a (rid int PRIMARY KEY, b int, root int REFERENCES root);
            CREATE TABLE b (rid int PRIMARY KEY, a int REFERENCES a);
            ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
            INSERT INTO root VALUES (1), (2);
            INSERT INTO a VALUES (1, NULL, 1), (2, NULL, 2), (3, NULL, NULL);
            INSERT INTO b VALUES (1, 1), (2, 2), (3, 3), (4, 2);
            UPDATE a SET b = CASE rid WHEN 3 THEN 4 ELSE rid END;
            """, c -> {
            Choice choice = c.whole("a").whole("b").rows("root", "rid = 1").choose();
            assertThat(c.chosen(choice, "a")).containsExactly(1);
            assertThat(c.chosen(choice, "b")).containsExactly(1);
        });
    }

    @Test
    void a_percentage_chooses_the_same_rows_each_time() {
        String sql = """
            CREATE TABLE keyed (rid int PRIMARY KEY, t text);
            CREATE TABLE "no key" (rid int, t text);
            INSERT INTO keyed SELECT i, NULL FROM generate_series(1, 20000) i;
            INSERT INTO "no key" SELECT i, NULL FROM generate_series(1, 20000) i;
            """;
        Map<String, Set<Integer>> first = new TreeMap<>();
        with(sql, c -> {
            Choice choice = c.percent("keyed", 10).percent("no key", 0.5).choose();
            first.put("keyed", c.chosen(choice, "keyed"));
            first.put("no key", c.chosen(choice, "no key"));
        });
        assertThat(first.get("keyed")).hasSizeBetween(1800, 2200);
        assertThat(first.get("no key")).hasSizeBetween(60, 140);
        with(sql + "UPDATE keyed SET t = 'x'; DELETE FROM keyed WHERE rid > 15000;", c -> {
            Choice choice = c.percent("keyed", 10).percent("no key", 0.5).choose();
            assertThat(c.chosen(choice, "keyed"))
                    .isEqualTo(Objects.requireNonNull(first.get("keyed")).stream()
                            .filter(i -> i <= 15000)
                            .collect(Collectors.toSet()));
            assertThat(c.chosen(choice, "no key")).isEqualTo(first.get("no key"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nix = 1",
                "rid =",
                "rid",
                "true) OR (true",
                "true; COMMIT",
                "",
                "-- nothing",
                "true /* ",
                "rid = 'x'"
            })
    void a_condition_that_is_wrong_is_a_finding_with_its_place(String condition) {
        with(SHOP, c -> assertThatThrownBy(
                        () -> shop(c).rows("customer", condition).choose())
                .isInstanceOf(SubsetException.class)
                .extracting(e -> ((SubsetException) e).findings(), InstanceOfAssertFactories.LIST)
                .singleElement()
                .hasFieldOrPropertyWithValue("location", SubsetCase.PLACE)
                .hasFieldOrPropertyWithValue("rule", SubsetRules.CONDITION));
    }

    @Test
    void the_servers_words_about_a_condition_are_told() {
        with(
                SHOP,
                c -> assertThatThrownBy(
                                () -> shop(c).rows("customer", "nix = 1").choose())
                        .hasMessage(
                                "The condition for the rows of customer is refused by the source: column \"nix\" does not exist."));
    }

    @Test
    void a_condition_that_fails_on_a_row_does_not_tell_its_value() {
        with("CREATE TABLE t (rid int, secret text); INSERT INTO t VALUES (1, 'original');", c -> assertThatThrownBy(
                        () -> c.rows("t", "secret::int > 0").choose())
                .hasMessage("The condition for the rows of t fails on a row of the source (SQLSTATE 22P02).")
                .hasNoCause());
    }

    @Test
    void a_condition_may_end_in_a_comment_and_ask_other_tables() {
        with(SHOP, c -> {
            Choice choice = shop(c).rows(
                            "customer", "rid IN (SELECT customer FROM public.orders WHERE rid = 4) -- those")
                    .choose();
            assertThat(c.chosen(choice, "customer")).containsExactly(4);
        });
    }

    @Test
    void keys_compare_as_the_foreign_key_does() {
        with("""
            CREATE EXTENSION IF NOT EXISTS citext;
            CREATE COLLATION IF NOT EXISTS odd (provider = icu, locale = 'und');
            CREATE TABLE p (rid int, mail citext UNIQUE, n numeric UNIQUE, v varchar(9) COLLATE odd UNIQUE);
            CREATE TABLE c (rid int, mail citext REFERENCES p (mail), n int REFERENCES p (n), v text COLLATE "C" REFERENCES p (v));
            INSERT INTO p VALUES (1, 'Ann@x', 1, 'a'), (2, 'Bob@x', 2, 'b'), (3, 'cy@x', 3, 'c');
            INSERT INTO c VALUES (1, 'ANN@X', NULL, NULL), (2, NULL, 2, NULL), (3, NULL, NULL, 'c'), (4, NULL, 1, NULL);
            """, c -> {
            Choice choice = c.rows("p", "rid = 1").whole("c").choose();
            assertThat(c.chosen(choice, "c")).containsExactly(1, 4);
            c.clear();
            Choice up = c.rows("p", "false").rows("c", "rid < 4").choose();
            assertThat(c.chosen(up, "p")).containsExactly(1, 2, 3);
        });
    }

    @Test
    void settings_of_the_session_are_as_before() {
        try (Session session = database.connect()) {
            session.begin();
            Query query = new Query(session);
            query.send(SHOP);
            String asked = "SELECT string_agg(name || '=' || setting, ',' ORDER BY name) FROM pg_settings";
            String before = query.value(asked);
            shop(new SubsetCase(session, Rows.Sizes.USUAL))
                    .rows("customer", "rid = 1")
                    .choose();
            assertThat(query.value(asked)).isEqualTo(before);
            session.rollback();
        }
    }

    @ParameterizedTest
    @CsvSource({"rid % 1000 = 0,Tid Scan on t", "rid % 7 = 0,Tid Range Scan on t", "true,Tid Range Scan on t"})
    void chosen_rows_are_fetched_by_their_places(String condition, String scan) {
        with("CREATE TABLE t (rid int); INSERT INTO t SELECT generate_series(1, 100000); ANALYZE t;", c -> {
            TidSet rows = Objects.requireNonNull(c.rows("t", condition)
                    .choose()
                    .rows(new Relation("public", "t"))
                    .orElseThrow()
                    .leaves()
                    .get(new Relation("public", "t")));
            assertThat(c.plan("SELECT FROM ONLY public.t WHERE " + TidSet.condition("ctid", rows.from(0, 5000))))
                    .contains(scan);
        });
    }

    @Test
    void a_table_that_was_emptied_meanwhile_is_refused() {
        try (Session setup = database.connect();
                Session session = database.connect()) {
            new Query(setup).send("CREATE TABLE emptied (rid int); INSERT INTO emptied VALUES (1)");
            new Query(session).send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT pg_current_snapshot()");
            new Query(setup).send("TRUNCATE emptied");
            assertThatThrownBy(() -> new SubsetCase(session, Rows.Sizes.USUAL)
                            .rows("emptied", "true")
                            .choose())
                    .hasMessage(
                            "Rows of emptied can not be chosen: it was emptied or rewritten after the snapshot was taken;"
                                    + " begin again.");
            session.rollback();
            new Query(setup).send("DROP TABLE emptied");
        }
    }

    @Test
    void others_can_not_empty_a_table_of_which_rows_are_chosen() {
        try (Session setup = database.connect();
                Session session = database.connect()) {
            new Query(setup)
                    .send("CREATE TABLE kept (rid int); INSERT INTO kept VALUES (1); SET lock_timeout = '50ms'");
            new Query(session).send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            new SubsetCase(session, Rows.Sizes.USUAL).rows("kept", "true").choose();
            assertThatThrownBy(() -> new Query(setup).send("TRUNCATE kept")).hasMessageContaining("lock timeout");
            session.rollback();
            new Query(setup).send("DROP TABLE kept");
        }
    }

    private static SubsetCase shop(SubsetCase c) {
        return c.whole("country").whole("orders").whole("line");
    }

    private static void with(String sql, Consumer<SubsetCase> work) {
        for (Rows.Sizes sizes : new Rows.Sizes[] {Rows.Sizes.USUAL, new Rows.Sizes(2, 1, 1)}) {
            try (Session session = database.connect()) {
                session.begin();
                Query query = new Query(session);
                query.send(sql);
                query.send("SET LOCAL search_path = ''");
                work.accept(new SubsetCase(session, sizes));
                session.rollback();
            }
        }
    }
}

package io.confiture.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.rows.Relation;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.DecisionFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans on catalogs that a real server gave. */
class PlannerTest {

    private static final Strategies STRATEGIES = Strategies.load(PlannerTest.class.getClassLoader());
    private static final String USERS =
            "CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, nick varchar(20));";
    private static final String ONE_OF =
            "write one of {mask: strategy}, {keep: reason}, {null: true}, {default: true}, {drop: true}";
    private static final String SAME = "decide the same about both, with the same options";

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Snapshots snapshots;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    @BeforeAll
    static void start() {
        snapshots = new Snapshots();
    }

    @AfterAll
    static void stop() {
        snapshots.close();
    }

    private SyncPlan plan(String sql, String yaml) {
        return plan(sql, yaml, TableSelection.ALL);
    }

    private SyncPlan plan(String sql, String yaml, TableSelection selection) {
        return planner(yaml, MaskKey.ofChecks()).plan(snapshots.of(sql), selection);
    }

    private Planner planner(String yaml, MaskKey key) {
        return new Planner(new DecisionFiles(temp).file("a.yaml", yaml).read(), STRATEGIES, key, 1000);
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(DecisionFiles::line)
                .map(line -> line.replace("db/sync/a.yaml:", ""))
                .toList();
    }

    private List<String> problems(String sql, String yaml) {
        return lines(plan(sql, yaml).problems());
    }

    private List<String> notes(String sql, String yaml) {
        SyncPlan plan = plan(sql, yaml);
        assertThat(plan.problems()).isEmpty();
        return lines(plan.notes());
    }

    private static String columns(String table, String... decisions) {
        return "  " + table + ": {columns: {" + String.join(", ", decisions) + "}}\n";
    }

    private static String tables(String... tables) {
        return "tables:\n" + String.join("", tables);
    }

    private static final String GOOD =
            tables(columns("users", "id: {keep: a surrogate key}", "email: {mask: email}", "nick: {null: true}"));

    @Test
    void a_plan_says_what_happens_to_each_column() {
        SyncPlan plan = plan(
                "CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL, nick varchar(20),"
                        + " note text DEFAULT 'none', fax text, big text GENERATED ALWAYS AS (upper(nick)) STORED, tags text[]);",
                """
                tables:
                  users:
                    expected_rows: 7
                    rows: id > 3
                    columns:
                      id: {keep: a surrogate key}
                      email: {mask: email}
                      nick: {null: true}
                      note: {default: true}
                      fax: {drop: true}
                      tags: {mask: email}
                """);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.tables()).singleElement().satisfies(table -> {
            assertThat(table.relation()).isEqualTo(new Relation("public", "users"));
            assertThat(table.expectedRows()).isEqualTo(7);
            assertThat(table.rows().condition()).isEqualTo("id > 3");
            assertThat(table.location()).hasToString("db/sync/a.yaml:2:3");
            assertThat(table.columns().stream().map(PlannerTest::words))
                    .containsExactly(
                            "id integer copy",
                            "email text mask email column:public.users.email",
                            "nick character varying(20) null",
                            "note text leave default",
                            "fax text leave drop",
                            "big text leave generated",
                            "tags text[] array mask email column:public.users.tags");
            assertThat(table.written().stream().map(ColumnPlan::name)).containsExactly("id", "email", "nick", "tags");
        });
        assertThat(plan.digest()).matches("[0-9a-f]{64}");
    }

    private static String words(ColumnPlan column) {
        Treatment treatment = column.treatment();
        String what = treatment instanceof Treatment.Copy
                ? "copy"
                : treatment instanceof Treatment.WriteNull
                        ? "null"
                        : treatment instanceof Treatment.Leave leave
                                ? "leave " + leave.reason()
                                : "mask " + ((Treatment.Mask) treatment).strategy() + " "
                                        + ((Treatment.Mask) treatment).domain();
        return column.name() + " " + column.type() + (column.array() ? " array " : " ") + what;
    }

    @Test
    void a_misspelled_column_is_a_problem_and_the_real_one_is_not_copied() {
        SyncPlan plan = plan(USERS, GOOD.replace("email: {", "emial: {"));

        assertThat(lines(plan.problems()))
                .containsExactly(
                        "2:50: the table users has no column emial; did you mean email?",
                        "2:3: nothing is decided about the column users.email; " + ONE_OF);
        assertThat(plan.tables().get(0).columns().get(1).treatment()).isEqualTo(new Treatment.Leave("undecided"));
        assertThat(plan.problemsOf(new Relation("public", "users"))).hasSize(2);
        assertThat(plan.problemsOf(new Relation("public", "users"), "email")).hasSize(1);
        assertThat(plan.problemsOf(new Relation("public", "users"), "nick")).isEmpty();
        assertThat(plan.problemsOf(new Relation("other", "users"))).isEmpty();
    }

    @Test
    void a_misspelled_table_is_a_problem() {
        assertThat(problems(USERS, GOOD.replace("users:", "usres:")))
                .containsExactly(
                        "2:3: there is no table usres; did you mean users?",
                        "null: nothing is decided about the table users; write its columns, or {without_rows: reason}, below"
                                + " tables in a decision file");
    }

    @Test
    void names_that_need_quotes_are_suggested_with_them() {
        String sql = "CREATE TABLE \"Users\" (\"E-mail\" text, \"Nick\" text);";
        assertThat(problems(sql, tables(columns("Users", "email: {mask: email}")))
                        .get(0))
                .isEqualTo("2:3: there is no table users; did you mean '\"Users\"'?");
        assertThat(problems(sql, tables(columns("'\"Users\"'", "E_mail: {mask: email}", "nick: {drop: true}"))))
                .contains(
                        "2:25: the table Users has no column e_mail; did you mean '\"E-mail\"'?",
                        "2:48: the table Users has no column nick; did you mean '\"Nick\"'?");
        assertThat(problems(
                        sql, tables(columns("'\"Users\"'", "'\"E-mail\"': {mask: email}", "'\"Nick\"': {drop: true}"))))
                .isEmpty();
    }

    @Test
    void a_misspelled_strategy_or_option_is_a_problem_before_there_is_a_database() {
        assertThat(lines(planner(GOOD.replace("mask: email", "mask: emial"), MaskKey.ofChecks())
                        .problems()))
                .containsExactly("2:50: there is no strategy emial; did you mean email?");
        String options = GOOD.replace("mask: email", "mask: {strategy: email, lenght: 20}");
        assertThat(lines(planner(options, MaskKey.ofChecks()).problems()))
                .containsExactly("2:50: the strategy email has no option lenght; did you mean length?");
        assertThat(problems(USERS, options))
                .containsExactly("2:50: the strategy email has no option lenght; did you mean length?");
        assertThat(problems(USERS, GOOD.replace("mask: email", "mask: {strategy: email, seed: {a: b}}")))
                .containsExactly("2:50: the option seed takes one value");
    }

    @Test
    void a_strategy_that_cannot_mask_the_type_is_a_problem_and_the_column_is_not_copied() {
        SyncPlan plan = plan(USERS, GOOD.replace("{keep: a surrogate key}", "{mask: email}"));
        assertThat(lines(plan.problems()))
                .singleElement()
                .asString()
                .startsWith("2:21: the strategy email cannot mask the column users.id: ");
        assertThat(plan.tables().get(0).columns().get(0).treatment()).isEqualTo(new Treatment.WriteNull());
    }

    @Test
    void the_types_below_domains_and_arrays_are_what_strategies_see() {
        String sql = """
                CREATE DOMAIN mail AS varchar(80); CREATE DOMAIN mails AS mail[]; CREATE DOMAIN number AS int;
                CREATE TABLE t (a mail, b mails, c mail[][], d number, e mails[]);
                """;
        SyncPlan plan = plan(
                sql,
                tables(columns(
                        "t",
                        "a: {mask: email}",
                        "b: {mask: email}",
                        "c: {mask: email}",
                        "d: {mask: email}",
                        "e: {mask: email}")));

        assertThat(plan.tables().get(0).columns().stream().map(ColumnPlan::array))
                .containsExactly(false, true, true, false, true);
        assertThat(lines(plan.problems()).stream().map(l -> l.substring(0, Math.min(l.length(), 60))))
                .containsExactly(
                        "2:71: the strategy email cannot mask the column t.d: the str".substring(0, 60),
                        "2:89: the column t.e holds arrays of arrays by way of a domain; write one of"
                                .substring(0, 60));
    }

    @Test
    void composite_and_range_types_are_kept_or_left_out_and_masked_by_no_strategy_for_text() {
        String sql = "CREATE TYPE pair AS (a text, b text); CREATE TABLE t (p pair, r daterange);";
        assertThat(problems(sql, tables(columns("t", "p: {keep: no persons}", "r: {null: true}"))))
                .isEmpty();
        assertThat(problems(sql, tables(columns("t", "p: {mask: email}", "r: {mask: email}"))))
                .hasSize(2);
    }

    @Test
    void what_a_column_cannot_take_is_a_problem() {
        String sql = "CREATE DOMAIN must AS text NOT NULL; CREATE DOMAIN given AS text DEFAULT 'x';"
                + " CREATE TABLE t (a text NOT NULL, b must, c given NOT NULL, g text GENERATED ALWAYS AS (upper(a)) STORED);";
        assertThat(problems(
                        sql,
                        tables(columns(
                                "t", "a: {null: true}", "b: {null: true}", "c: {null: true}", "g: {null: true}"))))
                .containsExactly(
                        "2:17: the column t.a takes no NULL; " + ONE_OF,
                        "2:34: the column t.b takes no NULL; " + ONE_OF,
                        "2:51: the column t.c takes no NULL; " + ONE_OF,
                        "2:68: the column t.g is generated, so nothing else can be written to it; remove the decision: what it"
                                + " is computed from decides");
        assertThat(problems(
                        sql,
                        tables(columns(
                                "t",
                                "a: {drop: true}",
                                "b: {default: true}",
                                "c: {default: true}",
                                "g: {drop: true}"))))
                .containsExactly(
                        "2:17: the column t.a takes no NULL and has no default; " + ONE_OF,
                        "2:34: the column t.b takes no NULL and has no default; " + ONE_OF);
        assertThat(problems(
                        sql,
                        tables(columns(
                                "t", "a: {mask: email}", "b: {keep: x y}", "c: {drop: true}", "g: {mask: email}"))))
                .singleElement()
                .asString()
                .contains("the column t.g is generated");
    }

    @Test
    void unlisted_columns_are_a_problem_or_become_what_the_file_says() {
        String some = tables(columns("users", "id: {keep: a surrogate key}", "email: {mask: email}"));
        assertThat(problems(USERS, some))
                .containsExactly("2:3: nothing is decided about the column users.nick; " + ONE_OF);
        assertThat(plan(USERS, "unlisted: null\n" + some)
                        .tables()
                        .get(0)
                        .columns()
                        .get(2)
                        .treatment())
                .isEqualTo(new Treatment.WriteNull());
        assertThat(plan(USERS, "unlisted: drop\n" + some)
                        .tables()
                        .get(0)
                        .columns()
                        .get(2)
                        .treatment())
                .isEqualTo(new Treatment.Leave("drop"));
        String less = tables(columns("users", "id: {keep: a surrogate key}"));
        assertThat(problems(USERS, "unlisted: null\n" + less))
                .containsExactly("3:3: the unlisted column users.email takes no NULL; " + ONE_OF);
        assertThat(problems(USERS, "unlisted: drop\n" + less))
                .containsExactly("3:3: the unlisted column users.email takes no NULL and has no default; " + ONE_OF);
    }

    @Test
    void a_table_without_rows_needs_no_decisions() {
        SyncPlan plan = plan(USERS, "tables: {users: {without_rows: nobody needs it}}");
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.tables().get(0).withoutRows()).isEqualTo("nobody needs it");
        assertThat(plan.tables().get(0).written()).isEmpty();
    }

    @Test
    void problems_of_files_are_problems_of_the_plan() {
        assertThat(problems(USERS, GOOD + "linsk: {}\n"))
                .containsExactly("3:1: there is no key linsk in a decision file; did you mean links?");
    }

    private static final String SHOP = """
            CREATE TABLE users (email text PRIMARY KEY);
            CREATE TABLE orders (id int PRIMARY KEY, email text REFERENCES users, other text REFERENCES users);
            CREATE TABLE items (email text DEFAULT 'x' REFERENCES users, order_id int REFERENCES orders);
            """;

    private static String shop(String users, String orders, String items) {
        return tables(
                columns("users", "email: " + users),
                columns("orders", "id: {keep: a surrogate key}", "email: " + orders, "other: {null: true}"),
                columns("items", "email: " + items, "order_id: {keep: a surrogate key}"));
    }

    @Test
    void both_ends_of_a_foreign_key_have_the_same_decision() {
        String mask = "{mask: email}";
        assertThat(problems(SHOP, shop(mask, mask, mask))).isEmpty();
        assertThat(problems(SHOP, shop("{keep: x y}", "{keep: other words}", "{keep: z z}")))
                .isEmpty();
        assertThat(problems(SHOP, shop(mask, "{null: true}", "{null: true}"))).isEmpty();
        assertThat(problems(SHOP, shop(mask, "{keep: x y}", mask)))
                .containsExactly(
                        "3:51: orders.email refers to users.email, and the one is kept while the other is masked with"
                                + " email; " + SAME);
        assertThat(problems(SHOP, shop("{keep: x y}", mask, "{keep: x y}")))
                .containsExactly(
                        "3:51: orders.email refers to users.email, and the one is masked with email while the other is"
                                + " kept; " + SAME);
        assertThat(problems(SHOP, shop(mask, "{mask: {strategy: email, length: 20}}", mask)))
                .containsExactly(
                        "3:51: orders.email refers to users.email, and both are masked with email, but with other"
                                + " options; " + SAME);
        assertThat(problems(SHOP, shop(mask, "{mask: {strategy: email, seed: 1}}", mask)))
                .hasSize(1);
        assertThat(problems(SHOP, shop(mask, "{mask: name}", mask)))
                .containsExactly(
                        "3:51: orders.email refers to users.email, and the one is masked with name while the other is"
                                + " masked with email; " + SAME);
        SyncPlan plan = plan(SHOP, shop(mask, "{keep: x y}", mask));
        assertThat(plan.problemsOf(new Relation("public", "users"), "email")).hasSize(1);
        assertThat(plan.problemsOf(new Relation("public", "orders"), "email")).hasSize(1);
    }

    @Test
    void a_default_in_a_foreign_key_is_noted_unless_it_is_null() {
        String mask = "{mask: email}";
        assertThat(notes(SHOP, shop(mask, "{default: true}", "{default: true}")))
                .containsExactly("4:21: items.email gets its default, which must be among the rows of users");
    }

    @Test
    void foreign_keys_to_tables_that_are_not_selected_are_kept_on_both_ends() {
        TableSelection orders = new TableSelection(List.of("orders"), List.of());
        String kept = shop("{keep: x y}", "{keep: x y}", "{keep: x y}");
        SyncPlan plan = plan(SHOP, kept, orders);
        assertThat(plan.problems()).isEmpty();
        assertThat(lines(plan.notes()))
                .containsExactly(
                        "null: 2 tables are not selected",
                        "3:51: rows of orders refer to users, which is not selected: the target must have those rows");
        assertThat(lines(plan(SHOP, shop("{mask: email}", "{mask: email}", "{null: true}"), orders)
                        .problems()))
                .containsExactly(
                        "3:51: orders.email refers to users.email, which is not selected, and is masked with email;"
                                + " select users too");
        assertThat(lines(plan(SHOP, shop("{mask: email}", "{keep: x y}", "{null: true}"), orders)
                        .problems()))
                .containsExactly(
                        "3:51: orders.email refers to users.email, which is not selected, and nothing says that that"
                                + " is kept; select users too");
        assertThat(lines(plan(SHOP, shop("{mask: email}", "{null: true}", "{null: true}"), orders)
                        .problems()))
                .isEmpty();
    }

    @Test
    void rows_do_not_refer_to_a_table_without_rows() {
        String yaml = tables(
                "  users: {without_rows: nobody needs it}\n",
                columns("orders", "id: {keep: a surrogate key}", "email: {mask: email}", "other: {null: true}"),
                "  items: {without_rows: nobody needs it}\n");
        assertThat(problems(SHOP, yaml))
                .containsExactly(
                        "3:51: orders.email refers to users, which is copied without rows; set it to NULL, or copy the"
                                + " rows of both or of neither");
    }

    @Test
    void foreign_keys_of_partitions_are_those_of_the_table() {
        String sql = """
                CREATE TABLE users (email text PRIMARY KEY);
                CREATE TABLE logs (email text, at date) PARTITION BY RANGE (at);
                CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
                ALTER TABLE logs_1 ADD FOREIGN KEY (email) REFERENCES users;
                """;
        assertThat(problems(
                        sql,
                        tables(
                                columns("users", "email: {mask: email}"),
                                columns("logs", "email: {keep: x y}", "at: {keep: x y}"))))
                .singleElement()
                .asString()
                .startsWith("3:20: logs.email refers to users.email, and the one is kept");
    }

    @Test
    void foreign_keys_over_periods_are_understood() {
        String sql = """
                CREATE EXTENSION btree_gist;
                CREATE TABLE p (id int, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS));
                CREATE TABLE t (p int, at daterange, FOREIGN KEY (p, PERIOD at) REFERENCES p (id, PERIOD valid));
                CREATE TABLE u (period int PRIMARY KEY); CREATE TABLE v (period int REFERENCES u);
                """;
        String yaml = tables(
                columns("p", "id: {keep: x y}", "valid: {keep: x y}"),
                columns("t", "p: {keep: x y}", "at: {keep: x y}"),
                columns("u", "period: {keep: x y}"),
                columns("v", "period: {keep: x y}"));
        assertThat(problems(sql, yaml)).isEmpty();
        assertThat(problems(sql, yaml.replace("p: {keep: x y}, at", "p: {mask: digits}, at")))
                .containsExactly(
                        "3:17: t.p refers to p.id, and the one is masked with digits while the other is kept; " + SAME);
    }

    @Test
    void generated_ends_of_foreign_keys_are_not_masked_on_the_other_end() {
        String sql = "CREATE TABLE p (a text, k text GENERATED ALWAYS AS (lower(a)) STORED UNIQUE);"
                + " CREATE TABLE t (k text REFERENCES p (k));";
        assertThat(problems(sql, tables(columns("p", "a: {mask: email}"), columns("t", "k: {mask: email}"))))
                .containsExactly("3:17: t.k refers to p.k: one is generated, so the other cannot be masked with email");
        assertThat(notes(sql, tables(columns("p", "a: {keep: x y}"), columns("t", "k: {keep: x y}"))))
                .containsExactly(
                        "3:17: t.k refers to p.k, and one is generated: whether they agree shows in the target only");
    }

    @Test
    void domains_are_joined_in_any_number_of_steps() {
        String sql = """
                CREATE TABLE a (x text PRIMARY KEY); CREATE TABLE b (x text PRIMARY KEY REFERENCES a);
                CREATE TABLE c (x text REFERENCES b, y text); CREATE TABLE d (z text, w text);
                """;
        String yaml = tables(
                columns("a", "x: {mask: email}"),
                columns("b", "x: {mask: email}"),
                columns("c", "x: {mask: email}", "y: {mask: email}"),
                columns("d", "z: {mask: email}", "w: {mask: {strategy: email, seed: 7}}"));
        assertThat(domains(plan(sql, yaml)))
                .containsExactly(
                        "column:public.a.x",
                        "column:public.a.x",
                        "column:public.a.x",
                        "column:public.c.y",
                        "column:public.d.z",
                        "column:public.d.w seed 7");
        assertThat(domains(plan(sql, "links: {mail: [c.x, d.z]}\n" + yaml)))
                .containsExactly(
                        "link:mail",
                        "link:mail",
                        "link:mail",
                        "column:public.c.y",
                        "link:mail",
                        "column:public.d.w seed 7");
    }

    @Test
    void domains_of_circles_and_of_unselected_tables_are_the_same_each_time() {
        String sql = """
                CREATE TABLE a (x text PRIMARY KEY); CREATE TABLE b (x text PRIMARY KEY REFERENCES a);
                ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES b;
                CREATE TABLE t (id text PRIMARY KEY, up text REFERENCES t);
                """;
        String yaml = tables(
                columns("a", "x: {mask: email}"),
                columns("b", "x: {mask: email}"),
                columns("t", "id: {mask: email}", "up: {mask: email}"));
        assertThat(domains(plan(sql, yaml)))
                .containsExactly("column:public.a.x", "column:public.a.x", "column:public.t.id", "column:public.t.id");
        assertThat(domains(plan(sql, yaml, new TableSelection(List.of("t"), List.of()))))
                .containsExactly("column:public.t.id", "column:public.t.id");
    }

    private static List<String> domains(SyncPlan plan) {
        assertThat(plan.problems()).isEmpty();
        return plan.tables().stream()
                .flatMap(t -> t.columns().stream())
                .map(c -> ((Treatment.Mask) c.treatment()).domain())
                .toList();
    }

    @Test
    void link_groups_name_columns_that_exist_and_agree() {
        String sql = USERS + "CREATE TABLE orders (mail text, low text GENERATED ALWAYS AS (lower(mail)) STORED);";
        String orders = columns("orders", "mail: {mask: {strategy: email, length: 20}}");
        assertThat(problems(sql, "links: {e: [users.email, orders.mail]}\n" + GOOD + orders))
                .containsExactly(
                        "4:22: users.email and orders.mail are in the link group e, and both are masked with email, but"
                                + " with other options; " + SAME);
        assertThat(problems(sql, "links: {e: [users.emial, orders.mail]}\n" + GOOD + orders))
                .containsExactly(
                        "1:9: the link group e names users.emial, and the table has no such column; did you mean email?");
        assertThat(problems(sql, "links: {e: [usres.email, orders.mail]}\n" + GOOD + orders))
                .containsExactly(
                        "1:9: the link group e names usres.email, and there is no table usres; did you mean users?");
        assertThat(problems(sql, "links: {e: [users.email, orders.low]}\n" + GOOD + orders))
                .containsExactly(
                        "1:9: the link group e names orders.low, which is generated; link the columns that it is computed"
                                + " from");
    }

    @Test
    void types_that_make_two_mappings_of_one_decision_are_a_problem() {
        String sql = "CREATE TABLE p (k bigint PRIMARY KEY, s int); CREATE TABLE t (k int REFERENCES p, x int);";
        String yaml = tables(
                columns("p", "k: {mask: digits}", "s: {mask: digits}"),
                columns("t", "k: {mask: digits}", "x: {mask: digits}"));
        assertThat(problems(sql, "links: {e: [p.k, t.x]}\n" + yaml))
                .containsExactly(
                        "4:36: p.k and t.x are in the link group e, and their types, bigint and integer, give one value two"
                                + " new ones; choose a strategy or options that give the same for both types",
                        "4:17: t.k refers to p.k, and their types, integer and bigint, give one value two new ones; choose a"
                                + " strategy or options that give the same for both types");
        assertThat(problems(sql.replace("bigint", "int"), "links: {e: [p.k, t.x]}\n" + yaml))
                .isEmpty();
    }

    @Test
    void foreign_keys_do_not_join_two_link_groups() {
        String yaml = tables(
                columns("users", "email: {mask: email}"),
                columns("orders", "id: {keep: a surrogate key}", "email: {mask: email}", "other: {mask: email}"),
                columns("items", "email: {mask: email}", "order_id: {keep: a surrogate key}"));
        String sql = SHOP + "CREATE TABLE x (a text, b text);";
        String x = columns("x", "a: {mask: email}", "b: {mask: email}");
        assertThat(problems(sql, "links: {one: [users.email, x.a], two: [orders.other, x.b]}\n" + yaml + x))
                .containsExactly("1:34: foreign keys join the link groups one and two; make one group of them");
    }

    @Test
    void what_is_no_table_to_copy_is_named() {
        String sql = USERS + """
                CREATE VIEW v AS SELECT id FROM users; CREATE VIEW w AS SELECT id FROM users;
                CREATE MATERIALIZED VIEW m AS SELECT id FROM users;
                CREATE TABLE logs (at date) PARTITION BY RANGE (at);
                CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
                CREATE EXTENSION file_fdw; CREATE SERVER s FOREIGN DATA WRAPPER file_fdw;
                CREATE FOREIGN TABLE logs_2 PARTITION OF logs FOR VALUES FROM ('2021-01-01') TO ('2022-01-01')
                    SERVER s OPTIONS (filename '/nowhere');
                """;
        String logs = columns("logs", "at: {keep: no persons}");
        assertThat(notes(sql, GOOD + logs))
                .containsExactly(
                        "null: a foreign table is not copied",
                        "null: a materialized view is not copied",
                        "null: 2 views are not copied",
                        "null: rows of logs that are in the foreign table logs_2 are not copied");
        assertThat(problems(sql, GOOD + logs + columns("v", "id: {keep: x y}") + columns("logs_1", "at: {keep: x y}")))
                .containsExactly(
                        "4:3: v is a view, not a table to copy; remove it",
                        "5:3: logs_1 is a partition of logs, not a table to copy; remove it");
    }

    @Test
    void columns_that_decide_about_partitions_are_noted_when_they_are_not_kept() {
        String sql = """
                CREATE TABLE logs (at date, k text, x text) PARTITION BY RANGE (at);
                CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') PARTITION BY LIST (lower(k));
                CREATE TABLE logs_2 PARTITION OF logs_1 DEFAULT;
                """;
        assertThat(notes(sql, tables(columns("logs", "at: {null: true}", "k: {mask: email}", "x: {mask: email}"))))
                .containsExactly(
                        "2:20: logs.at decides about partitions and is not kept: rows may go to others, or find none",
                        "2:38: logs.k decides about partitions and is not kept: rows may go to others, or find none");
    }

    @Test
    void tables_of_extensions_are_left_out() {
        String sql = USERS + """
                CREATE EXTENSION citext; CREATE TABLE codes (code int PRIMARY KEY); ALTER EXTENSION citext ADD TABLE codes;
                CREATE TABLE places (code int REFERENCES codes);
                """;
        assertThat(notes(sql, GOOD + columns("places", "code: {keep: x y}")))
                .containsExactly(
                        "null: a table of the extension citext is not copied",
                        "3:22: rows of places refer to codes, which is not selected: the target must have those rows");
        assertThat(problems(sql, GOOD + columns("places", "code: {keep: x y}") + columns("codes", "code: {keep: x y}")))
                .containsExactly("4:3: codes is a table of the extension citext, not a table to copy; remove it");
    }

    @Test
    void tables_of_migration_tools_are_not_copied_unless_somebody_decides_about_them() {
        String sql = USERS + "CREATE TABLE tb_confiture (slug text); CREATE TABLE tb_confiture_history (slug text);"
                + " CREATE TABLE schema_migrations (version text);";
        assertThat(plan(sql, GOOD).tables()).hasSize(1);
        assertThat(notes(sql, GOOD)).containsExactly("null: 3 tables of a migration tool are not copied");
        String more = GOOD + columns("schema_migrations", "version: {keep: no persons}");
        assertThat(notes(sql, more)).containsExactly("null: 2 tables of a migration tool are not copied");
        assertThat(plan(sql, more).tables()).hasSize(2);
    }

    @Test
    void large_objects_are_named() {
        assertThat(notes(USERS + "SELECT lo_create(0);", GOOD)).containsExactly("null: a large object is not copied");
    }

    private static final String TWO_SCHEMAS = USERS + """
            CREATE SCHEMA sales; CREATE TABLE sales.orders (id int); CREATE TABLE sales.users (id int);
            CREATE VIEW v AS SELECT id FROM users;
            """;

    private List<String> chosen(List<String> only, List<String> except) {
        String yaml = GOOD + columns("sales.orders", "id: {keep: x y}") + columns("sales.users", "id: {keep: x y}");
        SyncPlan plan = plan(TWO_SCHEMAS, yaml, new TableSelection(only, except));
        return plan.problems().isEmpty()
                ? plan.tables().stream().map(t -> t.relation().toString()).toList()
                : lines(plan.problems());
    }

    @Test
    void tables_are_chosen_by_patterns() {
        assertThat(chosen(List.of(), List.of())).containsExactly("users", "sales.orders", "sales.users");
        assertThat(chosen(List.of("*"), List.of("sales.*"))).containsExactly("users");
        assertThat(chosen(List.of("users"), List.of())).containsExactly("users");
        assertThat(chosen(List.of("public.*"), List.of())).containsExactly("users");
        assertThat(chosen(List.of("*users"), List.of())).containsExactly("users", "sales.users");
        assertThat(chosen(List.of(), List.of("*.orders", "users"))).containsExactly("sales.users");
    }

    @Test
    void a_pattern_that_fits_nothing_is_a_problem() {
        assertThat(chosen(List.of("usres"), List.of()))
                .containsExactly("null: no table fits the pattern usres; did you mean users?");
        assertThat(chosen(List.of("user*s*x"), List.of())).containsExactly("null: no table fits the pattern user*s*x");
        assertThat(chosen(List.of("orders"), List.of()))
                .containsExactly("null: no table fits the pattern orders; did you mean sales.orders?");
        assertThat(chosen(List.of(), List.of("v"))).containsExactly("null: no table fits the pattern v; v is a view");
        assertThat(chosen(List.of("users"), List.of("users"))).containsExactly("null: no table is selected");
    }

    @Test
    void a_database_without_tables_is_no_plan() {
        assertThat(problems("SELECT 1;", "unlisted: fail\n")).containsExactly("null: there is no table to copy");
    }

    @Test
    void the_digest_is_of_what_decides_the_result_and_of_nothing_else() {
        String digest = plan(USERS, GOOD).digest();
        assertThat(plan(USERS, "# more\n\n" + GOOD.replace("a surrogate key", "no person"))
                        .digest())
                .isEqualTo(digest);
        assertThat(plan(USERS, GOOD.replace("columns:", "expected_rows: 3, columns:"))
                        .digest())
                .isEqualTo(digest);
        List<String> others = List.of(
                plan(USERS, GOOD.replace("{null: true}", "{drop: true}")).digest(),
                plan(USERS, GOOD.replace("mask: email", "mask: name")).digest(),
                plan(USERS, GOOD.replace("mask: email", "mask: {strategy: email, length: 20}"))
                        .digest(),
                plan(USERS, GOOD.replace("mask: email", "mask: {strategy: email, seed: 1}"))
                        .digest(),
                plan(USERS, GOOD.replace("columns:", "rows: id > 1, columns:")).digest(),
                plan(USERS, GOOD.replace("columns:", "sample: 3, columns:")).digest(),
                plan(USERS, GOOD.replace("columns:", "sample: 3, children: true, columns:"))
                        .digest(),
                plan(USERS, GOOD.replace("columns:", "without_rows: unused, columns:"))
                        .digest(),
                plan(USERS.replace("text", "varchar(90)"), GOOD).digest(),
                plan(USERS.replace(" NOT NULL", ""), GOOD).digest(),
                plan(USERS, "unlisted: drop\n" + GOOD.replace(", nick: {null: true}", ""))
                                .digest()
                                .equals(digest)
                        ? digest
                        : "other",
                planner(
                                GOOD,
                                MaskKey.of("another secret of thirty-two bytes"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .plan(snapshots.of(USERS), TableSelection.ALL)
                        .digest());
        assertThat(others).doesNotContain(digest).doesNotHaveDuplicates();
    }
}

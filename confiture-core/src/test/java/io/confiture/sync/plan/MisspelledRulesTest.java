package io.confiture.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.project.SourceLocation;
import io.confiture.project.YamlNode;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.DecisionFiles;
import io.confiture.sync.rules.SyncRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever name or key of a decision file is misspelled, nothing is copied: the original ignored what it did not know. */
class MisspelledRulesTest {

    private static final Strategies STRATEGIES = Strategies.load(MisspelledRulesTest.class.getClassLoader());

    private static final String SCHEMA = """
            CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, phone varchar(30), nick text, token text,
                note text DEFAULT 'none', fax text, profile jsonb);
            CREATE SCHEMA sales;
            CREATE TABLE sales.orders (number int PRIMARY KEY, buyer int REFERENCES users, contact_email text);
            CREATE TABLE "Order Items" (line int, "Unit Price" numeric);
            CREATE TABLE audit_log (what text);
            """;

    private static final String RULES = """
            unlisted: drop
            links:
              mail: [users.email, 'sales.orders."contact_email"']
            tables:
              users:
                expected_rows: 5000000
                rows: "id > 10"
                sample: 10
                children: true
                columns:
                  id: {keep: a surrogate key}
                  email: {mask: email}
                  phone: {mask: {strategy: email, keep_domain: true, seed: 4}}
                  nick: {keep: {reason: chosen to be public, reviewed: true}}
                  token: {null: true}
                  note: {default: true}
                  fax: {drop: true}
                  profile: {mask: {strategy: json, unlisted: redact, paths: {$.contact: {mask: {strategy: email, keep_domain: true}}, $.plan: {keep: no person}, $.token: {null: true}}}}
              sales.orders:
                columns:
                  number: {keep: a surrogate key}
                  buyer: {keep: a surrogate key}
                  contact_email: {mask: email}
              '"Order Items"':
                columns:
                  line: {keep: a number}
                  '"Unit Price"': {keep: a price}
              audit_log:
                without_rows: nobody needs it
            """;

    private static final String ORIGINAL = """
            users:
              - column: email
                strategy: email
                seed: 12345
              - {column: phone, strategy: email}
            """;

    /** Free words: any spelling of them is right. */
    private static final Set<String> FREE =
            Set.of("keep", "reason", "without_rows", "rows", "expected_rows", "sample", "seed");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Snapshots snapshots;

    @BeforeAll
    static void start() {
        snapshots = new Snapshots();
    }

    @AfterAll
    static void stop() {
        snapshots.close();
    }

    @Test
    void nothing_is_wrong_with_the_file_as_it_is() {
        assertThat(problems(RULES)).isEmpty();
    }

    @Test
    void every_misspelled_word_is_a_problem() {
        List<String> unnoticed = new ArrayList<>();
        int tried = 0;
        for (Word word : words(RULES)) {
            for (String misspelled : word.misspelled(RULES)) {
                tried++;
                if (problems(misspelled).isEmpty()) {
                    unnoticed.add(word.toString());
                }
            }
        }
        assertThat(unnoticed).isEmpty();
        assertThat(tried).isGreaterThan(150);
    }

    @Test
    void every_misspelled_word_of_the_originals_shape_is_a_problem() {
        String schema = "CREATE TABLE users (email text, phone text);";
        assertThat(problems(schema, ORIGINAL)).isEmpty();
        int tried = 0;
        for (Word word : words(ORIGINAL)) {
            for (String misspelled : word.misspelled(ORIGINAL)) {
                tried++;
                assertThat(problems(schema, misspelled)).as(word.toString()).isNotEmpty();
            }
        }
        assertThat(tried).isGreaterThan(20);
    }

    @Test
    void every_decision_that_is_left_out_is_a_problem_where_nothing_stands_in() {
        String strict = RULES.replace("unlisted: drop", "unlisted: fail");
        assertThat(problems(strict)).isEmpty();
        int tried = 0;
        for (String line : strict.lines().toList()) {
            if (line.contains("{") && !line.contains("links")) {
                tried++;
                assertThat(problems(strict.replace(line + "\n", ""))).as(line).isNotEmpty();
            }
        }
        assertThat(tried).isEqualTo(13);
    }

    private List<String> problems(String yaml) {
        return problems(SCHEMA, yaml);
    }

    private List<String> problems(String schema, String yaml) {
        SyncRules rules = new DecisionFiles(temp).file("a.yaml", yaml).read();
        SyncPlan plan =
                new Planner(rules, STRATEGIES, MaskKey.ofChecks(), 1000).plan(snapshots.of(schema), TableSelection.ALL);
        return plan.problems().stream().map(DecisionFiles::line).toList();
    }

    private static List<Word> words(String yaml) {
        List<Word> words = new ArrayList<>();
        collect(YamlNode.parse(Path.of("/x"), "x", yaml).orElseThrow(), "", words);
        return words;
    }

    private static void collect(YamlNode node, String below, List<Word> words) {
        if (node.isMapping()) {
            for (YamlNode.Entry entry : node.entries()) {
                // The name of a link group is free too, and no schema says what a document holds.
                if (!below.equals("links") && !below.equals("paths")) {
                    words.add(new Word(entry.location(), entry.name()));
                }
                collect(entry.value(), entry.name(), words);
            }
        } else if (node.isList()) {
            node.items().forEach(item -> collect(item, below, words));
        } else if (!FREE.contains(below)) {
            words.add(new Word(node.location(), node.text()));
        }
    }

    /**
     * A word of the file that means something.
     *
     * @param place where it begins, perhaps with a quote
     */
    private record Word(SourceLocation place, String text) {

        Set<String> misspelled(String yaml) {
            int at = 0;
            for (int line = 1; line < place.line(); line++) {
                at = yaml.indexOf('\n', at) + 1;
            }
            at += place.column() - 1;
            while (!Character.isLetter(yaml.charAt(at))) {
                at++;
            }
            String before = yaml.substring(0, at);
            char first = yaml.charAt(at);
            char second = yaml.charAt(at + 1);
            String after = yaml.substring(at + 2);
            Set<String> all = new LinkedHashSet<>();
            all.add(before + first + after);
            all.add(before + first + second + "q" + after);
            all.add(before + second + first + after);
            all.remove(yaml);
            return all;
        }
    }
}

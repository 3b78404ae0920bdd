package io.confiture.sync.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.ReaderOptions;
import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.Outcome;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.project.SourceLocation;
import io.confiture.sync.check.Ground;
import io.confiture.sync.check.SyncChecks;
import io.confiture.sync.copy.SyncRun;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.DecisionFiles;
import io.confiture.sync.rules.SyncRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of a sample is needed: deleted, misspelled or weakened, it turns some check red. */
class MutationTest {

    private static final String SCHEMA = """
            CREATE TABLE people (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                email varchar(200) NOT NULL UNIQUE CHECK (email LIKE '%@%'),
                full_name text NOT NULL,
                phone text,
                card text,
                ssn varchar(11),
                last_ip inet,
                birth_date date,
                password_hash text,
                comments text,
                profile jsonb NOT NULL,
                tags text[] NOT NULL,
                secret_key bytea,
                fax text DEFAULT 'none'
            );
            CREATE TABLE invoices (id int PRIMARY KEY, person_id bigint NOT NULL REFERENCES people,
                contact_email text, amount numeric(14,2) NOT NULL);
            """;

    private static final String DECISIONS = """
            links:
              email: [people.email, invoices.contact_email]
            tables:
              people:
                columns:
                  id: {keep: a number}
                  email: {mask: email}
                  full_name: {mask: name}
                  phone: {mask: phone}
                  card: {mask: credit_card}
                  ssn: {mask: identifier}
                  last_ip: {mask: ip_address}
                  birth_date: {mask: date}
                  password_hash: {null: true}
                  comments: {mask: text_redaction}
                  profile: {mask: {strategy: json, paths: {$.contact.email: {mask: email}, "$.names[*]": {mask: name}}, unlisted: redact}}
                  tags: {mask: redact}
                  secret_key: {null: true}
                  fax: {default: true}
              invoices:
                columns:
                  id: {keep: a number}
                  person_id: {keep: a number}
                  contact_email: {mask: email}
                  amount: {mask: noise}
            """;

    private static final List<String> RULES = List.of(
            "email: {mask: email}",
            "full_name: {mask: name}",
            "phone: {mask: phone}",
            "card: {mask: credit_card}",
            "ssn: {mask: identifier}",
            "last_ip: {mask: ip_address}",
            "birth_date: {mask: date}",
            "password_hash: {null: true}",
            "comments: {mask: text_redaction}",
            "tags: {mask: redact}",
            "secret_key: {null: true}",
            "fax: {default: true}",
            "amount: {mask: noise}");

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

    @Test
    void the_sample_is_green() {
        Map<String, Outcome> outcomes = outcomes(DECISIONS, false);
        assertThat(red(outcomes)).isEmpty();
        assertThat(outcomes).hasSizeGreaterThan(50);
        outcomes.forEach((check, outcome) -> {
            if (check.endsWith("leaks-nothing") || check.endsWith("complete")) {
                assertThat(outcome).as(check).isInstanceOf(Outcome.Passed.class);
            }
        });
    }

    @TestFactory
    List<DynamicTest> a_weaker_rule_is_red() {
        Map<String, String> mutants = new LinkedHashMap<>();
        for (String rule : RULES) {
            String column = rule.substring(0, rule.indexOf(':'));
            mutants.put(column + " deleted", without(rule));
            mutants.put(column + " misspelled", replaced(rule, "x" + rule));
            if (rule.contains("mask")) {
                mutants.put(column + " strategy misspelled", replaced(rule, rule.replace("}", "x}")));
                mutants.put(column + " preserved", replaced(rule, column + ": {mask: preserve}"));
            }
        }
        for (String text : List.of("full_name", "phone", "card", "ssn")) {
            String rule = RULES.stream()
                    .filter(r -> r.startsWith(text + ":"))
                    .findFirst()
                    .orElseThrow();
            mutants.put(
                    text + " retained",
                    replaced(rule, text + ": {mask: {strategy: masking_retention, percentage: 1}}"));
        }
        for (String personal : List.of("email", "full_name", "phone", "birth_date", "password_hash", "last_ip")) {
            String rule = RULES.stream()
                    .filter(r -> r.startsWith(personal + ":"))
                    .findFirst()
                    .orElseThrow();
            mutants.put(personal + " kept", replaced(rule, personal + ": {keep: it seems fine}"));
        }
        // Numbers of cards look like those of phones: without the pattern for them alone, nothing leaks.
        for (List<String> patterns : List.of(
                List.of("email"),
                List.of("phone"),
                List.of("ssn", "phone"),
                List.of("credit_card", "phone"),
                List.of("url"))) {
            List<String> others =
                    new ArrayList<>(List.of("url", "email", "iban", "credit_card", "ssn", "ipv4", "date", "phone"));
            others.removeAll(patterns);
            mutants.put(
                    "comments without " + patterns,
                    replaced(
                            "comments: {mask: text_redaction}",
                            "comments: {mask: {strategy: text_redaction, patterns: [" + String.join(", ", others)
                                    + "]}}"));
        }
        mutants.put(
                "path of the profile preserved",
                DECISIONS.replace("$.contact.email: {mask: email}", "$.contact.email: {mask: preserve}"));
        mutants.put(
                "link deleted",
                DECISIONS.replace(
                        "links:\n  email: [people.email, invoices.contact_email]\n",
                        "links:\n  email: [people.email, invoices.contact_emial]\n"));
        mutants.put(
                "amount noise of nothing",
                replaced("amount: {mask: noise}", "amount: {mask: {strategy: noise, amount: 0}}"));
        return mutants.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    assertThat(e.getValue()).isNotEqualTo(DECISIONS);
                    Map<String, Outcome> outcomes = outcomes(e.getValue(), true);
                    assertThat(red(outcomes)).as(outcomes::toString).isNotEmpty();
                }))
                .toList();
    }

    private static String without(String rule) {
        return replaced(rule, null);
    }

    private static String replaced(String rule, @Nullable String by) {
        String line = "      " + rule + "\n";
        assertThat(DECISIONS).contains(line);
        return DECISIONS.replace(line, by == null ? "" : "      " + by + "\n");
    }

    private static List<String> red(Map<String, Outcome> outcomes) {
        return outcomes.entrySet().stream()
                .filter(e -> e.getValue() instanceof Outcome.Failed)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Run the checks, all of them or up to the first that is red. */
    private Map<String, Outcome> outcomes(String decisions, boolean untilRed) {
        SyncRules rules =
                new DecisionFiles(directory).file("shop.yaml", decisions).read();
        TwoCopies copies = new TwoCopies(servers.server(), SCHEMA);
        Strategies strategies = Strategies.load(MutationTest.class.getClassLoader());
        Rehearsal rehearsal = new Rehearsal(copies, rules, strategies, 1000, SyncRun::run);
        Ground ground =
                new Ground(rules, copies, () -> new CatalogReader(ReaderOptions.defaults()), () -> strategies, 1000);
        CheckGroup group = new SyncChecks(
                        rules.tables().isEmpty()
                                ? SourceLocation.of(directory, "db/sync")
                                : rules.tables().get(0).location(),
                        Optional.empty(),
                        "line",
                        ground,
                        rehearsal)
                .group();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        run("", group, outcomes, untilRed);
        return outcomes;
    }

    private static void run(String path, CheckNode node, Map<String, Outcome> outcomes, boolean untilRed) {
        if (untilRed && !red(outcomes).isEmpty()) {
            return;
        }
        if (node instanceof CheckGroup group) {
            group.children().forEach(child -> run(path + "/" + child.segment().value(), child, outcomes, untilRed));
        } else {
            outcomes.put(path, ((Check) node).run());
        }
    }
}

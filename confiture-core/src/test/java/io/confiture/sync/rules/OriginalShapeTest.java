package io.confiture.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.sync.mask.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the original tool are read, and mean no more than they say. */
class OriginalShapeTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private SyncRules read(String text) {
        return new DecisionFiles(temp).file("a.yaml", text).read();
    }

    private List<String> problems(String text) {
        return lines(read(text).problems());
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(DecisionFiles::line)
                .map(line -> line.replace("db/sync/a.yaml:", ""))
                .toList();
    }

    @Test
    void a_table_with_a_list_of_rules_is_read_and_can_be_written_anew() {
        SyncRules rules = read("""
                users:
                  - column: email
                    strategy: email
                    seed: 12345
                  - {column: E-mail, strategy: hash}
                  - {column: fax, strategy: "null"}
                Orders: [{column: phone, strategy: phone}]
                """);

        assertThat(rules.problems()).isEmpty();
        assertThat(rules.unlisted()).isEqualTo(Unlisted.FAIL);
        TableRules users = rules.find("public", "users").orElseThrow();
        assertThat(users.original()).isTrue();
        assertThat(users.columns().keySet()).containsExactly("email", "E-mail", "fax");
        assertThat(users.columns().get("email")).isInstanceOfSatisfying(Decision.Mask.class, mask -> {
            assertThat(mask.strategy()).isEqualTo("email");
            assertThat(mask.options()).isEqualTo(new Options(Map.of("seed", "12345")));
            assertThat(mask.location()).hasToString("db/sync/a.yaml:2:13");
        });
        assertThat(users.columns().get("fax")).isInstanceOf(Decision.SetNull.class);
        assertThat(rules.find("public", "Orders")).isPresent();
        assertThat(lines(rules.notes()))
                .containsExactly(
                        "1:1: the table users is decided about in the shape of the original tool; write the lines below"
                                + " instead, and a decision for each other column: none is copied unless it says so",
                        "7:1: the table Orders is decided about in the shape of the original tool; write the lines below"
                                + " instead, and a decision for each other column: none is copied unless it says so");
        assertThat(rules.notes().get(0).detail()).isEqualTo("""
                tables:
                  users:
                    columns:
                      email: {mask: {strategy: email, seed: 12345}}
                      '"E-mail"': {mask: hash}
                      fax: {null: true}""");
        String anew = rules.notes().get(0).detail() + "\n"
                + String.valueOf(rules.notes().get(1).detail()).replace("tables:\n", "");
        SyncRules again = read(anew);
        assertThat(again.problems()).isEmpty();
        assertThat(again.notes()).isEmpty();
        for (TableRules table : rules.tables()) {
            assertThat(again.find(table.schema(), table.name()).map(RulesWriter::lines))
                    .contains(RulesWriter.lines(table));
        }
    }

    @Test
    void mistakes_in_rules() {
        assertThat(problems("users: [{colunm: email, strategy: email}]"))
                .containsExactly(
                        "1:10: there is no key colunm in a rule of the original shape; did you mean column?",
                        "1:9: the rule has no column; write {column: email, strategy: email}");
        assertThat(problems("users: [{column: email}]"))
                .containsExactly("1:9: the rule has no strategy; write {column: email, strategy: email}");
        assertThat(problems("users: [{column: email, strategy: email}, {column: email, strategy: hash}]"))
                .containsExactly("1:52: the column email has two rules; keep one of the two");
        assertThat(problems("users: [email]")).first().isEqualTo("1:9: expected keys with values and found a text");
        assertThat(problems("users: [{column: , strategy: email}]"))
                .containsExactly("1:10: column needs a text; write the name of a column");
        assertThat(problems("users: [{column: email, strategy: email, seed: [1]}]"))
                .containsExactly("1:42: seed takes one value");
        assertThat(problems("users: [{column: email, strategy: preserve}]"))
                .containsExactly("1:35: preserve copies the values of email and says no reason; write {keep: reason} in"
                        + " Confiture's own shape");
        assertThat(problems("users: [{column: email, strategy: email}]\ntables: {users: {without_rows: unused}}"))
                .containsExactly(
                        "2:10: the table users stands twice, first at 1:1; write all about it in one" + " place");
    }

    @Test
    void strategies_with_another_name_are_translated_and_that_is_said() {
        SyncRules rules = read("users: [{column: email, strategy: salted_hashing}]");

        assertThat(((Decision.Mask) rules.tables()
                                .get(0)
                                .columns()
                                .values()
                                .iterator()
                                .next())
                        .strategy())
                .isEqualTo("salted_hash");
        assertThat(lines(rules.notes()))
                .contains(
                        "1:35: the strategy salted_hashing of the original is taken for salted_hash here; look whether"
                                + " salted_hash is what you want; it is not the same");
    }

    @Test
    void a_profile_is_read_with_the_strategies_that_it_defines() {
        SyncRules rules = read("""
                name: production
                version: "1.0"
                global_seed: 42
                strategies:
                  mail: {type: email, config: {length: 20}}
                  secret: {type: hash}
                tables:
                  users:
                    - {column: email, strategy: mail, seed: 7}
                    - {column: token, strategy: secret, options: {length: 12}}
                  orders:
                    rules:
                      - {column: email, strategy: mail}
                """);

        assertThat(rules.problems()).isEmpty();
        assertThat(RulesWriter.lines(rules.find("public", "users").orElseThrow()))
                .containsExactly(
                        "  users:",
                        "    columns:",
                        "      email: {mask: {strategy: email, length: 20, seed: 7}}",
                        "      token: {mask: {strategy: hash, seed: 42, length: 12}}");
        assertThat(RulesWriter.lines(rules.find("public", "orders").orElseThrow()))
                .endsWith("      email: {mask: {strategy: email, length: 20, seed: 42}}");
        assertThat(rules.notes()).hasSize(2);
    }

    @Test
    void mistakes_in_profiles() {
        String start = "strategies: {mail: {type: email}}\n";
        assertThat(problems(start + "tables: {users: [{column: email, strategy: mial}]}"))
                .containsExactly("2:44: the profile defines no strategy mial; did you mean mail?");
        assertThat(problems(start + "tabels: {}"))
                .containsExactly("2:1: there is no key tabels in a profile of the original tool; did you mean tables?");
        assertThat(problems("strategies: {mail: {typ: email}}\ntables: {}"))
                .containsExactly(
                        "1:21: there is no key typ in a strategy of a profile; did you mean type?",
                        "1:14: the strategy mail has no type");
        assertThat(problems("strategies: {mail: {type: email, seed_env_var: SEED}}"))
                .containsExactly(
                        "1:34: seeds do not come from the environment here; write the seed as seed, or leave it out:"
                                + " the secret is what keeps values apart");
        assertThat(problems(start + "tables: {users: {ruels: [{column: email, strategy: mail}]}}"))
                .first()
                .isEqualTo("2:18: there is no key ruels in a table of a profile; did you mean rules?");
    }
}

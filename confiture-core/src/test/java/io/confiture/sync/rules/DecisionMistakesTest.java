package io.confiture.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of mistake in a decision file has its message and its place. */
class DecisionMistakesTest {

    private static final String ADVICE =
            "write {mask: strategy}, {keep: reason}, {null: true}, {default: true} or {drop: true}";
    private static final String REASON = "write why copying it harms nobody, such as {keep: a surrogate key}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private List<String> problems(String text) {
        return new DecisionFiles(temp)
                .file("a.yaml", text).read().problems().stream()
                        .map(DecisionFiles::line)
                        .map(line -> line.replace("db/sync/a.yaml:", ""))
                        .toList();
    }

    private List<String> column(String decision) {
        return problems("tables: {users: {columns: {email: " + decision + "}}}");
    }

    private List<String> table(String lines) {
        return problems("tables:\n  users:\n    columns: {id: {null: true}}\n    " + lines + "\n");
    }

    @Test
    void a_column_without_a_decision() {
        assertThat(problems("tables:\n  users:\n    columns:\n      email:\n"))
                .containsExactly("4:7: nothing is written behind the column email; " + ADVICE);
        assertThat(column("{}")).containsExactly("1:28: nothing is decided about the column email; " + ADVICE);
        assertThat(column("keep")).containsExactly("1:28: a single word is written behind the column email; " + ADVICE);
        assertThat(column("[email]")).containsExactly("1:28: a list is written behind the column email; " + ADVICE);
    }

    @Test
    void two_decisions() {
        assertThat(column("{mask: email, keep: it is public}"))
                .containsExactly("1:49: the column email has two decisions, mask and keep; keep one of the two");
        assertThat(column("{null: true, drop: true}"))
                .containsExactly("1:48: the column email has two decisions, null and drop; keep one of the two");
    }

    @Test
    void an_unknown_decision() {
        assertThat(column("{maks: email}"))
                .containsExactly("1:36: there is no key maks in a decision; did you mean mask?");
        assertThat(column("{encrypt: aes}"))
                .containsExactly(
                        "1:36: there is no key encrypt in a decision; the keys are mask, keep, null, default, drop");
        assertThat(column("{mask: email, length: 4}"))
                .containsExactly(
                        "1:49: there is no key length in a decision; the keys are mask, keep, null, default, drop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "''", "' '", "yes", "No", "todo", "[a]", "~", "null"})
    void keep_without_a_reason(String reason) {
        assertThat(column("{keep: " + reason + "}")).containsExactly("1:36: keep needs a reason; " + REASON);
    }

    @Test
    void keep_in_its_long_form() {
        assertThat(column("{keep: {reviewed: true}}")).containsExactly("1:36: keep needs a reason; " + REASON);
        assertThat(column("{keep: {}}")).containsExactly("1:36: keep needs a reason; " + REASON);
        assertThat(column("{keep: {reason: ' '}}")).containsExactly("1:43: keep needs a reason; " + REASON);
        assertThat(column("{keep: {reason: public, reviewed: maybe}}"))
                .containsExactly("1:59: reviewed takes nothing but true; leave it out where nobody has");
        assertThat(column("{keep: {raeson: public}}"))
                .containsExactly("1:43: there is no key raeson beside keep; did you mean reason?");
    }

    @ParameterizedTest
    @CsvSource({"null", "default", "drop"})
    void a_word_that_takes_nothing_but_true(String word) {
        String expected = word + " takes nothing but true; write {" + word + ": true}";
        assertThat(column("{" + word + ": false}")).containsExactly("1:36: " + expected);
        assertThat(column("{" + word + ": }")).containsExactly("1:36: " + expected);
        assertThat(column("{" + word + ": because}")).containsExactly("1:36: " + expected);
    }

    @Test
    void a_mask_without_a_strategy() {
        String advice = "write {mask: email}, or {mask: {strategy: email}} with options";
        assertThat(column("{mask: }")).containsExactly("1:36: mask needs the name of a strategy; " + advice);
        assertThat(column("{mask: ''}")).containsExactly("1:36: mask needs the name of a strategy; " + advice);
        assertThat(column("{mask: [email]}")).containsExactly("1:36: mask needs the name of a strategy; " + advice);
        assertThat(column("{mask: {length: 4}}"))
                .containsExactly("1:42: the key strategy is missing; write {mask: {strategy: email}} with options");
        assertThat(column("{mask: {strategy: }}"))
                .containsExactly("1:43: strategy needs a text; write the name of a strategy");
    }

    @Test
    void an_option_without_a_value() {
        assertThat(column("{mask: {strategy: hash, length: }}"))
                .containsExactly("1:59: nothing is written behind length; write a value, or remove the key");
        assertThat(column("{mask: {strategy: constant, value: null}}"))
                .containsExactly("1:63: nothing is written behind value; put the word in quotes");
        assertThat(column("{mask: {strategy: text_redaction, patterns: [a, ~]}}"))
                .containsExactly("1:83: a value of the list is nothing; put the word in quotes");
    }

    @Test
    void names_that_are_none() {
        assertThat(problems("tables: {Order Items: {columns: {id: {null: true}}}}"))
                .containsExactly(
                        "1:10: the table \"Order Items\" is no name as SQL has them; put what is no plain name in"
                                + " double quotes inside of single ones: '\"Order Items\"'");
        assertThat(problems("tables: {a.b.c: {columns: {id: {null: true}}}}"))
                .containsExactly("1:10: the table \"a.b.c\" must be table or schema.table; put what is no plain name in"
                        + " double quotes inside of single ones: '\"Order Items\"'");
        assertThat(problems("tables: {t: {columns: {Unit Price: {null: true}, a.b: {null: true}, '': {null: true}}}}"))
                .containsExactly(
                        "1:24: the column \"Unit Price\" is no name as SQL has them; put what is no plain name in double"
                                + " quotes inside of single ones: '\"Unit Price\"'",
                        "1:50: the column \"a.b\" has a dot; put what is no plain name in double quotes inside of single"
                                + " ones: '\"Unit Price\"'",
                        "1:69: the column \"\" is empty; put what is no plain name in double quotes inside of single ones:"
                                + " '\"Unit Price\"'");
        assertThat(problems("tables: {t: {columns: {'\"a': {null: true}, 'b\"': {null: true}, '\"\"': {null: true}}}}"))
                .hasSize(3);
    }

    @Test
    void the_same_column_twice() {
        assertThat(problems("tables:\n  t:\n    columns:\n      email: {mask: email}\n      EMAIL: {keep: public}\n"))
                .containsExactly("5:7: the column EMAIL stands twice, first on line 4; keep one of the two");
        assertThat(problems("tables:\n  t:\n    columns:\n      email: {mask: email}\n      email: {keep: public}\n"))
                .containsExactly(
                        "5:7: tables.t.columns.email: this key stands twice, first on line 4; keep one of the two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "public.users", "USERS", "'\"users\"'", "public.\"users\""})
    void the_same_table_twice_however_it_is_written(String name) {
        DecisionFiles files = new DecisionFiles(temp)
                .file("a.yaml", "tables: {users: {columns: {id: {null: true}}}}")
                .file("b.yml", "tables: {" + name + ": {without_rows: nobody needs it}}");

        assertThat(files.read().problems())
                .extracting(DecisionFiles::line)
                .containsExactly("db/sync/b.yml:1:10: the table " + name.replace("'", "")
                        + " stands twice, first at db/sync/a.yaml:1:10; write all about it in one place");
        assertThat(files.read().tables()).hasSize(1);
    }

    @Test
    void keys_that_there_are_none_of() {
        assertThat(problems("unlistet: null\ntables: {t: {columns: {id: {null: true}}}}"))
                .containsExactly("1:1: there is no key unlistet in a decision file; did you mean unlisted?");
        assertThat(table("sampel: 10"))
                .containsExactly("4:5: there is no key sampel about a table; did you mean sample?");
        assertThat(table("limit: 10"))
                .containsExactly("4:5: there is no key limit about a table; the keys are expected_rows, rows, sample,"
                        + " children, without_rows, columns");
    }

    @Test
    void unlisted_columns_that_would_be_copied() {
        assertThat(problems("unlisted: keep\n"))
                .containsExactly("1:1: unlisted takes fail, null or drop; what is copied as it is has a reason each");
        assertThat(problems("unlisted: fial\n"))
                .containsExactly("1:1: unlisted takes fail, null or drop; did you mean fail?");
        assertThat(problems("unlisted:\n")).containsExactly("1:1: unlisted takes fail, null or drop");
        assertThat(problems("unlisted: [null]\n")).containsExactly("1:1: unlisted takes fail, null or drop");
    }

    @Test
    void files_that_contradict_each_other() {
        SyncRules rules = new DecisionFiles(temp)
                .file("a.yaml", "unlisted: null\n")
                .file("b.yaml", "unlisted: null\n")
                .file("c.yaml", "unlisted: drop\n")
                .read();

        assertThat(rules.problems())
                .extracting(DecisionFiles::line)
                .containsExactly(
                        "db/sync/c.yaml:1:1: unlisted says something else at db/sync/b.yaml:1:1; say it once, for"
                                + " all files together");
        assertThat(rules.unlisted()).isEqualTo(Unlisted.FAIL);
    }

    @Test
    void tables_about_which_nothing_is_said() {
        assertThat(problems("tables:\n  users:\n"))
                .containsExactly(
                        "2:3: nothing is written about the table users; write its columns, or {without_rows: reason}");
        assertThat(problems("tables:\n  users: {sample: 10}\n"))
                .containsExactly("2:3: the table users has no columns; write columns, or {without_rows: reason}");
        assertThat(problems("tables:\n  users: {columns: }\n"))
                .containsExactly("2:11: nothing is written behind columns; write a line for each column");
        assertThat(problems("tables:\n"))
                .containsExactly("1:1: nothing is written behind tables; write a table, or remove the key");
        assertThat(problems("tables: users\n")).containsExactly("1:9: expected keys with values and found a text");
        assertThat(problems("tables: {users: all}\n"))
                .containsExactly("1:17: expected keys with values and found a text");
        assertThat(problems("tables: {users: {columns: [a]}}\n"))
                .containsExactly("1:27: expected keys with values and found a list");
    }

    @Test
    void choices_of_rows() {
        assertThat(table("sample: 0"))
                .containsExactly(
                        "4:5: sample takes a percentage above 0 and up to 100; for no rows write without_rows");
        assertThat(table("sample: NaN"))
                .containsExactly(
                        "4:5: sample takes a percentage above 0 and up to 100; for no rows write without_rows");
        assertThat(table("sample: 101")).hasSize(1);
        assertThat(table("children: maybe")).first().isEqualTo("4:5: children takes true or false");
        assertThat(table("children: true"))
                .containsExactly(
                        "2:3: children says nothing where all rows are copied; choose rows with rows or sample, or"
                                + " remove children");
        assertThat(table("expected_rows: many")).containsExactly("4:5: expected_rows takes a whole number, 0 or more");
        assertThat(table("expected_rows: -1")).containsExactly("4:5: expected_rows takes a whole number, 0 or more");
        assertThat(table("rows: ")).containsExactly("4:5: rows needs a text; write an SQL condition");
        assertThat(table("without_rows: true"))
                .containsExactly("4:5: without_rows needs a reason; write why nobody needs them");
        assertThat(table("without_rows: "))
                .containsExactly("4:5: without_rows needs a text; write why nobody needs them");
        assertThat(problems("tables: {t: {without_rows: unused, sample: 10}}"))
                .containsExactly("1:36: the table t is copied without rows, so none can be chosen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true) OR (true | it closes a parenthesis that it does not open",
                "a = 1; DROP TABLE users | it holds more than one expression",
                "a = 1 -- and so on | it ends in a comment",
                "(a = 1 | a parenthesis is never closed",
                "a = 'x | something in it is never closed",
                "a = 1 /* x | something in it is never closed",
                "/* nothing */ | it says nothing"
            })
    void conditions_that_are_more_or_less_than_one(String condition, String why) {
        assertThat(table("rows: \"" + condition + "\""))
                .containsExactly("4:5: rows is no SQL condition: " + why + "; write one that can follow WHERE");
    }

    @Test
    void link_groups() {
        assertThat(problems("links: {email: [users.email]}"))
                .containsExactly(
                        "1:9: the link group email has fewer than two columns; add the columns that have the same"
                                + " values, or remove the group");
        assertThat(problems("links:\n  email:\n"))
                .containsExactly(
                        "2:3: the link group email has fewer than two columns; add the columns that have the same"
                                + " values, or remove the group");
        assertThat(problems("links: {email: [users.email, users.EMAIL]}"))
                .containsExactly(
                        "1:30: the column users.email stands twice in the link group email; keep one of the two");
        assertThat(problems("links: {a: [t.x, t.y], b: [t.z, t.y]}"))
                .containsExactly(
                        "1:33: the column t.y is in two link groups, a and b; make one group of them, or remove it"
                                + " from one");
        assertThat(problems("links: {email: [email, users.e-mail]}"))
                .containsExactly(
                        "1:17: the column \"email\" of a link group must be table.column or schema.table.column; write"
                                + " users.email; quoted names as in SQL: 'users.\"E-mail\"'",
                        "1:24: the column \"users.e-mail\" of a link group is no name as SQL has them; write users.email;"
                                + " quoted names as in SQL: 'users.\"E-mail\"'");
        assertThat(problems("links: {email: users.email}")).containsExactly("1:16: expected a list and found a text");
        assertThat(new DecisionFiles(temp)
                        .file("a.yaml", "links: {email: [a.x, b.x]}")
                        .file("b.yaml", "links: {email: [c.x, d.x]}")
                        .read()
                        .problems())
                .extracting(DecisionFiles::line)
                .containsExactly(
                        "db/sync/b.yaml:1:9: the link group email stands twice, first at db/sync/a.yaml:1:9; write"
                                + " all of its columns in one place");
    }

    @Test
    void files_that_cannot_be_read() {
        assertThat(problems("tables: [\n")).singleElement().asString().startsWith("2:1: this is not YAML:");
        assertThat(problems("- a\n")).containsExactly("1:1: expected keys with values and found a list");
        assertThat(problems("")).containsExactly(" the file says nothing; delete it, or add tables");
    }

    @Test
    void all_mistakes_of_all_files_are_reported() {
        SyncRules rules = new DecisionFiles(temp)
                .file("a.yaml", "tables: {t: {columns: {a: {maks: x}, b: keep, c: {keep: ''}}}}")
                .file("b.yaml", "tables: [")
                .file("c.yaml", "unlisted: keep\nlinks: {x: [a]}")
                .read();

        assertThat(rules.problems()).hasSize(6);
        assertThat(rules.problems()).allSatisfy(p -> assertThat(p.rule()).isEqualTo(DecisionRules.FILES));
    }
}

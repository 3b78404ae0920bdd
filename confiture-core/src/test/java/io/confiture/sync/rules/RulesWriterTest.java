package io.confiture.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.project.SourceLocation;
import io.confiture.sync.mask.Options;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesWriterTest {

    private static final SourceLocation PLACE = SourceLocation.of(Path.of("/x"), "x");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private TableRules again(TableRules table) {
        SyncRules rules = new DecisionFiles(temp)
                .file("a.yaml", "tables:\n" + String.join("\n", RulesWriter.lines(table)) + "\n")
                .good();
        return rules.tables().get(0);
    }

    private static TableRules table(String schema, String name, Map<String, Decision> columns) {
        return new TableRules(PLACE, schema, name, columns, RowChoice.ALL, null, OptionalLong.empty(), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "Users",
                "Order Items",
                "a.b",
                "a\"b",
                "null",
                "~",
                "true",
                "12",
                "é",
                "a'b",
                "a\\b",
                "a: b",
                "# x",
                "-",
                "it's \"so\"",
                "{x}",
                "$1",
                " x ",
                "\t",
                "select",
                "NULL",
                "-a",
                "*",
                "&a",
                "?",
                "日本",
                "\u200b",
                "no",
                "1e3",
                "a #b"
            })
    void every_name_is_read_back(String name) {
        Decision decision = new Decision.Mask(PLACE, name, new Options(Map.of(name, name, "l", List.of(name, name))));
        if (name.isBlank()) {
            decision = new Decision.SetNull(PLACE);
        }
        TableRules again = again(table(name, name, Map.of(name, decision)));

        assertThat(again.schema()).isEqualTo(name);
        assertThat(again.name()).isEqualTo(name);
        assertThat(again.columns()).containsOnlyKeys(name);
        if (again.columns().get(name) instanceof Decision.Mask mask) {
            assertThat(mask.strategy()).isEqualTo(name);
            assertThat(mask.options().text(name)).contains(name);
            assertThat(mask.options().texts("l")).containsExactly(name, name);
        } else {
            assertThat(again.columns().get(name)).isInstanceOf(Decision.SetNull.class);
        }
        SyncRules linked = new DecisionFiles(temp)
                .file("a.yaml", "links: {x: [a.b, " + RulesWriter.column(new ColumnName(name, name, name)) + "]}\n")
                .good();
        assertThat(linked.links().get(0).columns()).contains(new ColumnName(name, name, name));
    }

    @Test
    void every_decision_is_written_as_people_write_it() {
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put("$.a.b", new Options(Map.of("mask", "email")));
        paths.put("$.c", new Options(Map.of("null", "true")));
        Map<String, Decision> columns = new LinkedHashMap<>();
        columns.put("id", new Decision.Keep(PLACE, "a surrogate key", false));
        columns.put("nick", new Decision.Keep(PLACE, "public: by choice", true));
        columns.put("email", new Decision.Mask(PLACE, "email", Options.NONE));
        columns.put("Profile", new Decision.Mask(PLACE, "json", new Options(Map.of("paths", new Options(paths)))));
        columns.put("token", new Decision.SetNull(PLACE));
        columns.put("note", new Decision.UseDefault(PLACE));
        columns.put("fax", new Decision.Drop(PLACE));
        TableRules table = new TableRules(
                PLACE,
                "sales",
                "orders",
                columns,
                new RowChoice(PLACE, "note <> 'x: \"y\"'", 2.5, true),
                null,
                OptionalLong.of(9),
                false);

        assertThat(RulesWriter.lines(table))
                .containsExactly(
                        "  sales.orders:",
                        "    expected_rows: 9",
                        "    rows: \"note <> 'x: \\\"y\\\"'\"",
                        "    sample: 2.5",
                        "    children: true",
                        "    columns:",
                        "      id: {keep: a surrogate key}",
                        "      nick: {keep: {reason: \"public: by choice\", reviewed: true}}",
                        "      email: {mask: email}",
                        "      '\"Profile\"': {mask: {strategy: json, paths: {$.a.b: {mask: email}, $.c: {null: true}}}}",
                        "      token: {null: true}",
                        "      note: {default: true}",
                        "      fax: {drop: true}");
        assertThat(RulesWriter.lines(again(table))).isEqualTo(RulesWriter.lines(table));
        assertThat(again(table).rows().condition()).isEqualTo("note <> 'x: \"y\"'");
    }

    @Test
    void a_table_without_rows_takes_one_line() {
        TableRules table = new TableRules(
                PLACE, "public", "audit", Map.of(), RowChoice.ALL, "no one's", OptionalLong.empty(), false);

        assertThat(RulesWriter.lines(table)).containsExactly("  audit: {without_rows: \"no one's\"}");
        assertThat(again(table).withoutRows()).isEqualTo("no one's");
    }
}

package io.confiture.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confiture.project.Folder;
import io.confiture.project.Project;
import io.confiture.schema.SchemaProblem.Kind;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaBuildTest {
    private Folder folder;

    @BeforeEach
    void folder(@TempDir Path temp) {
        folder = new Folder(temp.resolve("shop"));
    }

    private BuiltSchema build() {
        Project project = folder.load();
        return SchemaBuild.build(project, SchemaFiles.discover(project), BuildOptions.reproducible());
    }

    private List<String> refusal() {
        SchemaBuildException e = catchThrowableOfType(SchemaBuildException.class, this::build);
        assertThat(e).as("the files were built").isNotNull();
        return e.problems().stream()
                .map(problem -> problem.kind() + " " + problem.location())
                .toList();
    }

    private void write(String name, String content) throws IOException {
        folder.with(name);
        Files.writeString(folder.root().resolve(name), content);
    }

    private static List<String> statements(BuiltSchema built) {
        return SqlScript.parse(SqlSource.of(Path.of("x"), "x", built.text())).statements().stream()
                .map(Statement::text)
                .toList();
    }

    @Test
    void joins_the_files_in_order_under_a_header_without_time() throws Exception {
        write("db/schema/10_tables/b.sql", "create table b ();\n");
        write("db/schema/00_a.sql", "create table a ();");

        BuiltSchema built = build();

        String rule = "=".repeat(42);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        String hash = HexFormat.of()
                .formatHex(digest.digest(("db/schema/00_a.sql\0create table a ();\0"
                                + "db/schema/10_tables/b.sql\0create table b ();\n\0")
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(built.hash()).isEqualTo(hash);
        assertThat(built.text())
                .isEqualTo(String.join(
                        "\n",
                        "-- " + rule,
                        "-- Schema of shop, environment local",
                        "-- Built by Confiture. Do not edit: change the files and build again.",
                        "-- Files: 2",
                        "-- SHA-256: " + hash,
                        "-- " + rule,
                        "",
                        "/* " + rule,
                        " * File: db/schema/00_a.sql",
                        " * " + rule + " */",
                        "",
                        "create table a ();",
                        "",
                        "/* " + rule,
                        " * File: db/schema/10_tables/b.sql",
                        " * " + rule + " */",
                        "",
                        "create table b ();",
                        ""));
        assertThat(built.warnings()).isEmpty();
        assertThat(build().text()).isEqualTo(built.text());
    }

    @Test
    void names_the_time_only_when_asked() {
        folder.with("db/schema/a.sql", "select 1;");
        Project project = folder.load();
        Instant time = Instant.parse("2026-01-02T03:04:05Z");

        BuiltSchema built = SchemaBuild.build(
                project,
                SchemaFiles.discover(project),
                BuildOptions.reproducible().at(time));

        assertThat(built.text()).contains("-- Built at: 2026-01-02T03:04:05Z\n");
        assertThat(build().text()).doesNotContain("Built at");
    }

    @Test
    void tells_where_each_line_comes_from() throws IOException {
        write("db/schema/a.sql", "\uFEFFselect 1;\r\nselect 2\r\n-- no end\r\n");
        write("db/schema/b.sql", "\n\nselect 3;");

        BuiltSchema built = build();
        String[] lines = built.text().split("\r?\n", -1);
        IntFunction<String> place =
                line -> built.sourceMap().locate(line).map(Object::toString).orElse("-");

        int checked = 0;
        for (int i = 0; i < lines.length; i++) {
            String expected =
                    switch (lines[i]) {
                        case "select 1;" -> "db/schema/a.sql:1";
                        case "select 2;" -> "db/schema/a.sql:2";
                        case "-- no end" -> "db/schema/a.sql:3";
                        case "select 3;" -> "db/schema/b.sql:3";
                        default -> "";
                    };
            if (!expected.isEmpty()) {
                assertThat(place.apply(i + 1)).isEqualTo(expected);
                checked++;
            } else if (lines[i].startsWith("-- ") || lines[i].startsWith(" *") || lines[i].startsWith("/*")) {
                assertThat(place.apply(i + 1)).isEqualTo("-");
            }
        }
        assertThat(checked).isEqualTo(4);
        assertThat(built.sourceMap().lines()).isEqualTo(lines.length - 1);
        assertThat(place.apply(0)).isEqualTo("-");
        assertThat(place.apply(lines.length)).isEqualTo("-");
        assertThat(built.text()).doesNotContain("\uFEFF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '/*';",
                "SELECT 'it''s /* ok';",
                "SELECT $$ /* $$;",
                "-- see /* here",
                "SELECT 1 /* a /* nested */ b */;",
                "",
                "  \n\n",
                "-- only a comment",
                "/* only a comment */"
            })
    void builds_what_only_looks_unclosed(String text) throws IOException {
        write("db/schema/a.sql", text);
        write("db/schema/b.sql", "select 'next';");

        BuiltSchema built = build();

        assertThat(statements(built)).last().isEqualTo("select 'next'");
        assertThat(built.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; /* outer /* inner */",
                "select 'a",
                "select \"a",
                "select $x$a",
                "create table t (a int",
                "create function f() returns int begin atomic select 1;"
            })
    void refuses_a_file_that_swallows_the_next_at_its_own_place(String text) throws IOException {
        write("db/schema/a.sql", text);
        write("db/schema/b.sql", "select 'next'; /* ' \" $x$ ) */");

        assertThat(refusal()).singleElement().asString().startsWith("SPILLS_OVER db/schema/a.sql:1:");
    }

    @Test
    void lets_the_settings_switch_the_refusal_off_and_warns() throws IOException {
        write("db/schema/a.sql", "select 1; /* open");
        write("db/schema/b.sql", "select 'open;");
        write("confiture.yaml", "build: {validate_comments: {fail_on_unclosed_blocks: false}}");
        assertThat(refusal()).containsExactly("SPILLS_OVER db/schema/b.sql:1:8");

        write("confiture.yaml", "build: {validate_comments: {fail_on_spillover: false}}");
        assertThat(refusal()).containsExactly("SPILLS_OVER db/schema/a.sql:1:11");

        write("confiture.yaml", "build: {validate_comments: {enabled: false}}");
        assertThat(build().warnings())
                .extracting(SchemaProblem::kind)
                .containsExactly(Kind.SPILLS_OVER, Kind.SPILLS_OVER);
    }

    @Test
    void adds_a_missing_semicolon_before_a_comment_and_says_so() throws IOException {
        write("db/schema/a.sql", "select 1 -- one");
        write("db/schema/b.sql", "select 2");

        BuiltSchema built = build();

        assertThat(statements(built)).containsExactly("select 1", "select 2");
        assertThat(built.warnings())
                .extracting(problem -> problem.kind() + " " + problem.location())
                .containsExactly("MISSING_END db/schema/a.sql:1:9", "MISSING_END db/schema/b.sql:1:9");
    }

    @Test
    void keeps_copy_data_and_ends_it() throws IOException {
        write("db/schema/a.sql", "copy t from stdin;\n1\t/* ' $$\n\\.\n");
        write("db/schema/b.sql", "copy t from stdin;\n2\tx");
        write("db/schema/c.sql", "select 3;");

        BuiltSchema built = build();

        assertThat(statements(built)).containsExactly("copy t from stdin", "copy t from stdin", "select 3");
        assertThat(built.text()).contains("1\t/* ' $$\n\\.\n").contains("2\tx\n\\.\n");
        assertThat(built.warnings()).extracting(SchemaProblem::kind).containsExactly(Kind.MISSING_END);
    }

    @Test
    void puts_included_files_in_their_place() throws IOException {
        write("db/schema/a.sql", "select 1;\n\\ir ../parts/p.sql\nselect 3;\n");
        write("db/parts/p.sql", "-- part\nselect 2;");

        BuiltSchema built = build();
        String before = built.hash();

        assertThat(statements(built)).containsExactly("select 1", "select 2", "select 3");
        int line = built.text().substring(0, built.text().indexOf("select 2")).split("\n", -1).length;
        assertThat(built.sourceMap().locate(line)).hasToString("Optional[db/parts/p.sql:2]");
        assertThat(built.sourceMap().locate(line + 2)).hasToString("Optional[db/schema/a.sql:3]");
        write("db/parts/p.sql", "select 22;");
        assertThat(build().hash()).isNotEqualTo(before);
    }

    @Test
    void says_that_an_included_schema_file_runs_twice() throws IOException {
        write("db/schema/all.sql", "\\ir b.sql\n");
        write("db/schema/b.sql", "select 1;");

        BuiltSchema built = build();

        assertThat(statements(built)).containsExactly("select 1", "select 1");
        assertThat(built.warnings())
                .extracting(problem -> problem.kind() + " " + problem.location())
                .containsExactly("RUNS_TWICE db/schema/b.sql");
    }

    @Test
    void leaves_out_what_psql_never_sends() throws IOException {
        write("db/schema/a.sql", "\\echo hello\nselect 1;\n\\q\n");
        write("db/schema/b.sql", "select 2 \\g\n");

        assertThat(statements(build())).containsExactly("select 1", "select 2");
        assertThat(build().text()).doesNotContain("\\q");
    }

    @Test
    void refuses_texts_that_no_server_would_take() throws IOException {
        write("db/schema/a.sql", "\\connect other\nselect 1;");
        write("db/schema/b.sql", "select '\0';");
        write("db/schema/d.sql", "\\ir nowhere.sql\n");
        folder.with("db/schema/c.sql");
        Files.write(folder.root().resolve("db/schema/c.sql"), "-- caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal())
                .containsExactly(
                        "PSQL_COMMAND db/schema/a.sql:1:1",
                        "BROKEN_TEXT db/schema/b.sql:1:9",
                        "BROKEN_TEXT db/schema/c.sql:1:7",
                        "BROKEN_TEXT db/schema/d.sql:1:1");
    }

    @Test
    void refuses_when_joining_would_change_the_meaning() throws IOException {
        write("db/schema/a.sql", "set standard_conforming_strings = off;");
        write("db/schema/b.sql", "select 'a\\'; select 'b';");

        assertThat(refusal()).singleElement().asString().startsWith("CHANGED_BY_JOINING db/schema/b.sql:1");
    }

    @Test
    void refuses_a_set_of_files_that_is_wrong() {
        folder.withDirectory("db/schema");

        assertThat(refusal()).containsExactly("NO_FILES db");
    }

    @Test
    void writes_the_other_separators() throws IOException {
        write("db/schema/a.sql", "select 1;");
        write("confiture.yaml", "build: {separators: {style: line_comment}}");
        assertThat(build().text()).contains("\n-- File: db/schema/a.sql\n");

        write("confiture.yaml", "build: {separators: {style: custom, custom_template: '-- <{file_path}> {x}'}}");
        assertThat(build().text()).contains("\n-- <db/schema/a.sql> {x}\n\nselect 1;");

        write("confiture.yaml", "build: {separators: {style: custom, custom_template: '## {file_path}'}}");
        assertThat(refusal()).containsExactly("BAD_SEPARATOR confiture.yaml:1:37");
    }

    @Test
    void keeps_hostile_file_names_inside_the_comment() throws IOException {
        write("db/schema/a\n; drop table x; --.sql", "select 1;");
        write("db/schema/b star*", "");
        write("db/schema/c*/; drop table y; /*.sql", "select 2;");

        for (String style : List.of("block_comment", "line_comment")) {
            write("confiture.yaml", "build: {separators: {style: " + style + "}}");
            assertThat(statements(build())).containsExactlyInAnyOrder("select 1", "select 2");
        }
    }

    @Test
    void gives_another_hash_for_other_contents_names_and_order() throws IOException {
        write("db/schema/a.sql", "select 1;");
        write("db/schema/b.sql", "select 2;");
        String first = build().hash();

        write("db/schema/b.sql", "select 3;");
        String changed = build().hash();
        Files.move(folder.root().resolve("db/schema/b.sql"), folder.root().resolve("db/schema/c.sql"));
        String renamed = build().hash();
        write(
                "confiture.yaml",
                "include_dirs: [{path: db/schema, exclude: [c.sql]}, {path: db/schema, order: -1,"
                        + " include: [c.sql]}]");
        String reordered = build().hash();

        assertThat(List.of(first, changed, renamed, reordered)).doesNotHaveDuplicates();
    }
}

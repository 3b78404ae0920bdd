package io.confiture.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.confiture.project.YamlNode;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema for editors says of a file is what the reader says. Samples are JSON, which is YAML too. */
class DecisionSchemaTest {

    private static final String UPDATE = "confiture.docs.update";
    private static final Path FILE =
            Path.of("..", "docs", "sync-rules.schema.json").toAbsolutePath().normalize();
    private static final Strategies STRATEGIES = Strategies.load(DecisionSchemaTest.class.getClassLoader());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(DecisionSchema.of(STRATEGIES));

    @Test
    void the_committed_schema_is_current() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(FILE, DecisionSchema.of(STRATEGIES));
        }
        assertThat(FILE).as("regenerate with -D" + UPDATE + "=true").hasContent(DecisionSchema.of(STRATEGIES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'unlisted': null, 'tables': {'t': {'columns': {'id': {'null': true}}}}}",
                "{'unlisted': 'drop', 'links': {'x': ['a.b', 'c.d']}, 'tables': {'s.t': {'without_rows': 'unused'}}}",
                "{'tables': {'t': {'expected_rows': 5, 'rows': 'id > 3', 'sample': 2.5, 'children': true, 'columns': {"
                        + "'a': {'keep': 'public'}, 'b': {'keep': {'reason': 'public', 'reviewed': true}},"
                        + "'c': {'default': true}, 'd': {'drop': true}, 'e': {'mask': 'email'},"
                        + "'f': {'mask': {'strategy': 'email', 'length': 20, 'seed': 5}}}}}}",
                "{'users': [{'column': 'email', 'strategy': 'email', 'seed': 5}]}",
                "{'name': 'x', 'version': 1, 'strategies': {'m': {'type': 'email', 'config': {'length': 20}}},"
                        + " 'tables': {'users': [{'column': 'email', 'strategy': 'm'}],"
                        + " 'orders': {'rules': [{'column': 'email', 'strategy': 'm'}]}}}"
            })
    void good_files(String json) {
        assertThat(schema.validate(json.replace('\'', '"'), InputFormat.JSON)).isEmpty();
        assertThat(problems(json)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'unlistet': null}",
                "{'unlisted': 'keep', 'tables': {'t': {'columns': {'id': {'null': true}}}}}",
                "{'links': {'x': ['a.b']}}",
                "{'links': {'x': 'a.b'}}",
                "{'tables': {'t': {}}}",
                "{'tables': {'t': 'all'}}",
                "{'tables': {'t': {'colums': {}}}}",
                "{'tables': {'t': {'without_rows': ' '}}}",
                "{'tables': {'t': {'without_rows': 'unused', 'expected_rows': -1}}}",
                "{'tables': {'t': {'sample': 0, 'columns': {'id': {'null': true}}}}}",
                "{'tables': {'t': {'sample': 101, 'columns': {'id': {'null': true}}}}}",
                "{'tables': {'t': {'sample': 1, 'children': 'maybe', 'columns': {'id': {'null': true}}}}}",
                "{'tables': {'t': {'columns': {'id': null}}}}",
                "{'tables': {'t': {'columns': {'id': 'keep'}}}}",
                "{'tables': {'t': {'columns': {'id': {}}}}}",
                "{'tables': {'t': {'columns': {'id': {'null': false}}}}}",
                "{'tables': {'t': {'columns': {'id': {'keep': ''}}}}}",
                "{'tables': {'t': {'columns': {'id': {'keep': true}}}}}",
                "{'tables': {'t': {'columns': {'id': {'keep': {'reviewed': true}}}}}}",
                "{'tables': {'t': {'columns': {'id': {'keep': {'reason': 'x y', 'reviewed': false}}}}}}",
                "{'tables': {'t': {'columns': {'id': {'keep': 'x y', 'mask': 'email'}}}}}",
                "{'tables': {'t': {'columns': {'id': {'maks': 'email'}}}}}",
                "{'tables': {'t': {'columns': {'id': {'mask': 'emial'}}}}}",
                "{'tables': {'t': {'columns': {'id': {'mask': {'length': 20}}}}}}",
                "{'tables': {'t': {'columns': {'id': {'mask': {'strategy': 'emial'}}}}}}",
                "{'tables': {'t': {'columns': {'id': {'mask': {'strategy': 'email', 'lenght': 20}}}}}}",
                "{'tables': {'t': {'columns': {'id': {'mask': {'strategy': 'email', 'length': 'long'}}}}}}",
                "{'tables': {'t': {'columns': {'id': {'mask': {'strategy': 'email', 'keep_domain': 'maybe'}}}}}}",
                "{'users': [{'colunm': 'email', 'strategy': 'email'}]}",
                "{'users': [{'column': 'email'}]}",
                "{'strategies': {'m': {'typ': 'email'}}, 'tables': {}}",
                "{'strategies': {'m': {'type': 'email'}}, 'tabels': {}}",
                "['users']"
            })
    void bad_files(String json) {
        assertThat(schema.validate(json.replace('\'', '"'), InputFormat.JSON)).isNotEmpty();
        assertThat(problems(json)).isPositive();
    }

    private int problems(String json) {
        SyncRules rules =
                new DecisionFiles(temp).file("a.yaml", json.replace('\'', '"')).read();
        return new Planner(rules, STRATEGIES, MaskKey.ofChecks(), 1).problems().size();
    }

    @Test
    void the_files_of_the_sample_are_good() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of("..", "samples", "masked-sync", "db", "sync"))) {
            files = found.filter(f -> f.toString().endsWith(".yaml")).toList();
        }
        assertThat(files).hasSizeGreaterThan(1).allSatisfy(file -> {
            YamlNode root = YamlNode.read(file, file.toString()).orElseThrow();
            assertThat(schema.validate(json(root), InputFormat.JSON))
                    .as(file.toString())
                    .isEmpty();
        });
    }

    private static String json(YamlNode node) {
        if (node.isMapping()) {
            return node.entries().stream()
                    .map(e -> YamlNode.quoted(e.name()) + ":" + json(e.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isList()) {
            return node.items().stream().map(DecisionSchemaTest::json).collect(Collectors.joining(",", "[", "]"));
        }
        boolean plain = node.isNothing()
                || node.isFlag()
                || node.text().chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
        return node.isNothing() ? "null" : plain ? node.text() : YamlNode.quoted(node.text());
    }

    @Test
    void every_strategy_and_option_is_in_it() {
        String text = DecisionSchema.of(STRATEGIES);
        assertThat(STRATEGIES.all()).isNotEmpty().allSatisfy(strategy -> {
            assertThat(text).contains("\"strategy_" + strategy.name() + "\" : {");
            strategy.options().forEach(option -> assertThat(text).contains("\"" + option.name() + "\" : {"));
        });
    }
}

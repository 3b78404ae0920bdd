package io.confiture.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sync.mask.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncFilesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    @Test
    void a_file_with_everything_is_read() {
        SyncRules rules = new DecisionFiles(temp).file("a.yaml", """
                unlisted: null
                links:
                  email: [users.email, sales.orders.contact_email]
                tables:
                  users:
                    expected_rows: 5000000
                    rows: "created_at > now() - interval '90 days'"
                    sample: 10
                    children: true
                    columns:
                      id: {keep: a surrogate key}
                      email: {mask: email}
                      phone: {mask: {strategy: phone, keep_country_code: true}}
                      nick: {keep: {reason: chosen to be public, reviewed: true}}
                      token: {null: true}
                      note: {default: true}
                      fax: {drop: true}
                      profile: {mask: {strategy: json, unlisted: null, paths: {$.contact.email: {mask: email}, $.plan: {keep: no person in it}, $.x: {null: true}}}}
                  '"Order Items"':
                    columns:
                      '"Unit Price"': {keep: a price}
                  sales.orders:
                    without_rows: nobody needs it
                """).good();

        assertThat(rules.unlisted()).isEqualTo(Unlisted.NULL);
        assertThat(rules.links()).singleElement().satisfies(group -> {
            assertThat(group.name()).isEqualTo("email");
            assertThat(group.columns())
                    .containsExactly(
                            new ColumnName("public", "users", "email"),
                            new ColumnName("sales", "orders", "contact_email"));
            assertThat(group.location()).hasToString("db/sync/a.yaml:3:3");
        });
        TableRules users = rules.find("public", "users").orElseThrow();
        assertThat(users.location()).hasToString("db/sync/a.yaml:5:3");
        assertThat(users.expectedRows()).isEqualTo(OptionalLong.of(5_000_000));
        assertThat(users.rows().condition()).isEqualTo("created_at > now() - interval '90 days'");
        assertThat(users.rows().percent()).isEqualTo(10);
        assertThat(users.rows().children()).isTrue();
        assertThat(users.columns().keySet())
                .containsExactly("id", "email", "phone", "nick", "token", "note", "fax", "profile");
        assertThat(users.columns().values().stream().map(Decision::word))
                .containsExactly("keep", "mask", "mask", "keep", "null", "default", "drop", "mask");
        assertThat(users.columns().get("phone")).isInstanceOfSatisfying(Decision.Mask.class, mask -> {
            assertThat(mask.location()).hasToString("db/sync/a.yaml:13:7");
            assertThat(mask.strategy()).isEqualTo("phone");
            assertThat(mask.options()).isEqualTo(new Options(Map.of("keep_country_code", "true")));
        });
        assertThat(users.columns().get("nick"))
                .isInstanceOfSatisfying(Decision.Keep.class, keep -> assertThat(keep.reason() + keep.reviewed())
                        .isEqualTo("chosen to be publictrue"));
        assertThat(users.columns().get("profile")).isInstanceOfSatisfying(Decision.Mask.class, mask -> {
            assertThat(mask.options().text("unlisted")).contains("null");
            Options paths = mask.options().nested("paths");
            assertThat(paths.values().keySet()).containsExactly("$.contact.email", "$.plan", "$.x");
            assertThat(paths.nested("$.plan").text("keep")).contains("no person in it");
            assertThat(paths.nested("$.x").text("null")).contains("true");
        });
        assertThat(rules.find("public", "Order Items").orElseThrow().columns()).containsOnlyKeys("Unit Price");
        assertThat(rules.find("sales", "orders").orElseThrow().withoutRows()).isEqualTo("nobody needs it");
        assertThat(rules.notes()).isEmpty();
    }

    @Test
    void no_folder_and_no_file_are_not_files_without_decisions() {
        assertThat(new DecisionFiles(temp).find()).isEmpty();
        assertThat(new DecisionFiles(temp)
                        .file(".gitkeep", "")
                        .file("README.md", "x")
                        .find())
                .isEmpty();
        assertThat(new DecisionFiles(temp)
                        .file("a.yml", "tables: {t: {columns: {id: {null: true}}}}")
                        .good()
                        .notes())
                .singleElement()
                .extracting(DecisionFiles::line)
                .isEqualTo("db/sync/README.md: README.md is no decision file and is not read; decision files lie in the"
                        + " folder itself and end in .yaml or .yml");
        assertThat(new DecisionFiles(temp).file("b.yaml", "# later\n").read().problems())
                .extracting(DecisionFiles::line)
                .isEqualTo(List.of("db/sync/b.yaml: the file says nothing; delete it, or add tables"));
    }
}

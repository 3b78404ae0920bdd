package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.MigrationSet;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendsWholeFilesTest {

    private static final String ALONE = "create index concurrently i on t (a);\n";
    private static final String TWO = ALONE + "create index concurrently j on t (b);\n";

    private final Tree tree;

    SendsWholeFilesTest(@TempDir Path root) {
        tree = new Tree(root);
    }

    @Test
    void reports_what_golang_migrate_cannot_run() {
        tree.layout(Layout.GOLANG_MIGRATE)
                .file("1_a.up.sql", ALONE)
                .file("1_a.down.sql", "drop index concurrently i;\n")
                .file("2_b.up.sql", TWO)
                .file("2_b.down.sql", "select 1;\ndrop index concurrently i;\n");

        MigrationSet set = tree.read();

        assertThat(set.problems())
                .extracting(LayoutProblem::kind, p -> p.location().toString())
                .containsExactly(
                        tuple(Kind.TOOL_FAILS, "db/migrations/2_b.down.sql:2:1"),
                        tuple(Kind.TOOL_FAILS, "db/migrations/2_b.up.sql:1:1"));
        assertThat(Tree.migration(set, "1_a").up().get(0).defect()).isNull();
        assertThat(Tree.migration(set, "2_b").up().get(0).defect())
                .isEqualTo(set.problems().get(1));
    }

    @Test
    void reports_what_the_others_cannot_run_without_transaction() {
        tree.layout(Layout.SQLX).file("1_a.sql", "-- no-transaction\n" + TWO).file("2_b.sql", TWO);
        assertThat(Tree.only(tree.read(), Kind.TOOL_FAILS).location()).hasToString("db/migrations/1_a.sql:2:1");
    }

    @Test
    void reports_sections_of_dbmate_at_their_place() {
        tree.file("1_a.sql", "-- migrate:up transaction:false\n" + TWO + "-- migrate:down transaction:false\n" + ALONE);
        assertThat(Tree.only(tree.read(), Kind.TOOL_FAILS).location()).hasToString("db/migrations/1_a.sql:2:1");
    }

    @Test
    void reports_directories_of_diesel() {
        tree.file("1_a/up.sql", TWO).file("1_a/metadata.toml", "run_in_transaction = false\n");
        assertThat(Tree.only(tree.read(), Kind.TOOL_FAILS).location()).hasToString("db/migrations/1_a/up.sql:1:1");
    }

    @Test
    void leaves_tools_alone_that_send_statement_by_statement() {
        tree.file("001_a.up.sql", TWO).file("001_a.down.sql", "drop index concurrently i, j;\n");
        assertThat(tree.read().problems()).isEmpty();
    }

    @Test
    void warns_of_what_flyway_refuses_by_default() {
        tree.file("V1__a.sql", TWO)
                .file("V2__b.sql", "create table t ();\n" + ALONE)
                .file("V3__c.sql", "create table t ();\n" + ALONE)
                .file("V3__c.sql.conf", "executeInTransaction=false\n");

        MigrationSet set = tree.read();

        assertThat(Tree.only(set, Kind.MIXED_TRANSACTION).location()).hasToString("db/migrations/V2__b.sql:2:1");
        assertThat(set.problems()).hasSize(1);
        assertThat(set.migrations())
                .allSatisfy(m -> assertThat(m.up().get(0).defect()).isNull());
    }
}

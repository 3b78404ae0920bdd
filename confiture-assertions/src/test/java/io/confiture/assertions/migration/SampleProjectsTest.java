package io.confiture.assertions.migration;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.query.Row.row;
import static io.confiture.migration.trace.LockMode.ACCESS_EXCLUSIVE;
import static io.confiture.migration.trace.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.Failing;
import io.confiture.suite.DatabaseState;
import io.confiture.suite.DatabaseStateException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The projects under samples, as they lie there. */
class SampleProjectsTest {

    private static TestProject sample(String name) {
        return new TestProject(Path.of("..", "samples").resolve(name));
    }

    @Test
    void a_column_is_added_to_customers_who_stay() {
        try (TestProject shop = sample("shop");
                MigrationSandbox db = shop.at(DatabaseState.afterMigration("002"))) {
            db.insert("customers").row("email", "a@b.c", "name", "Ada");

            db.migrateTo("003");

            assertThat(db).table("customers").column("bio").hasType("text").isNullable();
            assertThat(db).query("select email::text from customers").containsExactly(row("a@b.c"));
            assertThat(db.lastMigration())
                    .locks("customers")
                    .atMost(ACCESS_EXCLUSIVE)
                    .withoutRewrite()
                    .withoutScan();
            assertThat(Failing.message(() ->
                            assertThat(db.lastMigration()).locks("customers").atMost(SHARE_UPDATE_EXCLUSIVE)))
                    .contains("ACCESS EXCLUSIVE on customers, by ALTER TABLE customers ADD COLUMN bio text at"
                            + " db/migrations/003_add_bio.up.sql:1:1");
        }
    }

    @Test
    void indexes_are_built_beside_the_work_of_others() {
        try (TestProject shop = sample("shop");
                MigrationSandbox db = shop.at(DatabaseState.afterMigration("004_order_totals"))) {
            db.migrateTo("5");

            assertThat(db.lastMigration())
                    .rewritesNothing()
                    .locksOnly("customers", "orders")
                    .locks("orders")
                    .atMost(SHARE_UPDATE_EXCLUSIVE)
                    .withoutBlockingWriters();
            assertThat(db.lastMigration()).statement(1).locksOnly("customers");
            db.migrateDown();
            assertThat(db.lastMigration()).isDown().locks("orders").atMost(SHARE_UPDATE_EXCLUSIVE);
        }
    }

    @Test
    void every_step_of_the_shop_goes_up_and_back() {
        try (TestProject shop = sample("shop");
                MigrationSandbox db = shop.at(DatabaseState.empty())) {
            db.migrateUp();
            assertThat(db.migrations()).hasSize(7).allSatisfy(m -> assertThat(m).isUp());
            assertThat(db.version()).contains("007");
            db.migrateBackTo("0");
            assertThat(db.migrations()).hasSize(14);
            assertThat(db).tables().isEmpty();
        }
    }

    @Test
    void flyways_versions_are_compared_as_flyway_does() {
        try (TestProject library = sample("flyway/src/main/resources/db");
                MigrationSandbox db = library.at(DatabaseState.afterMigration("1.0"))) {
            db.insert("author").row("name", "Ada");

            db.migrateTo("1_1");
            assertThat(db.lastMigration()).hasVersion("1.1").appliesTo("1").locksOnly("book");
            db.migrateUp();

            assertThat(db.migrations())
                    .extracting(MigrationResult::id)
                    .containsExactly("V1.1__loans", "V2__index_open_loans", "V10__copyright", "R__open_loans");
            assertThat(db.version()).contains("10");
            assertThat(db.migrations().get(2)).locks("book").withScan();
            db.migrateDown();
            assertThat(db.lastMigration()).isDown().hasVersion("10");
            assertThat(db.version()).contains("2");
        }
    }

    @Test
    void prep_seeds_are_loaded_and_resolved() {
        try (TestProject catalog = sample("prep-seed");
                MigrationSandbox db = catalog.at(DatabaseState.seeded())) {
            assertThat(db)
                    .query("select p.name is not null from catalog.tb_manufacturer p where p.identifier = 'MF-001'")
                    .containsExactly(row(true));
            assertThatThrownBy(db::migrateUp)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("schema files made database");
        }
    }

    @Test
    void broken_seeds_are_no_database() {
        try (TestProject catalog = sample("prep-seed-broken")) {
            assertThatThrownBy(() -> catalog.at(DatabaseState.seeded()))
                    .isInstanceOf(DatabaseStateException.class)
                    .hasMessageStartingWith("there is no database in the state \"schema and seeds\":");
        }
    }
}

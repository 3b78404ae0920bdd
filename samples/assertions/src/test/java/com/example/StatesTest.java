package com.example;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.jupiter.ConfitureDatabase.State.EMPTY;
import static io.confiture.assertions.jupiter.ConfitureDatabase.State.MIGRATIONS;
import static io.confiture.assertions.jupiter.ConfitureDatabase.State.SEEDS;

import io.confiture.assertions.jupiter.AtMigration;
import io.confiture.assertions.jupiter.ConfitureDatabase;
import io.confiture.assertions.migration.MigrationSandbox;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

// guide: states
@ConfitureDatabase
class StatesTest {
    @Test
    void schema(DataSource db) {
        assertThat(db).hasTable("orders").table("users").rows().allowingNoRows().haveCount(0);
    }

    @Test
    @ConfitureDatabase(state = SEEDS)
    void schemaAndSeeds(DataSource db) {
        assertThat(db).table("users").rows().haveCount(2);
    }

    @Test
    @ConfitureDatabase(state = MIGRATIONS)
    void allMigrations(MigrationSandbox db) {
        org.assertj.core.api.Assertions.assertThat(db.version()).contains("004");
    }

    @Test
    @AtMigration("001")
    void afterOneMigration(DataSource db) {
        assertThat(db).table("users").columns().containsExactlyInAnyOrder("id", "email");
    }

    @Test
    @ConfitureDatabase(state = EMPTY)
    void nothingYet(DataSource db) {
        assertThat(db).tables().isEmpty();
    }

    @Test
    void twoDatabases(@AtMigration("001") DataSource before, @AtMigration("002") DataSource after) {
        assertThat(before).table("users").doesNotHaveColumn("bio");
        assertThat(after).table("users").hasColumn("bio");
    }

    @Test
    void transactions(Connection one, Connection other) throws SQLException {
        one.setAutoCommit(false);
        one.createStatement().execute("insert into users (email) values ('a@b.c')");
        assertThat(one).query("select count(*) from users").numberValue().isEqualByComparingTo("1");
        assertThat(other).query("select email from users").isEmpty();
    }
}
// guide: end

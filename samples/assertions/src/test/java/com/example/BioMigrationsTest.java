package com.example;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.ConfitureAssertions.row;
import static io.confiture.migration.trace.LockMode.ACCESS_EXCLUSIVE;

import io.confiture.assertions.jupiter.AtMigration;
import io.confiture.assertions.migration.MigrationSandbox;
import org.junit.jupiter.api.Test;

class BioMigrationsTest {
    // guide: locks
    @Test
    @AtMigration("001")
    void addsTheColumnWithoutReadingTheTable(MigrationSandbox db) {
        db.insert("users").row("email", "a@b.c");
        db.migrateTo("002");
        assertThat(db.lastMigration()).locks("users").exactly(ACCESS_EXCLUSIVE).withoutRewrite().withoutScan();
        assertThat(db.lastMigration()).rewritesNothing().runsInOneTransaction();
    }
    // guide: end

    // guide: way back
    @Test
    @AtMigration("003")
    void losesBiosOnTheWayBack(MigrationSandbox db) {
        db.insert("users").row("email", "a@b.c", "bio", "Hello");
        db.migrateBackTo("001");
        assertThat(db).table("users").doesNotHaveColumn("bio");
        db.migrateUp();
        assertThat(db).query("select email, bio from users").containsExactly(row("a@b.c", null));
    }
    // guide: end
}

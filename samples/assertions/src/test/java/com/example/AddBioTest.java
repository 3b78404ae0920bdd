package com.example;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.ConfitureAssertions.row;
import static io.confiture.migration.trace.LockMode.SHARE_UPDATE_EXCLUSIVE;

import io.confiture.assertions.jupiter.AtMigration;
import io.confiture.assertions.jupiter.ConfitureExtension;
import io.confiture.assertions.migration.MigrationSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

// guide: first test
@ExtendWith(ConfitureExtension.class)
class AddBioTest {
    @Test
    @AtMigration("002")
    void keepsUsers(MigrationSandbox db) {
        db.insert("users").row("email", "a@b.c");
        db.migrateTo("003");
        assertThat(db).table("users").column("bio").hasType("text").isNullable();
        assertThat(db).query("select email from users").containsExactly(row("a@b.c"));
        assertThat(db.lastMigration()).locks("users").atMost(SHARE_UPDATE_EXCLUSIVE).withoutRewrite();
    }
}
// guide: end

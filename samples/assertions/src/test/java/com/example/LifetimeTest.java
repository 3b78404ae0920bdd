package com.example;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime.CLASS;

import io.confiture.assertions.jupiter.ConfitureDatabase;
import io.confiture.assertions.migration.MigrationSandbox;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

// guide: lifetime
@ConfitureDatabase(lifetime = CLASS)
class LifetimeTest {
    @BeforeAll
    static void fill(MigrationSandbox db) {
        db.insert("users").row("email", "a@b.c");
    }

    @Test
    void isShared(DataSource db) {
        assertThat(db).table("users").rows().haveCount(1);
    }
}
// guide: end

package com.example;

import static io.confiture.assertions.ConfitureAssertions.assertThat;

import io.confiture.assertions.jupiter.ConfitureDatabase;
import io.confiture.assertions.migration.MigrationSandbox;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@ConfitureDatabase
class PlansTest {
    @Test
    void plans(DataSource db) {
        // guide: plans
        assertThat(db).query("select * from orders where user_id = 7").plan().canUseIndex("orders_user");
        // guide: end
    }

    @Test
    void plansOnRows(MigrationSandbox db) {
        // guide: plans on rows
        db.execute("""
                insert into users (email) select 'user' || n || '@example.com' from generate_series(1, 5000) n;
                analyze users""");
        assertThat(db)
                .query("select * from users where email = 'user7@example.com'")
                .plan()
                .usesIndex("users_email_key")
                .doesNotScanSequentially("users");
        // guide: end
    }

    @Test
    void baselines(MigrationSandbox db) {
        // guide: baselines
        db.execute("""
                insert into users (email) select 'user' || n || '@example.com' from generate_series(1, 5000) n;
                analyze users""");
        assertThat(db)
                .statement("select * from users where email = 'user7@example.com'")
                .baseline("user by email")
                .hasSameRowCount()
                .readsAtMost(2);
        // guide: end
    }
}

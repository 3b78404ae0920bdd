package com.example;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.ConfitureAssertions.row;

import io.confiture.assertions.jupiter.ConfitureDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

// guide: row security
@ConfitureDatabase(project = "tenants/db")
class RowSecurityTest {
    @Test
    void eachTenantSeesItsOwn(DataSource db) {
        assertThat(db)
                .asRole("sample_app")
                .with("app.tenant", "1")
                .canSee("select body from notes", row("one"))
                .cannotSee("select body from notes", row("two"))
                .canInsert("insert into notes values (1, 'mine')")
                .violatesPolicy("insert into notes values (2, 'theirs')");
    }

    @Test
    void isGuarded(DataSource db) {
        assertThat(db).table("notes").hasRowSecurity().policy("own_notes").appliesTo("sample_app");
    }
}
// guide: end

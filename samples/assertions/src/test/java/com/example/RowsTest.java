package com.example;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.ConfitureAssertions.row;
import static io.confiture.assertions.jupiter.ConfitureDatabase.State.SEEDS;
import static io.confiture.assertions.query.SqlState.CHECK_VIOLATION;
import static io.confiture.assertions.query.SqlState.UNIQUE_VIOLATION;

import io.confiture.assertions.jupiter.ConfitureDatabase;
import io.confiture.assertions.migration.MigrationSandbox;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@ConfitureDatabase(state = SEEDS)
class RowsTest {
    @Test
    void queries(DataSource db) {
        // guide: queries
        assertThat(db)
                .query("select email, total from users u join orders o on o.user_id = u.id")
                .hasColumns("email", "total")
                .containsExactlyInAnyOrder(row("ada@example.com", 12.50), row("bob@example.com", 3.00));
        assertThat(db).query("select total_of(id) from users where email = ?", "ada@example.com")
                .numberValue()
                .isEqualByComparingTo("12.5");
        // guide: end
    }

    @Test
    void json(DataSource db) {
        // guide: json
        assertThat(db)
                .query("select details from orders where state = 'paid'")
                .jsonValue()
                .ignoringExtraFields()
                .isEqualTo("""
                        {"items": [{"title": "Pen"}]}""");
        // guide: end
    }

    @Test
    void errors(DataSource db) {
        // guide: errors
        assertThat(db)
                .statement("insert into users (email) values ('ada@example.com')")
                .failsWith(UNIQUE_VIOLATION)
                .onConstraint("users_email_key");
        assertThat(db).statement("update orders set total = -1").failsWith(CHECK_VIOLATION);
        // guide: end
    }

    @Test
    void seeds(DataSource db) {
        // guide: seeds
        assertThat(db).table("users").rows().areUnique("email").areNotNull("email");
        assertThat(db).table("orders").rows().values("state").areIn("new", "paid", "sent");
        assertThat(db).table("orders").rows().values("user_id").referTo("users", "id");
        assertThat(db).table("orders").rows().allMatch("total between 1 and 1000");
        // guide: end
    }

    @Test
    void changes(MigrationSandbox db) {
        // guide: changes
        assertThat(db)
                .changesOf(() -> db.execute("delete from users where email = 'bob@example.com'"), "users", "orders")
                .areOnlyIn("users", "orders")
                .in("orders")
                .haveDeleted(1);
        // guide: end
    }
}
